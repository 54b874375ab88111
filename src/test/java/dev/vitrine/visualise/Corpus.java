package dev.vitrine.visualise;

import dev.vitrine.visualise.CorpusRun.Case;
import dev.vitrine.visualise.CorpusRun.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// The cases that lie beside the tests, drawn once for all tests, and the specs that were accepted
/// of them: `ours/id.json` where it is small, `ours/id.json.gz` where it is not.
/// `src/test/visualise/accept` writes those.
///
/// @param better ids of the cases whose picture is not the reference's, for the reason that
///   `better.txt` gives
record Corpus(Map<Case, Outcome> outcomes, Set<String> better) {

  static final Path RESOURCES = Path.of("src/test/resources/visualise");
  static final Path WORK = Path.of("target/visualise-corpus");

  /// Drawn on first use.
  private static final class Drawing {
    static final Corpus CORPUS = draw();
  }

  static Corpus drawn() {
    return Drawing.CORPUS;
  }

  private static Corpus draw() {
    try {
      Path drawn = Files.createDirectories(WORK.resolve("drawn"));
      Map<Case, Outcome> outcomes = new LinkedHashMap<>();
      for (Case example : CorpusRun.cases(RESOURCES.resolve("cases"))) {
        Outcome outcome = CorpusRun.outcome(example);
        CorpusRun.write(example, outcome, drawn);
        outcomes.put(example, outcome);
      }
      return new Corpus(outcomes, ids("better.txt"));
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// The ids of a list, one on each line; `#` begins a remark.
  static Set<String> ids(String list) throws IOException {
    List<String> lines = Files.readAllLines(RESOURCES.resolve(list));
    return new TreeSet<>(
        lines.stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(Predicate.not(String::isEmpty))
            .toList());
  }

  /// The spec of a case that was accepted when its picture was compared.
  static Optional<String> accepted(String id) throws IOException {
    Path plain = RESOURCES.resolve("ours").resolve(id + ".json");
    if (Files.exists(plain)) {
      return Optional.of(Files.readString(plain));
    }
    Path packed = RESOURCES.resolve("ours").resolve(id + ".json.gz");
    if (!Files.exists(packed)) {
      return Optional.empty();
    }
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(packed))) {
      return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
