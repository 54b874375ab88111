package dev.vitrine.drivers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Another language's tools. Where they, or the registry that they fetch from, are missing, tests
/// that need them are skipped and say why; on continuous integration they fail.
final class Toolchain {

  private final Path directory;
  private final Path log;

  private Toolchain(Path directory) {
    this.directory = directory;
    this.log = directory.resolve("install.log");
  }

  /// A copy of a program's sources under `target/drivers`, where it is made ready to run.
  ///
  /// @param name of the directory in `src/test/drivers`
  static Toolchain of(String name) throws IOException {
    Path directory = Path.of("target/drivers", name).toAbsolutePath();
    Files.createDirectories(directory);
    try (Stream<Path> sources = Files.list(Path.of("src/test/drivers", name))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Files.write(directory.resolve(source.getFileName()), Files.readAllBytes(source));
      }
    }
    return new Toolchain(directory);
  }

  Path directory() {
    return directory;
  }

  /// Runs a step of making ready.
  ///
  /// @throws org.opentest4j.TestAbortedException when it does not succeed, unless this is
  ///   continuous integration
  void ready(String... command) throws IOException, InterruptedException {
    if (!succeeds(List.of(command))) {
      String reason = String.join(" ", command) + " does not succeed here; see " + log;
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(reason);
      }
      assumeTrue(false, reason);
    }
  }

  private boolean succeeds(List<String> command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor(10, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return false;
    } catch (IOException absent) {
      Files.writeString(log, String.valueOf(absent.getMessage()));
      return false;
    }
  }

  /// Runs the program that is ready.
  ///
  /// @param client name and version
  /// @return what it told, kept in `target/drivers/<client>.tsv` too
  Outcomes run(String client, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Program program = new Program(List.of(command), Outcomes.file(client));
    return Outcomes.of(client, program.run(environment));
  }
}
