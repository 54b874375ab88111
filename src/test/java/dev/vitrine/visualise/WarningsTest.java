package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written and has no effect is not passed over in silence.
class WarningsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "VISUALISE x, y, x AS y DRAW point|maps 'y' twice",
        "VISUALISE x, y DRAW point SETTING size => 2, size => 3|layer 1 sets 'size' twice",
        "VISUALISE x, y DRAW point SCALE x FROM (0, 9) SCALE x FROM (1, 5)|two SCALEs for 'x'",
        "VISUALISE x, y DRAW point SCALE fill TO viridis|no layer shows fill",
        "VISUALISE x, y DRAW point LABEL color => 'a'|name 'fill' or 'stroke'",
        "VISUALISE x, y DRAW point LABEL titel => 'a'|did you mean 'title'",
        "VISUALISE x, y DRAW point PROJECT TO cartesian PROJECT TO cartesian|PROJECT at line 1",
        "VISUALISE x, y DRAW point FILTER x > 9|Layer 1 has no rows",
        "VISUALISE x, y, g AS fill DRAW point SCALE fill FROM ('q')|one of those behind FROM",
        "VISUALISE x, y, g AS size DRAW point|without an order",
        "VISUALISE x, neg AS y DRAW point SCALE y VIA log|at or below 0",
        "VISUALISE x DRAW bar ORDER BY x|ORDER BY has no effect"
      })
  void whatHasNoEffectIsNamed(String visual, String warning) {
    try (DuckDb database = new DuckDb()) {
      List<String> warnings =
          database
              .draw("SELECT 1 AS x, 2 AS y, -3 AS neg, 'a' AS g " + visual)
              .metadata()
              .warnings();

      assertThat(warnings).anyMatch(text -> text.contains(warning));
    }
  }
}
