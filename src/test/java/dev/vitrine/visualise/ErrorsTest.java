package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a writer of a wrong statement is told, and where.
class ErrorsTest {

  private static final String DATA = "SELECT 1 AS x, 2 AS y, 'a' AS g\n";

  private static SqlError error(String visual) {
    try (DuckDb database = new DuckDb()) {
      return catchThrowableOfType(SqlError.class, () -> database.draw(DATA + visual));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "VISUALISE x, y DRW point|15|unexpected 'DRW'|did you mean 'DRAW'",
        "VISUALISE x, y, DRAW point|21|unexpected 'point'|between the comma and DRAW",
        "VISUALISE x + 1 AS x DRAW point|12|unexpected '+'|only columns and constants",
        "VISUALISE x, y WHERE x > 2 DRAW point|15|unexpected 'WHERE'|FILTER",
        "VISUALISE x, y DRAW point SETTING size = 3|39|unexpected '='|=>",
        "VISUALISE x, y DRAW point FILTER x > 1 SETTING size => 3|39|unexpected 'SETTING'|the order is",
        "VISUALISE x, y DRAW point LABEL title => 5|41|unexpected '5'|a string",
        "VISUALISE x, y DRAW point SETTING size =>|41|the end of the statement|a number",
        "VISUALISE x, y DRAW point VISUALISE x|26|unexpected 'VISUALISE'|once",
        "VISUALISE x FROM {{ t }} DRAW point|17|templates|"
      })
  void syntaxErrorsSayWhatWhereAndWhatElse(
      String visual, int column, String what, @Nullable String hint) {
    SqlError error = error(visual);

    assertThat(error.code()).isEqualTo(ErrorCode.VISUALISE_SYNTAX);
    assertThat(error.position()).contains(new Position(2, column));
    assertThat(error.text()).startsWith("syntax error line 2 at position " + column);
    assertThat(error.text()).contains(what).contains(hint == null ? "" : hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "VISUALISE g AS x DRAW histogram|22|'histogram' calculates with 'x', which shows text",
        "VISUALISE x, y DRAW pont|20|did you mean 'point'",
        "VISUALISE x, yy AS y DRAW point|13|references non-existent column 'yy'; did you mean 'y'",
        "VISUALISE x, y DRAW line MAPPING g AS shape|38|does not support the `shape` mapping",
        "VISUALISE x, y DRAW line PARTITION BY gg|38|PARTITION BY references non-existent column 'gg'",
        "VISUALISE x DRAW line|17|requires the aesthetic 'y'",
        "VISUALISE x, y DRAW point SETTING sise => 3|34|did you mean 'size'",
        "VISUALISE x, y DRAW point SETTING fill => 'rde'|42|Invalid color 'rde'",
        "VISUALISE g AS x DRAW bar SETTING width => 3|43|'width' should be <= 1, not 3",
        "VISUALISE g AS x DRAW bar SETTING total => -5|43|'total' should be > 0, not -5",
        "VISUALISE g AS x DRAW bar SETTING position => 'pile'|46|'position' should be",
        "VISUALISE x, y DRAW point SCALE LOGARITHMIC x|32|unknown scale type 'LOGARITHMIC'",
        "VISUALISE x, y DRAW point SCALE x VIA lgo|38|did you mean 'log'",
        "VISUALISE x, y DRAW point SCALE x SETTING wobble => 1|42|not 'wobble'",
        "VISUALISE x, y DRAW point SCALE x FROM (1, 2, 3)|39|exactly 2 values",
        "VISUALISE x, y DRAW point SCALE x FROM (0, 9) VIA log|39|cannot hold 0",
        "VISUALISE x, y, g AS fill DRAW point SCALE fill TO rainbowish|51|Unknown fill palette",
        "VISUALISE x, y DRAW point FACET gg|32|FACET references non-existent column 'gg'; did you mean 'g'",
        "VISUALISE x, y DRAW point PROJECT TO mercator SETTING zone => 2|54|not 'zone'",
        "VISUALISE x, y DRAW point PROJECT TO hexagonal|37|Unknown coord type",
        "VISUALISE x, y AS angle DRAW point|0|cannot mix",
        "VISUALISE x, y|0|nothing to draw",
        "VISUALISE x, y DRAW point SETTING aggregate => 'meen'|47|did you mean 'mean'",
        "VISUALISE x, y DRAW bar REMAPPING banana AS y|34|unknown stat column 'banana'"
      })
  void chartsThatCannotBeDrawnSayWhyAndWhere(String visual, int column, String what) {
    SqlError error = error(visual);

    assertThat(error.code()).isEqualTo(ErrorCode.VISUALISE_INVALID);
    assertThat(error.text()).contains(what);
    assertThat(error.position()).contains(new Position(2, column));
  }

  @Test
  void aLayerWithoutDataIsRefused() {
    try (DuckDb database = new DuckDb()) {
      SqlError error =
          catchThrowableOfType(SqlError.class, () -> database.draw("VISUALISE x, y DRAW point"));

      assertThat(error.text()).contains("Layer 1 has no data source");
    }
  }

  @Test
  void tooManyRowsAreRefusedByName() {
    try (DuckDb database = new DuckDb()) {
      SqlError error =
          catchThrowableOfType(
              SqlError.class,
              () ->
                  database.draw(
                      "SELECT i AS x, i AS y FROM range(11) t(i) VISUALISE x, y DRAW point",
                      new Limits(10, 1 << 20)));

      assertThat(error.code()).isEqualTo(ErrorCode.CHART_TOO_LARGE);
      assertThat(error.text()).contains("more than 10 rows").contains("aggregate");
    }
  }

  @Test
  void tooLargeDocumentsAreRefusedByName() {
    try (DuckDb database = new DuckDb()) {
      SqlError error =
          catchThrowableOfType(
              SqlError.class,
              () ->
                  database.draw(
                      "SELECT i AS x, repeat('ü', 100) AS y FROM range(90) t(i) VISUALISE x, y DRAW point",
                      new Limits(100, 9_000)));

      assertThat(error.code()).isEqualTo(ErrorCode.CHART_TOO_LARGE);
      assertThat(error.text()).contains("9000 bytes");
    }
  }
}
