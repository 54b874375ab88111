package dev.vitrine.visualise;

import static dev.vitrine.visualise.Corpus.RESOURCES;
import static dev.vitrine.visualise.Corpus.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.visualise.CorpusRun.Case;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares the pictures of the corpus, item by item, with those that must come out. What
/// [CorpusTest] holds fast was accepted by this.
class CorpusPictureTest {

  @Test
  void everyCaseDrawsThePictureThatItMust() throws Exception {
    assumeTrue(isInstalled("node"), "needs node to draw the pictures; none is on the path");
    assumeTrue(isInstalled("npm"), "needs npm to install Vega; none is on the path");
    Path compare = comparator();
    Path cases = dueCases(Corpus.drawn());

    Path report = WORK.resolve("report.txt");
    int exit =
        run(
            compare,
            report,
            "node",
            "compare.mjs",
            "--dir",
            cases.toAbsolutePath().toString(),
            WORK.resolve("drawn").toAbsolutePath().toString(),
            "--metadata",
            "--quiet");

    assertThat(exit).as(Files.readString(report)).isZero();
  }

  /// The cases whose picture is the reference's, in a folder of their own.
  private static Path dueCases(Corpus corpus) throws IOException {
    Path due = Files.createDirectories(WORK.resolve("due"));
    for (Case example : corpus.outcomes().keySet()) {
      Path copy = due.resolve(example.id() + ".json");
      if (corpus.better().contains(example.id())) {
        Files.deleteIfExists(copy);
      } else {
        copy(RESOURCES.resolve("cases").resolve(copy.getFileName()), copy);
      }
    }
    return due;
  }

  /// The comparator with its packages, outside the sources.
  static synchronized Path comparator() throws Exception {
    Path compare = Files.createDirectories(WORK.resolve("compare"));
    try (Stream<Path> files = Files.list(RESOURCES.resolve("compare"))) {
      files.forEach(file -> copy(file, compare.resolve(file.getFileName())));
    }
    if (!Files.isDirectory(compare.resolve("node_modules/vega-lite"))) {
      Path log = WORK.resolve("npm.txt");
      assertThat(run(compare, log, "npm", "ci")).as(Files.readString(log)).isZero();
    }
    return compare;
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static int run(Path folder, Path output, String... command) throws Exception {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }
}
