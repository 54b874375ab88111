package dev.vitrine.sessions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Data that charts know by names of their own (`ggsql:penguins`): copied into a session when one
/// of its texts names them.
final class BuiltIns {

  private static final Pattern NAME = Pattern.compile("(?i)ggsql:(penguins|airquality|world)\\b");

  /// Where charts look for them.
  private static final String SCHEMA = "\"SAMPLES.GGSQL\"";

  private final Set<String> there = new HashSet<>();

  /// Sees to it that what a text names is there.
  synchronized void provide(String text, SessionEngine engine) {
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      String table = name.group(1).toLowerCase(Locale.ROOT);
      if (!there.contains(table)) {
        engine.use(own -> {
          load(own, table);
          return table;
        });
        there.add(table);
      }
    }
  }

  private static void load(OwnEngine own, String table) {
    Path file = own.files().resolve("builtin-" + table + ".csv");
    try {
      unpack("/dev/vitrine/samples/" + table + ".csv", file);
      execute(own, "CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
      execute(
          own,
          "CREATE OR REPLACE TABLE %s.%s AS SELECT * FROM %s"
              .formatted(SCHEMA, table, source(table, file)));
      Files.delete(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot unpack " + table, failure);
    }
  }

  /// Countries have their borders as WKB in hexadecimal digits.
  private static String source(String table, Path file) {
    String rows =
        "read_csv(" + StringLiterals.quoted(file.toAbsolutePath().toString()) + ", header = true)";
    return table.equals("world")
        ? "(SELECT * REPLACE (population::double AS population, gdp::integer AS gdp,"
            + " unhex(geom) AS geom) FROM "
            + rows
            + ")"
        : rows;
  }

  private static void execute(OwnEngine own, String sql) {
    own.engine().run(Catalog.write(Handle.random(), sql), RowSink.none(), CommitGate.OPEN);
  }

  /// Copies a file of the program.
  static void unpack(String name, Path copy) throws IOException {
    try (@Nullable InputStream in = BuiltIns.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + name);
      }
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
