package dev.vitrine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The machine's Chromium without a window; what needs it is skipped where it is not installed.
final class Browser {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--enable-logging=stderr",
          "--virtual-time-budget=20000",
          "--dump-dom");

  private final Path program;
  private final Path profile;

  private Browser(Path program, Path profile) {
    this.program = program;
    this.profile = profile;
  }

  /// What the page looked like when its scripts had done their work, and what it complained of.
  record View(String document, List<String> complaints) {}

  static Browser orSkip(Path profile) {
    assumeTrue(onPath("chromium").isPresent(), "skipped: chromium is not installed");
    assumeTrue(
        onPath("npm").isPresent() || Asset.isBuilt("chart.js"),
        "skipped: npm is not installed, so the pages' programs were not built");
    assertThat(Asset.isBuilt("chart.js")).as("npm is there, so the pages must be built").isTrue();
    return new Browser(onPath("chromium").orElseThrow(), profile);
  }

  View open(URI page) throws IOException, InterruptedException {
    Path document = profile.resolve("document.html");
    Path log = profile.resolve("log.txt");
    var command = new ArrayList<String>(List.of(program.toString()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile.resolve("profile"));
    command.add(page.toString());
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(document.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(browser.waitFor(90, TimeUnit.SECONDS)).as("the browser ended").isTrue();
    } finally {
      browser.destroyForcibly().waitFor();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return new View(
          Files.readString(document), lines.filter(line -> line.contains(":CONSOLE:")).toList());
    }
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
