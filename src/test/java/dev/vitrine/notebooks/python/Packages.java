package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A virtual environment under target/python-cells with the packages that notebooks use. Where it
/// cannot be made the test is skipped, but for continuous integration, where it fails.
final class Packages {

  private static final List<String> WANTED =
      List.of("pandas==3.1.1", "matplotlib==3.11.2", "altair==6.3.0", "plotly==7.1.0");
  private static final Path ROOT = Path.of("target/python-cells").toAbsolutePath();

  private Packages() {}

  /// Its interpreter.
  static synchronized String python() throws IOException, InterruptedException {
    Path stamp = ROOT.resolve("made.txt");
    String due = String.join("\n", WANTED);
    Path python = ROOT.resolve("venv/bin/python");
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(due)) {
      Files.createDirectories(ROOT);
      if (!makes(List.of("/usr/bin/python3", "-m", "venv", ROOT.resolve("venv").toString()))
          || !makes(install(python))) {
        missing();
      }
      Files.writeString(stamp, due);
    }
    return python.toString();
  }

  private static List<String> install(Path python) {
    List<String> command =
        new ArrayList<>(List.of(python.toString(), "-m", "pip", "install", "-q"));
    command.addAll(WANTED);
    return command;
  }

  private static boolean makes(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ROOT.resolve("made.log").toFile())
              .start();
      boolean isOver = process.waitFor(10, TimeUnit.MINUTES);
      process.destroyForcibly();
      return isOver && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static void missing() {
    String reason = "packages of Python are needed; see " + ROOT.resolve("made.log");
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason);
  }
}
