package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.vitrine.visualise.CorpusRun.Case;
import dev.vitrine.visualise.CorpusRun.Drawn;
import dev.vitrine.visualise.CorpusRun.Outcome;
import dev.vitrine.visualise.CorpusRun.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Reasonable queries that elsewhere are refused or drawn wrongly, and unreasonable ones that
/// elsewhere are accepted: `beyond.txt` says what each does here.
class BeyondTest {

  private static final Pattern SEMICOLON = Pattern.compile(";\\s*");

  /// @param what `draws ROWS LAYERS`, `refuses` or `tells`
  record Want(String id, String what, List<String> facts) {

    static Want of(String line) {
      List<String> parts = Arrays.asList(line.split("\\s*\\|\\s*", 3));
      List<String> facts =
          SEMICOLON.splitAsStream(parts.get(2)).filter(fact -> !fact.isBlank()).toList();
      return new Want(parts.get(0), parts.get(1), facts);
    }

    private List<Integer> counts() {
      return Arrays.stream(what.split(" ", 3)).skip(1).map(Integer::valueOf).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> aQueryDoesWhatIsWanted() throws IOException, SQLException {
    Map<String, Case> cases = cases();
    Set<String> pending = Corpus.ids("beyond-pending.txt");
    return wants().stream()
        .map(want ->
            DynamicTest.dynamicTest(
                want.id(),
                () -> {
                  assumeFalse(pending.contains(want.id()), "not yet");
                  holds(want, CorpusRun.outcome(Objects.requireNonNull(cases.get(want.id()))));
                }));
  }

  @Test
  void everyQueryHasItsLine() throws IOException, SQLException {
    Set<String> ids = cases().keySet();

    assertThat(wants().stream().map(Want::id)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids).hasSize(66).containsAll(Corpus.ids("beyond-pending.txt"));
  }

  private static Map<String, Case> cases() throws SQLException {
    return CorpusRun.cases(Corpus.RESOURCES.resolve("beyond")).stream()
        .collect(Collectors.toMap(Case::id, Function.identity()));
  }

  private static List<Want> wants() throws IOException {
    return Files.readAllLines(Corpus.RESOURCES.resolve("beyond.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Want::of)
        .toList();
  }

  private static void holds(Want want, Outcome outcome) {
    switch (outcome) {
      case Refused refused -> {
        assertThat(want.what()).as(refused.toString()).isIn("refuses", "tells");
        assertThat(refused.errorClass()).as(refused.message()).isIn("parse", "validation");
        assertThat(refused.message()).contains(want.facts());
      }
      case Drawn drawn -> {
        assertThat(want.what()).startsWith(want.what().equals("tells") ? "tells" : "draws");
        if (want.what().equals("tells")) {
          assertThat(String.join("\n", drawn.warnings())).contains(want.facts());
        } else {
          isDrawn(want, drawn);
        }
      }
    }
  }

  private static void isDrawn(Want want, Drawn drawn) {
    assertThat(List.of((int) drawn.rows(), drawn.layers())).isEqualTo(want.counts());
    for (String fact : want.facts()) {
      new SpecFact(drawn).holds(fact);
    }
  }
}
