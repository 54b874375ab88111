package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;

/// What of the drivers' features holds, as `target/drivers/<driver>.tsv`: the feature, `ok` or
/// `no`, and a detail.
final class Features {

  private static final Path NAMES = Path.of("src/test/drivers/features.txt");

  private final String driver;
  private final Map<String, String> outcomes = new ConcurrentHashMap<>();

  Features(String driver) {
    this.driver = driver;
  }

  /// Uses a feature.
  interface Use {
    /// @return what is worth telling of it
    String run() throws Exception;
  }

  /// Uses a feature and notes how that ends.
  void check(String name, Use use) throws Exception {
    try {
      outcomes.put(name, "ok\t" + line(use.run()));
    } catch (TestAbortedException aborted) {
      outcomes.put(name, "no\t" + line(String.valueOf(aborted.getMessage())));
      throw aborted;
    } catch (Throwable failure) {
      outcomes.put(name, "no\t" + line(String.valueOf(failure.getMessage())));
      throw failure;
    }
  }

  private static String line(String text) {
    return text.strip().lines().findFirst().orElse("").replace('\t', ' ');
  }

  /// Writes them in the order of the list of features.
  void write() throws IOException {
    List<String> names = Files.readAllLines(NAMES);
    assertThat(Set.copyOf(names)).containsAll(outcomes.keySet());
    Path file = Path.of("target", "drivers", driver + ".tsv");
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        names.stream()
            .filter(outcomes::containsKey)
            .map(name -> name + "\t" + outcomes.get(name))
            .toList());
  }
}
