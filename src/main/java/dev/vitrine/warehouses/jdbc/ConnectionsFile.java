package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A YAML file of connections: a map of names, under `connections:` or at the top.
///
/// ```yaml
/// connections:
///   sales: {type: postgresql, host: db.example.com, database: sales, user: reader, password_env: SALES_PASSWORD}
///   archive: {url: "sqlite:///data/archive.sqlite"}
/// ```
final class ConnectionsFile {

  private ConnectionsFile() {}

  /// @throws SqlError `BAD_REQUEST` that names the file and what is wrong in it
  static List<ConnectionSpec> read(Path file) {
    List<ConnectionSpec> specs = new ArrayList<>();
    written(file).forEach((name, fields) -> specs.add(spec(file, name, fields)));
    return specs;
  }

  /// The fields of each, as they stand there.
  static Map<String, Map<?, ?>> written(Path file) {
    Object top = parsed(file);
    if (top == null) {
      return Map.of();
    }
    if (!(top instanceof Map<?, ?> map)) {
      throw wrong(file, "it must be a map of connections by their names");
    }
    Object below = map.get("connections");
    Map<?, ?> connections = below instanceof Map<?, ?> named ? named : map;
    Map<String, Map<?, ?>> written = new LinkedHashMap<>();
    connections.forEach((name, fields) -> {
      if (!(fields instanceof Map<?, ?> one)) {
        throw wrong(file, "connection " + name + " must be a map of fields");
      }
      written.put(String.valueOf(name), one);
    });
    return written;
  }

  private static ConnectionSpec spec(Path file, String name, Map<?, ?> fields) {
    try {
      return SpecReader.read(name, fields);
    } catch (SqlError wrong) {
      throw wrong(file, wrong.text());
    }
  }

  private static @Nullable Object parsed(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException unreadable) {
      throw wrong(file, "it cannot be read");
    } catch (YAMLException malformed) {
      throw wrong(file, "it is not YAML: " + String.valueOf(malformed.getMessage()).strip());
    }
  }

  private static SqlError wrong(Path file, String what) {
    return new SqlError(ErrorCode.BAD_REQUEST, "the file of connections " + file + ": " + what);
  }
}
