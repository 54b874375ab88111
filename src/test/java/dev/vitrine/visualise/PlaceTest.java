package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Annotations, whose rows are their settings.
class PlaceTest {

  private static final String DATA = "SELECT 1 AS x, 2 AS y, TIMESTAMP '2024-01-01' AS t\n";
  private DuckDb database;

  @BeforeEach
  void open() {
    database = new DuckDb();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Spec draw(String visual) {
    return Spec.of(database.draw(DATA + visual));
  }

  @Test
  void oneValueServesAllRows() {
    Spec spec =
        draw("VISUALISE PLACE segment SETTING x => (1, 2), y => 0, xend => 5, yend => (3, 4)");

    assertThat(spec.rows("pos1", "pos2", "pos1end", "pos2end"))
        .containsExactly(List.of(1, 0, 5, 3), List.of(2, 0, 5, 4));
  }

  @Test
  void aLayerWithoutPlacesIsOneMark() {
    assertThat(draw("VISUALISE PLACE point").rows("pos1")).hasSize(1);
  }

  @Test
  void colourArraysAreWhatIsDrawnBesideAScaleForTheSameAesthetic() {
    Spec spec =
        draw(
            "VISUALISE x, y, 'a' AS fill DRAW point"
                + " PLACE point SETTING x => (1, 2), y => 1, fill => ('red', '#00f')");

    assertThat(spec.rows("fill"))
        .containsExactly(List.of("a"), List.of("#ff0000"), List.of("#0000ff"));
    assertThat(spec.at("layer.0.encoding.fill.scale.domain")).isEqualTo(List.of("a"));
    assertThat(spec.at("layer.1.encoding.fill")).asString().contains("scale=null");
  }

  @Test
  void datesAreReadAsTheAxisHasThem() {
    Spec spec = draw("VISUALISE t AS x, y DRAW point PLACE rule SETTING x => '2024-03-15'");

    assertThat(spec.rows("pos1").getLast()).containsExactly("2024-03-15T00:00:00.000Z");
  }

  @Test
  void statisticsWorkOnPlacedRows() {
    Spec spec = draw("VISUALISE PLACE bar SETTING x => ('a', 'b', 'a')");

    assertThat(spec.rows("pos1", "pos2"))
        .containsExactlyInAnyOrder(List.of("a", 2), List.of("b", 1));
  }

  @Test
  void textsOfPlacedRowsNeverBecomeSql() {
    Spec spec = draw("VISUALISE PLACE bar SETTING x => ('a'' OR 1=1 --', 'b\"; DROP TABLE t')");

    assertThat(spec.rows("pos1"))
        .containsExactlyInAnyOrder(List.of("a' OR 1=1 --"), List.of("b\"; DROP TABLE t"));
  }

  @Test
  void diagonalsEndWhereTheOtherAxisEndsAndDoNotStretchIt() {
    Spec spec =
        draw(
            "VISUALISE x, y DRAW point PLACE rule SETTING y => 100, slope => 2"
                + " SCALE x FROM (0, 10)");

    assertThat(spec.rows("pos1", "pos2", "pos1end", "pos2end").getLast())
        .containsExactly(0, 100, 10, 120);
    assertThat(spec.at("layer.0.encoding.y.scale.domain")).isEqualTo(List.of(1.9, 2.1));
  }

  @Test
  void aTileOfADateIsItsDay() {
    Spec spec = draw("VISUALISE PLACE tile SETTING x => '2024-03-15', y => 1");

    assertThat(spec.rows("pos1min", "pos1max", "pos2min", "pos2max"))
        .containsExactly(List.of("2024-03-15", "2024-03-16", 0.5, 1.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PLACE point SETTING x => (1, 2, 3), y => (1, 2)|'y' has 2 values and 'x' has 3",
        "PLACE point SETTING x => ()|'x' has no values",
        "PLACE text SETTING x => 1, y => 2|requires the aesthetic 'label'",
        "PLACE point SETTING x => 1, foo => 2|not 'foo'",
        "PLACE point SETTING x => 1, y => 1, fill => ('red', 'nocolour')|Invalid color 'nocolour'",
        "PLACE rule SETTING x => 1, y => 2|exactly one of 'x' or 'y'",
        "PLACE rule SETTING stroke => 'red'|requires the aesthetic 'x' (or 'y')",
        "PLACE rule SETTING y => 1, slope => 2|extent of 'x'",
        "PLACE tile SETTING x => 1|exactly 2 y-direction parameters from {y, ymin, ymax, height}",
        "PLACE tile SETTING x => 1, xmin => 0, xmax => 2, y => 1|exactly 2 x-direction",
        "PLACE tile SETTING x => 'a', xmin => 'a', y => 1|Cannot use xmin/xmax with discrete x",
        "PLACE tile SETTING x => '2024-01-01 10:00:00', y => 1|width => 3600 is an hour"
      })
  void errorsSayWhatIsMissing(String place, String message) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> draw("VISUALISE " + place));

    assertThat(error.code()).isEqualTo(ErrorCode.VISUALISE_INVALID);
    assertThat(error.text()).contains(message);
  }
}
