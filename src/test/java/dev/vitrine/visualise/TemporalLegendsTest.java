package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Dates and times where Vega-Lite has none: in bins, levels and rounded breaks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemporalLegendsTest {

  private static final String POINTS = "SELECT * FROM t VISUALISE y AS x, y DRAW point MAPPING ";

  private DuckDb database;

  @BeforeAll
  void open() {
    database = new DuckDb();
    database.execute(
        "CREATE TABLE t AS SELECT TIMESTAMP '2024-03-10 01:00:00' + to_hours(i::INT) AS ts,"
            + " DATE '2024-03-10' + (i % 2)::INT AS d, TIME '01:10:00' + to_minutes(i * 60) AS tm,"
            + " i AS y FROM range(22) r(i)");
  }

  @AfterAll
  void close() {
    database.close();
  }

  private Spec draw(String text) {
    return Spec.of(database.draw(text));
  }

  @Test
  void binsOfTimestampsAreNumbersWithTextsOfTheirOwn() {
    Spec spec = draw(POINTS + "ts AS fill SCALE BINNED fill SETTING breaks => '12 hours'");

    assertThat(spec.at("layer.0.encoding.fill.type")).isEqualTo("quantitative");
    assertThat(spec.at("layer.0.encoding.fill.scale.type")).isEqualTo("threshold");
    assertThat(((List<?>) spec.at("layer.0.encoding.fill.legend.values")).getFirst())
        .isInstanceOf(Number.class);
    assertThat((String) spec.at("layer.0.encoding.fill.legend.labelExpr"))
        .contains("\"2024-03-10T13:00:00\"");
    assertThat(spec.at("data.values.0.__aes_fill")).isEqualTo(1_710_054_000_000L);
  }

  @Test
  void binsOfSizesAreNamedByTheirEnds() {
    Spec spec = draw(POINTS + "d AS size SCALE BINNED size SETTING breaks => 'day'");

    assertThat((String) spec.at("layer.0.encoding.size.legend.labelExpr"))
        .contains("? \"2024-03-10 – 2024-03-11\"");
  }

  @Test
  void levelsOfDatesAreLevels() {
    Spec spec = draw(POINTS + "d AS fill SCALE ORDINAL fill");

    assertThat(spec.at("layer.0.encoding.fill.type")).isEqualTo("ordinal");
    assertThat(spec.at("layer.0.encoding.fill.scale.domain"))
        .isEqualTo(List.of("2024-03-10", "2024-03-11"));
  }

  @Test
  void levelsOfTimestampsKeepTheirLabels() {
    Spec spec =
        draw(
            "SELECT * FROM t LIMIT 1 VISUALISE ts AS x, y DRAW point SCALE DISCRETE x"
                + " RENAMING '2024-03-10T01:00:00' => 'one'");

    assertThat(spec.at("layer.0.encoding.x.type")).isEqualTo("nominal");
    assertThat(spec.at("layer.0.encoding.x.axis.labelExpr"))
        .isEqualTo("datum.label == \"2024-03-10T01:00:00.000Z\" ? \"one\" : datum.label");
  }

  @Test
  void levelsOfWholeNumbersStayWholeAndInOrder() {
    Spec spec =
        draw(
            "SELECT i AS k, 1 AS n FROM range(12) t(i) VISUALISE k AS x, n AS y DRAW bar"
                + " SCALE ORDINAL x");

    assertThat(((List<?>) spec.at("layer.0.encoding.x.scale.domain")).toString())
        .isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]");
    assertThat((String) spec.at("layer.0.encoding.x.axis.labelExpr"))
        .contains("datum.label == \"10\" ? \"10\"")
        .doesNotContain(".0\"");
  }

  @Test
  void breaksInBetweenAreRoundedNotCut() {
    Spec spec =
        draw(
            "SELECT TIMESTAMP '2024-01-01 10:00:00' + to_seconds(i * 45) AS x, i AS y"
                + " FROM range(12) t(i) VISUALISE x, y DRAW line SCALE x SETTING breaks => 5");

    assertThat(spec.at("layer.0.encoding.x.axis.values").toString()).doesNotContain(".999Z");
  }

  @Test
  void hoursOfTheDayAreCountedFromMidnight() {
    Spec spec =
        draw("SELECT * FROM t VISUALISE tm AS x, y DRAW point SCALE x SETTING breaks => '6 hours'");

    assertThat(spec.at("layer.0.encoding.x.axis.values"))
        .isEqualTo(
            List.of(
                "1970-01-01T06:00:00.000Z",
                "1970-01-01T12:00:00.000Z",
                "1970-01-01T18:00:00.000Z"));
  }

  @Test
  void aDayEndsAtTwentyFour() {
    Spec spec = draw(POINTS + "tm AS fill SCALE BINNED fill SETTING breaks => '6 hours'");

    assertThat((String) spec.at("layer.0.encoding.fill.legend.labelExpr")).contains("\"24:00:00\"");
  }
}
