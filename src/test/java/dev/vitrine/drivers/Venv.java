package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Python environment under target/drivers. It is made once, and anew when what it must hold
/// changes. Where it cannot be made the test is skipped, but for CI, where it fails.
final class Venv {

  private final Path root;

  private Venv(Path root) {
    this.root = root;
  }

  /// @param requirements as pip takes them
  static Venv with(String name, String... requirements) throws IOException, InterruptedException {
    Path root = Path.of("target/drivers/py-" + name).toAbsolutePath();
    Path stamp = root.resolve("requirements.txt");
    String due = String.join("\n", requirements) + "\n";
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(due)) {
      make(root, List.of(requirements));
      Files.writeString(stamp, due);
    }
    return new Venv(root);
  }

  private static void make(Path root, List<String> requirements)
      throws IOException, InterruptedException {
    Trees.delete(root);
    Files.createDirectories(root.getParent());
    Path log = root.resolveSibling(root.getFileName() + ".log");
    must("python3 with venv", log, List.of("python3", "-m", "venv", root.toString()));
    List<String> install = new ArrayList<>();
    install.addAll(List.of(root.resolve("bin/python").toString(), "-m", "pip", "install", "-q"));
    install.add("--disable-pip-version-check");
    install.addAll(requirements);
    must("PyPI", log, install);
  }

  private static void must(String what, Path log, List<String> command)
      throws InterruptedException {
    boolean done;
    try {
      done = new Program(command, log).succeeds();
    } catch (IOException absent) {
      done = false;
    }
    if (!done) {
      missing(what + " is needed for the Python drivers; see " + log);
    }
  }

  private static void missing(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason);
  }

  String python() {
    return bin("python");
  }

  String bin(String name) {
    return root.resolve("bin").resolve(name).toString();
  }
}
