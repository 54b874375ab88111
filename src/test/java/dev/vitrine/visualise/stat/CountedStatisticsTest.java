package dev.vitrine.visualise.stat;

import static dev.vitrine.visualise.stat.Engine.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Histograms, boxes and straight lines.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountedStatisticsTest {

  private static final String T =
      "SELECT * FROM (VALUES (1,10,'a'),(2,20,'b'),(3,30,'a'),(4,NULL,'b')) v(x,y,g)";
  private static final Item X = new Item("x", "pos1", Use.MEASURE);
  private static final Item Y = new Item("y", "pos1", Use.MEASURE);
  private static final Item GROUP = new Item("g", "fill", Use.GROUP);

  private final Engine engine = new Engine();

  @AfterAll
  void close() {
    engine.close();
  }

  private static Histogram histogram(Type type, int bins, double binwidth, boolean closedRight) {
    return histogram(type, Space.LINEAR, bins, binwidth, closedRight);
  }

  private static Histogram histogram(
      Type type, Space space, int bins, double binwidth, boolean closedRight) {
    return new Histogram(
        new Measure("pos1", type),
        space,
        bins,
        binwidth,
        closedRight,
        new Histogram.Columns("bin", "end", "count", "density"));
  }

  private static Boxplot boxplot(Type type, double coefficient) {
    return new Boxplot(
        new Measure("pos2", type),
        "pos1",
        coefficient,
        true,
        100,
        new Boxplot.Columns("type", "value", "value2"));
  }

  @Test
  void binsLieAroundTheLeastValue() {
    Frame bins = engine.run(histogram(Type.INTEGER, 4, Double.NaN, true), T, Y);

    assertThat(rows(bins, "bin", "end", "count"))
        .containsExactly(
            List.of(6.666667, 13.333333, 1.0),
            List.of(13.333333, 20.0, 1.0),
            List.of(26.666667, 33.333333, 1.0));
    assertThat(engine.scans()).isEqualTo(2);
  }

  @Test
  void valuesOnAnEdgeBelongToTheClosedSide() {
    String values = "SELECT * FROM (VALUES (10.0), (15.0), (20.0), (25.0), (NULL)) v(x)";

    assertThat(rows(engine.run(histogram(Type.NUMBER, 30, 10, true), values, X), "bin", "count"))
        .containsExactly(List.of(5.0, 2.0), List.of(15.0, 2.0));
    assertThat(rows(engine.run(histogram(Type.NUMBER, 30, 10, false), values, X), "bin", "count"))
        .containsExactly(List.of(5.0, 1.0), List.of(15.0, 2.0), List.of(25.0, 1.0));
  }

  @Test
  void oneBinHoldsAll() {
    assertThat(
            rows(
                engine.run(histogram(Type.INTEGER, 1, Double.NaN, true), T, Y),
                "bin",
                "end",
                "count"))
        .containsExactly(List.of(10.0, 30.0, 3.0));
  }

  @Test
  void equalValuesFillOneBin() {
    String values = "SELECT 7 AS x FROM range(5)";

    assertThat(
            rows(
                engine.run(histogram(Type.INTEGER, 30, Double.NaN, true), values, X),
                "bin",
                "end",
                "count"))
        .containsExactly(List.of(6.5, 7.5, 5.0));
  }

  @Test
  void nothingHasNoBins() {
    assertThat(
            engine
                .run(histogram(Type.INTEGER, 30, Double.NaN, true), "SELECT 7 AS x WHERE FALSE", X)
                .rows())
        .isZero();
  }

  @Test
  void sharesAreOfTheGroupsWeight() {
    Item weight = new Item("w", "weight", Use.MEASURE);
    String values = "SELECT * FROM (VALUES (1, 'a', 3), (2, 'a', 1), (1, NULL, 2)) v(x, g, w)";
    Frame bins = engine.run(histogram(Type.INTEGER, 30, 1, true), values, X, GROUP, weight);

    assertThat(rows(bins, "g", "bin", "count", "density"))
        .containsExactlyInAnyOrder(
            List.of("a", 0.5, 3.0, 0.75),
            List.of("a", 1.5, 1.0, 0.25),
            List.of("null", 0.5, 2.0, 1.0));
  }

  @Test
  void binsOfALogarithmAreEqualOnItsAxis() {
    String values =
        "SELECT POW(10, i / 2.0) AS x FROM range(1, 11) t(i) UNION ALL SELECT 0 UNION ALL SELECT -1";
    Frame bins =
        engine.run(histogram(Type.NUMBER, Space.logarithm(10), 5, Double.NaN, true), values, X);

    assertThat(bins.rows()).isEqualTo(5);
    for (int row = 0; row < bins.rows(); row++) {
      double ratio = bins.column("end").number(row) / bins.column("bin").number(row);
      assertThat(Math.log10(ratio)).isBetween(1.1249999, 1.1250001);
      assertThat(bins.column("count").number(row)).isBetween(1.0, 3.0);
    }
  }

  @Test
  void binsOfDatesAreWholeDays() {
    String values = "SELECT (DATE '2024-01-01' + to_months(m::INT))::DATE AS x FROM range(6) t(m)";
    Frame bins = engine.run(histogram(Type.DATE, 6, Double.NaN, true), values, X);

    assertThat(bins.column("bin").type()).isEqualTo(Type.DATE);
    assertThat(rows(bins, "bin", "end", "count").getFirst())
        .containsExactly("2023-12-17", "2024-01-17", 1.0);
    assertThat(rows(bins, "count").stream().mapToDouble(row -> (double) row.getFirst()).sum())
        .isEqualTo(6);
  }

  @Test
  void binsOfTimesAreInSeconds() {
    String moments =
        "SELECT TIMESTAMP '2024-01-01 00:00:00' + to_seconds(i * 30) AS x FROM range(4) t(i)";
    String clocks = "SELECT TIME '00:00:10' AS x";

    assertThat(
            rows(engine.run(histogram(Type.TIMESTAMP, 30, 60, false), moments, X), "bin", "count"))
        .containsExactly(
            List.of("2023-12-31T23:59:30", 1.0),
            List.of("2024-01-01T00:00:30", 2.0),
            List.of("2024-01-01T00:01:30", 1.0));
    assertThat(rows(engine.run(histogram(Type.TIME, 30, 60, false), clocks, X), "bin", "end"))
        .containsExactly(List.of("00:00:00", "00:00:40"));
  }

  @Test
  void boxesHaveFencesAndOutliers() {
    Item place = new Item("g", "pos1", Use.CATEGORY);
    Item value = new Item("y", "pos2", Use.MEASURE);
    Frame boxes = engine.run(boxplot(Type.INTEGER, 1.5), T, place, value);

    assertThat(rows(boxes, "g", "type", "value", "value2"))
        .containsExactly(
            List.of("a", "lower_whisker", 15.0, 10.0),
            List.of("b", "lower_whisker", 20.0, 20.0),
            List.of("a", "upper_whisker", 25.0, 30.0),
            List.of("b", "upper_whisker", 20.0, 20.0),
            List.of("a", "box", 15.0, 25.0),
            List.of("b", "box", 20.0, 20.0),
            List.of("a", "median", 20.0, "null"),
            List.of("b", "median", 20.0, "null"));
    assertThat(engine.scans()).isEqualTo(1);
  }

  @Test
  void placesWithoutANameKeepTheirOutliers() {
    Item place = new Item("g", "pos1", Use.CATEGORY);
    Item value = new Item("y", "pos2", Use.MEASURE);
    String values =
        "SELECT CASE WHEN i % 2 = 0 THEN 'o''k' END AS g, i % 7 AS y FROM range(40) t(i)"
            + " UNION ALL SELECT NULL, 99 UNION ALL SELECT NULL, -99 UNION ALL SELECT 'o''k', 50";

    assertThat(
            rows(engine.run(boxplot(Type.INTEGER, 1.5), values, place, value), "g", "type", "value")
                .stream()
                .filter(row -> row.contains("outlier")))
        .containsExactly(
            List.of("o'k", "outlier", 50.0),
            List.of("null", "outlier", -99.0),
            List.of("null", "outlier", 99.0));
  }

  @Test
  void keysOfAnyTypeFindTheirOutliers() {
    Item value = new Item("y", "pos2", Use.MEASURE);
    for (String key :
        List.of(
            "1.5::DOUBLE",
            "1::BIGINT",
            "TRUE",
            "DATE '2024-01-01'",
            "TIMESTAMP '2024-01-01 01:02:03.000004'",
            "TIME '01:02:03'",
            "1.25::DECIMAL(10,2)",
            "NULL::DATE")) {
      Item place = new Item("g", "pos1", Use.CATEGORY);
      String values =
          "SELECT "
              + key
              + " AS g, i % 7 AS y FROM range(40) t(i) UNION ALL SELECT "
              + key
              + ", 99";

      assertThat(
              rows(engine.run(boxplot(Type.INTEGER, 1.5), values, place, value), "type", "value"))
          .as(key)
          .endsWith(List.of("outlier", 99.0));
    }
  }

  @Test
  void oneBoxNeedsNoPlace() {
    Item value = new Item("y", "pos2", Use.MEASURE);
    Frame boxes =
        engine.run(
            boxplot(Type.TIMESTAMP, 1.5),
            "SELECT TIMESTAMP '2024-01-01' + to_days(i) AS y FROM (VALUES (0), (1), (2), (300)) v(i)",
            value);

    assertThat(rows(boxes, "type", "value"))
        .endsWith(
            List.of("median", "2024-01-02T12:00:00"), List.of("outlier", "2024-10-27T00:00:00"));
  }

  private static Smooth line(Smooth.Method method) {
    return new Smooth(
        method,
        new Measure("pos1", Type.INTEGER),
        new Measure("pos2", Type.INTEGER),
        new Smoothing(Kernel.GAUSSIAN, Double.NaN, 1),
        "fitted");
  }

  private List<List<Object>> line(Smooth.Method method, String values) {
    return rows(
        engine.run(
            line(method),
            "SELECT * FROM (VALUES " + values + ") v(x, y)",
            X,
            new Item("y", "pos2", Use.MEASURE)),
        "x",
        "fitted");
  }

  @Test
  void straightLinesGoFromTheFirstPlaceToTheLast() {
    assertThat(line(Smooth.Method.LEAST_SQUARES, "(1, 10), (2, 20), (3, 30), (4, NULL)"))
        .containsExactly(List.of(1.0, 10.0), List.of(3.0, 30.0));
    assertThat(line(Smooth.Method.TOTAL_LEAST_SQUARES, "(0, 0), (1, 2), (2, 1)"))
        .containsExactly(List.of(0.0, 0.0), List.of(2.0, 2.0));
  }

  @Test
  void pointsAboveEachOtherHaveALine() {
    assertThat(line(Smooth.Method.LEAST_SQUARES, "(1, 10), (1, 20)"))
        .containsExactly(List.of(1.0, 15.0), List.of(1.0, 15.0));
    assertThat(line(Smooth.Method.TOTAL_LEAST_SQUARES, "(1, 10), (1, 20)"))
        .containsExactly(List.of(1.0, 10.0), List.of(1.0, 20.0));
    assertThat(line(Smooth.Method.TOTAL_LEAST_SQUARES, "(1, 10)"))
        .containsExactly(List.of(1.0, 10.0), List.of(1.0, 10.0));
  }
}
