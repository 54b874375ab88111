package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.CorpusRun.Case;
import dev.vitrine.visualise.CorpusRun.Drawn;
import dev.vitrine.visualise.CorpusRun.Outcome;
import dev.vitrine.visualise.CorpusRun.Refused;
import java.io.IOException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every case of the corpus on a real DuckDB: refused where it must be, with the rows and layers
/// that it must have where it is drawn, and with the very spec whose picture was accepted.
class CorpusTest {

  /// Numbers that stand alone, so not those of names such as `pos1` or of colours.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.#%])-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.])");

  @TestFactory
  Stream<DynamicTest> aCaseComesOutAsItMust() {
    Corpus corpus = Corpus.drawn();
    return corpus.outcomes().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey().id(), () -> comesOut(entry.getKey(), entry.getValue())));
  }

  @Test
  void theCorpusIsWholeAndOnlyCasesOfItAreBetter() {
    Set<String> ids =
        Corpus.drawn().outcomes().keySet().stream().map(Case::id).collect(Collectors.toSet());

    assertThat(ids).hasSize(438).containsAll(Corpus.drawn().better());
  }

  private static void comesOut(Case example, Outcome outcome) throws IOException {
    if (example.expected().drawn()) {
      assertThat(outcome).as(outcome.toString()).isInstanceOf(Drawn.class);
      isAccepted(example, (Drawn) outcome);
    } else {
      assertThat(outcome).isInstanceOf(Refused.class);
      isRefusedSensibly(example, (Refused) outcome);
    }
  }

  /// What is wrong with the text is told before the data is asked, unless the data is at fault.
  private static void isRefusedSensibly(Case example, Refused refused) {
    assertThat(refused.message()).isNotBlank();
    assertThat(refused.errorClass())
        .as(refused.message())
        .isIn(
            example.expected().errorClass().equals("data_source")
                ? Set.of("data_source", "parse", "validation")
                : Set.of("parse", "validation"));
  }

  private static void isAccepted(Case example, Drawn drawn) throws IOException {
    if (!Corpus.drawn().better().contains(example.id())) {
      assertThat(drawn.rows()).as("rows").isEqualTo(example.expected().rows());
    }
    assertThat(drawn.layers()).as("layers").isEqualTo(example.expected().layers());

    String accepted = Corpus.accepted(example.id()).orElseThrow();
    assertThat(words(drawn.spec())).isEqualTo(words(accepted));
    if (!example.structure()) {
      assertThat(numbers(drawn.spec()))
          .usingElementComparator(CorpusTest::compare)
          .containsExactly(numbers(accepted));
    }
  }

  private static String words(String spec) {
    return NUMBER.matcher(spec).replaceAll("0");
  }

  private static Double[] numbers(String spec) {
    return NUMBER
        .matcher(spec)
        .results()
        .map(MatchResult::group)
        .map(Double::valueOf)
        .toArray(Double[]::new);
  }

  /// Equal to nine digits: the last ones differ between machines.
  private static int compare(Double a, Double b) {
    double tolerance = 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    return Math.abs(a - b) <= tolerance ? 0 : Double.compare(a, b);
  }
}
