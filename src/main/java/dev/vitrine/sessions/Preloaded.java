package dev.vitrine.sessions;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tables that are in every new session: read once from their files, kept as Parquet, and copied
/// into each engine.
final class Preloaded {

  private static final List<String> SAMPLES = List.of("products", "sales", "employees");

  private final Map<String, Path> files = new LinkedHashMap<>();

  private Preloaded() {}

  static Preloaded none() {
    return new Preloaded();
  }

  /// @param directory for the Parquet files, and for the engine that writes them
  /// @throws IllegalStateException that names a file which cannot be loaded
  static Preloaded of(Path directory, SessionsConfig config) {
    Preloaded tables = new Preloaded();
    if (config.loadSampleData() || !config.files().isEmpty()) {
      try {
        tables.read(directory, config);
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot write below " + directory, failure);
      }
    }
    return tables;
  }

  private void read(Path directory, SessionsConfig config) throws IOException {
    Path work = directory.resolve("work");
    Files.createDirectories(work.resolve("spill"));
    Files.createDirectories(work.resolve("files"));
    try (DuckDbEngine engine = DuckDbEngine.inMemory(work, config.engine())) {
      OwnEngine own = new OwnEngine(engine, work, List.of());
      for (String sample : config.loadSampleData() ? SAMPLES : List.<String>of()) {
        Path copy = own.files().resolve(sample + ".csv");
        BuiltIns.unpack("/dev/vitrine/samples/sessions/" + sample + ".csv", copy);
        keep(own, copy, sample, directory);
      }
      for (String name : config.files()) {
        keep(own, Path.of(name), TableName.ofFile(name, this::isTaken), directory);
      }
    } finally {
      EngineShelf.remove(work);
    }
  }

  private boolean isTaken(String name) {
    return files.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private void keep(OwnEngine own, Path file, String table, Path directory) throws IOException {
    FileFormat format;
    Path inside = own.files().resolve("input" + TableName.extension(file.toString()));
    try {
      format = FileFormat.of(file.toString().toLowerCase(Locale.ROOT));
      place(file, inside);
      FileLoader.on(own).load(inside, format, table);
    } catch (SessionFault | IOException fault) {
      throw new IllegalStateException(
          "vitrine.sessions.load-data: " + file + " cannot be loaded: " + fault.getMessage(),
          fault);
    }
    Path written = own.files().resolve("output.parquet");
    execute(
        own,
        "COPY %s.%s TO %s (FORMAT parquet)"
            .formatted(
                Catalog.SCHEMA,
                QuotedName.of(table),
                StringLiterals.quoted(written.toAbsolutePath().toString())));
    execute(own, "DROP TABLE " + Catalog.SCHEMA + "." + QuotedName.of(table));
    Path kept = directory.resolve(files.size() + ".parquet");
    Files.move(written, kept, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(inside);
    files.put(table, kept);
  }

  private static void execute(OwnEngine own, String sql) {
    own.engine().run(Catalog.write(Handle.random(), sql), RowSink.none(), CommitGate.OPEN);
  }

  /// A name in an engine's directory for a file that lies elsewhere.
  private static void place(Path file, Path inside) throws IOException {
    try {
      Files.createLink(inside, file);
    } catch (IOException | UnsupportedOperationException otherDisk) {
      Files.copy(file, inside, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The tables, in the order in which they are listed.
  List<String> tables() {
    return List.copyOf(files.keySet());
  }

  /// Makes all of them in an engine.
  void into(OwnEngine own) {
    files.forEach((table, file) -> {
      Path inside = own.files().resolve("preloaded.parquet");
      try {
        place(file, inside);
        FileLoader.on(own).load(inside, FileFormat.PARQUET, table);
        Files.delete(inside);
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot copy a table into a session", failure);
      }
    });
  }
}
