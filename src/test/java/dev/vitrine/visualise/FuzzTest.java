package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.visualise.CorpusRun.Case;
import dev.vitrine.visualise.syntax.Chart;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever is written behind VISUALISE gives a picture, or an error that its writer can do
/// something about.
class FuzzTest {

  private static final Set<ErrorCode> USERS =
      Set.of(
          ErrorCode.VISUALISE_SYNTAX,
          ErrorCode.VISUALISE_INVALID,
          ErrorCode.CHART_TOO_LARGE,
          ErrorCode.OBJECT_NOT_FOUND);

  @Test
  void randomChartsAreDrawnOrRefused() {
    QueryFuzz fuzz = new QueryFuzz(4);
    int drawn = 0;
    try (DuckDb database = new DuckDb()) {
      QueryFuzz.tables(database);
      for (int i = 0; i < 2000; i++) {
        drawn += run(database, fuzz.next()) ? 1 : 0;
      }
    }
    assertThat(drawn).isGreaterThan(200);
  }

  @Test
  void changedChartsOfTheCorpusAreDrawnOrRefused() throws Exception {
    QueryFuzz fuzz = new QueryFuzz(5);
    for (Case example : CorpusRun.cases(Path.of("src/test/resources/visualise/cases"))) {
      try (DuckDb database = new DuckDb()) {
        if (example.query().contains("ggsql:")) {
          database.withSamples();
        }
        example.setup().forEach(database::execute);
        for (int i = 0; i < 3 && example.query().contains("VISUALISE "); i++) {
          run(database, fuzz.mutated(example.query()));
          run(database, fuzz.scratched(example.query()));
        }
      }
    }
  }

  /// @return whether it was drawn
  private static boolean run(DuckDb database, String text) {
    if (Visualise.split(text, Escapes.STANDARD).isEmpty()) {
      return false;
    }
    Optional<SqlError> expected =
        Visualise.validate(text, Escapes.STANDARD, database.builtins()).errors().stream()
            .findFirst();
    try {
      database.draw(text);
      assertThat(expected).as("validation of\n" + text).isEmpty();
      checkText(text);
      return true;
    } catch (SqlError error) {
      assertThat(USERS).as(text).contains(error.code());
      expected.ifPresent(known -> assertThat(error.text()).as(text).isEqualTo(known.text()));
    } catch (IllegalArgumentException failed) {
      boolean written = String.valueOf(failed.getMessage()).contains("TEMP TABLE __vitrine_rows");
      boolean users = failed.getCause() instanceof SQLException e && isUsers(e, text);
      if (!written && !users) {
        fail(text, failed);
      }
    } catch (RuntimeException failed) {
      fail(text, failed);
    }
    return false;
  }

  /// The engine may complain of SQL that the user wrote, and of the user's values.
  private static boolean isUsers(SQLException engine, String text) {
    String message = String.valueOf(engine.getMessage());
    String first = message.lines().findFirst().orElse("");
    boolean written = text.contains("FILTER") || text.contains("ORDER BY") || text.contains("FROM");
    boolean ours = first.contains("__");
    return !ours && (written || first.startsWith("Conversion Error"));
  }

  /// What was drawn can be written and read again.
  private static void checkText(String text) {
    Chart chart = Visualise.split(text, Escapes.STANDARD).orElseThrow().chart();
    String written = chart.text();
    assertThat(Chart.parse(written, 0).text()).as(text).isEqualTo(written);
  }

  @Test
  void whatIsWrongInSeveralPlacesIsAllReported() {
    Validated validated =
        Visualise.validate(
            "SELECT 1 AS x VISUALISE x DRAW pont DRAW point SETTING sise => 1 SCALE x VIA lgo",
            Escapes.STANDARD,
            Map.of());

    List<String> messages = validated.errors().stream().map(SqlError::text).toList();
    assertThat(messages).hasSize(3);
    assertThat(String.join("\n", messages)).contains("pont", "'size'", "'log'");
    assertThat(validated.sql()).isEqualTo("SELECT 1 AS x");
    assertThat(validated.chart()).startsWith("VISUALISE x DRAW pont");
  }
}
