package dev.vitrine.visualise.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Facts kept as text beside the classes: lines of `name = value`, comments behind `#`.
public final class Table {

  private Table() {}

  /// @param file a name in the package `dev.vitrine.visualise`
  public static Map<String, String> read(String file) {
    try (InputStream stream = Table.class.getResourceAsStream("/dev/vitrine/visualise/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("missing " + file);
      }
      return lines(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> lines(BufferedReader reader) throws IOException {
    Map<String, String> table = new LinkedHashMap<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int equals = line.indexOf(" = ");
      if (!line.startsWith("#") && equals > 0) {
        table.put(line.substring(0, equals), line.substring(equals + 3));
      }
    }
    return Collections.unmodifiableMap(table);
  }
}
