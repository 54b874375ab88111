package dev.vitrine.drivers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a client's program told: `feature<TAB>ok|no<TAB>detail` for each feature that the client
/// has. The same lines are kept in `target/drivers/<client>.tsv`.
///
/// @param client name and version, such as `python-5.2.0`
record Outcomes(String client, Map<String, Outcome> features) {

  /// @param detail why not, or a figure
  record Outcome(boolean ok, String detail) {

    private String columns() {
      String line = detail.strip().lines().findFirst().orElse("").replace('\t', ' ');
      return (ok ? "\tok\t" : "\tno\t") + line;
    }
  }

  static Outcomes of(String client, String lines) {
    Map<String, Outcome> features = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split("\t", 3);
      if (parts.length < 2 || !known().contains(parts[0]) || !parts[1].matches("ok|no")) {
        throw new IllegalArgumentException(client + " told no feature: " + line);
      }
      features.put(parts[0], new Outcome(parts[1].equals("ok"), parts.length > 2 ? parts[2] : ""));
    }
    return new Outcomes(client, features);
  }

  static Path file(String client) {
    return Path.of("target/drivers", client + ".tsv").toAbsolutePath();
  }

  /// Writes the file.
  void keep() throws IOException {
    List<String> lines =
        features.entrySet().stream()
            .map(each -> each.getKey() + each.getValue().columns())
            .toList();
    Files.createDirectories(file(client).getParent());
    Files.write(file(client), lines);
  }

  /// Names of features, in the order in which they are shown.
  static List<String> known() {
    try {
      return Files.readAllLines(Path.of("src/test/drivers/features.txt"), StandardCharsets.UTF_8);
    } catch (IOException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
