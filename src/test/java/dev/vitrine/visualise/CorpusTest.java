package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.visualise.CorpusRun.Case;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Draws every case of the corpus on a real DuckDB and compares the pictures, item by item, with
/// those that must come out. Refused cases must be refused.
class CorpusTest {

  private static final Path RESOURCES = Path.of("src/test/resources/visualise");
  private static final Path WORK = Path.of("target/visualise-corpus");

  @Test
  void everyCaseDrawsThePictureThatItMust() throws Exception {
    assumeTrue(isInstalled("node"), "needs node to draw the pictures; none is on the path");
    assumeTrue(isInstalled("npm"), "needs npm to install Vega; none is on the path");
    Path compare = comparator();
    Path drawn = drawAll();

    Path report = WORK.resolve("report.txt");
    Path cases = RESOURCES.resolve("cases").toAbsolutePath();
    int exit =
        run(
            compare,
            report,
            "node",
            "compare.mjs",
            "--dir",
            cases.toString(),
            drawn.toAbsolutePath().toString(),
            "--metadata",
            "--quiet");

    assertThat(exit).as(Files.readString(report)).isZero();
  }

  private static Path drawAll() throws IOException, SQLException {
    Path drawn = Files.createDirectories(WORK.resolve("drawn"));
    List<Case> cases = CorpusRun.cases(RESOURCES.resolve("cases"));
    assertThat(cases).hasSizeGreaterThan(250);
    for (Case example : cases) {
      CorpusRun.draw(example, drawn);
    }
    return drawn;
  }

  /// The comparator with its packages, outside the sources.
  private static Path comparator() throws Exception {
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
      Files.write(to, Files.readAllBytes(from));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static int run(Path folder, Path output, String... command) throws Exception {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
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
