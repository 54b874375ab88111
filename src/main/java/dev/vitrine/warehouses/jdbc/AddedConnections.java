package dev.vitrine.warehouses.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/// The connections that were made over HTTP, in a file of the data directory that [ConnectionsFile]
/// reads again. It has no passwords: only where they are.
final class AddedConnections {

  private final Path file;
  private final Map<String, Map<String, Object>> fields = new TreeMap<>();

  /// @param data the server's data directory
  AddedConnections(Path data) {
    file = data.resolve("connections.yml");
  }

  /// Those of an earlier run.
  Map<String, Map<String, Object>> read() {
    if (Files.exists(file)) {
      ConnectionsFile.written(file).forEach((name, map) -> fields.put(name, copy(map)));
    }
    return Map.copyOf(fields);
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  void put(String name, Map<String, Object> written) {
    fields.put(name, new LinkedHashMap<>(written));
    save();
  }

  void remove(String name) {
    if (fields.remove(name) != null) {
      save();
    }
  }

  /// Whole or not at all.
  private void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling("connections.yml.new");
      Files.writeString(next, new Yaml().dump(Map.of("connections", fields)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }
}
