package dev.vitrine.prismiq;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// How tables and columns are to be shown, from the file of `vitrine.prismiq.looks`:
///
/// ```yaml
/// tables:
///   orders:
///     display_name: Orders
///     description: …
///     hidden: false
///     columns:
///       total: {display_name: Total, format: currency}
/// ```
@Singleton
final class Looks {

  private final Map<?, ?> tables;

  Looks(PrismiqConfig config) {
    Path file = config.looks();
    this.tables = file == null ? Map.of() : inner(read(file), "tables");
  }

  private static @Nullable Object read(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException missing) {
      throw new UncheckedIOException("vitrine.prismiq.looks cannot be read: " + file, missing);
    }
  }

  private static Map<?, ?> inner(@Nullable Object holder, String name) {
    return holder instanceof Map<?, ?> map && map.get(name) instanceof Map<?, ?> found
        ? found
        : Map.of();
  }

  Look of(String table) {
    return new Look(inner(tables, table));
  }

  Look of(String table, String column) {
    return new Look(inner(inner(inner(tables, table), "columns"), column));
  }

  /// What is said of one table or column.
  record Look(Map<?, ?> said) {

    boolean hidden() {
      return Boolean.TRUE.equals(said.get("hidden"));
    }

    @Nullable String text(String name) {
      return Optional.ofNullable(said.get(name)).map(Object::toString).orElse(null);
    }
  }
}
