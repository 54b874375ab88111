package dev.vitrine.visualise.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kernel estimates beside sums over all values.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelEstimatesTest {

  private static final Measure X = new Measure("pos1", Type.NUMBER);
  private static final Measure Y = new Measure("pos2", Type.NUMBER);
  private static final Item ITEM_X = new Item("x", "pos1", Use.MEASURE);
  private static final Item ITEM_Y = new Item("y", "pos2", Use.MEASURE);
  private static final Item WEIGHT = new Item("w", "weight", Use.MEASURE);
  private static final Item GROUP = new Item("g", "fill", Use.GROUP);

  /// Of a picture that is 400 high.
  private static final double HALF_PIXEL = 1.0 / 800;

  /// 30,000 rows: two humps and outliers, groups of different spread, one of them NULL.
  private static final String MANY =
      "SELECT * FROM (SELECT CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' END AS g,"
          + " (1 + i % 3) * (SIN(i) + 0.3 * COS(i * 7.1) + CASE WHEN i % 5 = 0 THEN 3 ELSE 0 END)"
          + "   + CASE WHEN i % 997 = 0 THEN 20 ELSE 0 END AS x,"
          + " SIN(i * 0.37) * 5 + i % 3 AS y, 1.0 + i % 4 AS w FROM range(30000) t(i))";

  private static final String FEW =
      "SELECT CASE WHEN i % 2 = 0 THEN 'a' END AS g, i * i / 7.0 AS x, SIN(i) AS y,"
          + " 1.0 + i % 4 AS w FROM range(40) t(i)";

  private final Engine engine = new Engine();

  @BeforeAll
  void tables() {
    engine.with("CREATE TABLE many AS " + MANY).with("CREATE TABLE few AS " + FEW);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private static Smoothing smoothing(Kernel kernel) {
    return new Smoothing(kernel, Double.NaN, 1);
  }

  private static Density density(Kernel kernel) {
    return new Density(X, smoothing(kernel), "density", "intensity");
  }

  private static Smooth smooth(Kernel kernel) {
    return new Smooth(Smooth.Method.NEAREST_MEANS, X, Y, smoothing(kernel), "fitted");
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void fewValuesAreSummedExactly(Kernel kernel) {
    Frame drawn = engine.run(density(kernel), "SELECT * FROM few", ITEM_X, WEIGHT, GROUP);

    assertThat(drawn.rows()).isEqualTo(1024);
    assertThat(densityError(drawn, "few", kernel, true)).isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void manyValuesAreSummedAsWellAsCanBeSeen(Kernel kernel) {
    Frame drawn = engine.run(density(kernel), "SELECT * FROM many", ITEM_X, GROUP);
    Frame weighted = engine.run(density(kernel), "SELECT * FROM many", ITEM_X, WEIGHT, GROUP);
    int scans = engine.scans();

    double most = kernel == Kernel.RECTANGULAR ? HALF_PIXEL : 1e-4;
    double error = densityError(drawn, "many", kernel, false);
    double weightedError = densityError(weighted, "many", kernel, true);
    assertThat(drawn.rows()).isEqualTo(1536);
    assertThat(error).isLessThan(most);
    assertThat(weightedError).isLessThan(most);
    assertThat(scans).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void smoothsAreMeansNearby(Kernel kernel) {
    Frame few = engine.run(smooth(kernel), "SELECT * FROM few", ITEM_X, ITEM_Y, WEIGHT, GROUP);
    Frame many = engine.run(smooth(kernel), "SELECT * FROM many", ITEM_X, ITEM_Y, WEIGHT, GROUP);

    double error = smoothError(many, "many", kernel);
    assertThat(smoothError(few, "few", kernel)).isLessThan(1e-11);
    assertThat(error).isLessThan(kernel == Kernel.RECTANGULAR ? 1e-2 : HALF_PIXEL);
  }

  @Test
  void theGridIsThatOfTheWidestGroup() {
    Frame drawn =
        engine.run(
            density(Kernel.GAUSSIAN),
            "SELECT * FROM (VALUES (1.0), (2.0), (4.0), (7.0)) v(x)",
            ITEM_X);
    double h = 0.9 * Math.min(Math.sqrt(5.25), 3 / 1.34) * Math.pow(4, -0.2);

    assertThat(drawn.rows()).isEqualTo(512);
    assertThat(drawn.column("x").number(0)).isCloseTo(1 - 3 * h, within(1e-12));
    assertThat(drawn.column("x").number(511)).isCloseTo(7 + 3 * h, within(1e-12));
  }

  @Test
  void valuesThatDoNotDifferAreAHump() {
    Frame drawn =
        engine.run(
            density(Kernel.GAUSSIAN), "SELECT 5.0 AS x, 'a' AS g FROM range(10)", ITEM_X, GROUP);

    assertThat(drawn.rows()).isEqualTo(512);
    assertThat(area(drawn)).isCloseTo(1, within(5e-3));
    assertThat(drawn.column("x").number(0)).isEqualTo(2);
  }

  @Test
  void aLoneValueBesideOthersIsAsWideAsThey() {
    Frame drawn =
        engine.run(
            density(Kernel.GAUSSIAN),
            "SELECT i * 1.0 AS x, 'a' AS g FROM range(20) t(i) UNION ALL SELECT 3.0, NULL",
            ITEM_X,
            GROUP);

    assertThat(drawn.rows()).isEqualTo(1024);
    assertThat(curve(drawn, "density", "null"))
        .allSatisfy(value -> assertThat(value).isGreaterThan(0));
  }

  @Test
  void mostlyEqualValuesTakeTheirDeviation() {
    Frame drawn =
        engine.run(
            density(Kernel.GAUSSIAN),
            "SELECT CASE WHEN i = 0 THEN 10.0 ELSE 1.0 END AS x FROM range(50) t(i)",
            ITEM_X);

    assertThat(area(drawn)).isCloseTo(1, within(5e-3));
  }

  @Test
  void nothingGivesNothing() {
    assertThat(engine.run(density(Kernel.COSINE), "SELECT 1.0 AS x WHERE FALSE", ITEM_X).rows())
        .isZero();
    assertThat(
            engine
                .run(
                    density(Kernel.COSINE),
                    "SELECT NULL::DOUBLE AS x, 'a' AS g UNION ALL SELECT 'NaN'::DOUBLE, 'b'",
                    ITEM_X,
                    GROUP)
                .rows())
        .isZero();
  }

  @Test
  void aNarrowBandwidthOverAWideExtentIsStillRight() {
    String query =
        "SELECT CASE WHEN i % 3 = 0 THEN 1e9 * (i % 2) ELSE (i % 1000) / 1000.0 END AS x,"
            + " 'a' AS g FROM range(30000) t(i)";
    Density density =
        new Density(X, new Smoothing(Kernel.GAUSSIAN, 0.05, 1), "density", "intensity");
    Frame drawn = engine.run(density, query, ITEM_X, GROUP);
    engine.with("CREATE OR REPLACE TABLE wide AS SELECT *, 1.0 AS w FROM (" + query + ")");

    // the places lie in the tails of the humps, three bandwidths away from the nearest value
    assertThat(densityError(drawn, "wide", Kernel.GAUSSIAN, false, 0.05)).isLessThan(1e-3);
  }

  @Test
  void groupsOfVeryDifferentSpreadAreAllRight() {
    engine.with(
        "CREATE OR REPLACE TABLE scales AS SELECT 'g' || (i % 3) AS g, 1.0 AS w,"
            + " POW(30.0, i % 3) * SIN(i) AS x FROM range(9000) t(i)");
    Frame drawn = engine.run(density(Kernel.GAUSSIAN), "SELECT * FROM scales", ITEM_X, GROUP);

    assertThat(densityError(drawn, "scales", Kernel.GAUSSIAN, false)).isLessThan(1e-4);
  }

  @Test
  void theSameRowsInAnotherOrderGiveTheSameCurve() {
    Frame one = engine.run(density(Kernel.GAUSSIAN), "SELECT * FROM many", ITEM_X, GROUP);
    Frame other =
        engine.run(density(Kernel.GAUSSIAN), "SELECT * FROM many ORDER BY y, x", ITEM_X, GROUP);

    assertThat(curve(other, "density", "a")).isEqualTo(curve(one, "density", "a"));
  }

  @Test
  void datesAreEstimatedDayByDay() {
    Measure date = new Measure("pos1", Type.DATE);
    Frame drawn =
        engine.run(
            new Density(date, smoothing(Kernel.GAUSSIAN), "density", "intensity"),
            "SELECT DATE '2024-01-01' + (i * i % 50)::INTEGER AS x FROM range(60) t(i)",
            ITEM_X);

    assertThat(drawn.column("x").type()).isEqualTo(Type.DATE);
    assertThat(area(drawn)).isCloseTo(1, within(1e-2));
  }

  @Test
  void timesHaveBandwidthsInSeconds() {
    Measure moment = new Measure("pos1", Type.TIMESTAMP);
    Measure clock = new Measure("pos1", Type.TIME);
    Smoothing minute = new Smoothing(Kernel.GAUSSIAN, 60, 1);
    Frame moments =
        engine.run(
            new Density(moment, minute, "density", "intensity"),
            "SELECT TIMESTAMP '2024-01-01 12:00:00' AS x",
            ITEM_X);
    Frame clocks =
        engine.run(
            new Density(clock, minute, "density", "intensity"),
            "SELECT TIME '00:01:00' AS x",
            ITEM_X);

    assertThat(moments.column("x").value(0).key()).isEqualTo("2024-01-01T11:57:00");
    assertThat(clocks.column("x").value(0).key()).isEqualTo("00:00:00");
    assertThat(clocks.column("x").value(511).key()).isEqualTo("00:04:00");
  }

  @Test
  void violinsEndBeyondTheirValues() {
    Violin violin = new Violin(Y, "pos1", smoothing(Kernel.GAUSSIAN), 1, "density", "intensity");
    Item place = new Item("g", "pos1", Use.CATEGORY);
    Frame drawn =
        engine.run(
            violin,
            "SELECT * FROM (VALUES ('a', 1.0), ('a', 2.0), ('a', 4.0), ('b', 7.0), ('b', 8.5),"
                + " ('b', 9.0)) v(g, y)",
            ITEM_Y,
            place);

    assertThat(drawn.rows()).isEqualTo(305);
    assertThat(drawn.column("y").number(0)).isCloseTo(0.20864800234523484, within(1e-12));
    assertThat(curve(drawn, "y", "b").getLast()).isCloseTo(9.514686003039529, within(1e-12));
  }

  @Test
  void aSmoothOfGroupsEndsWhereTheirValuesDo() {
    String values =
        "SELECT * FROM (VALUES (1.0,2.0,'a'),(2.0,3.5,'a'),(4.0,1.0,'a'),(7.0,9.0,'b'),(8.5,3.0,'b'),"
            + "(9.0,4.0,'b')) v(x,y,g)";
    Frame grouped = engine.run(smooth(Kernel.GAUSSIAN), values, ITEM_X, ITEM_Y, GROUP);
    Frame alone = engine.run(smooth(Kernel.GAUSSIAN), values, ITEM_X, ITEM_Y);

    assertThat(grouped.rows()).isEqualTo(198);
    assertThat(grouped.column("fitted").number(0)).isCloseTo(2.48214958819206, within(1e-12));
    assertThat(alone.rows()).isEqualTo(512);
  }

  @Test
  void aSmoothHasGapsWhereNothingIsNear() {
    Smooth narrow =
        new Smooth(
            Smooth.Method.NEAREST_MEANS, X, Y, new Smoothing(Kernel.RECTANGULAR, 0.2, 1), "fitted");
    Frame drawn =
        engine.run(narrow, "SELECT * FROM (VALUES (1, 2.0), (9, 3.0)) v(x, y)", ITEM_X, ITEM_Y);

    assertThat(drawn.column("fitted").isNull(256)).isTrue();
  }

  /// Rows of a table as x, y, w by group.
  private Map<String, List<double[]>> values(String table) {
    Frame all = engine.query("SELECT * FROM " + table + " ORDER BY x");
    Map<String, List<double[]>> values = new LinkedHashMap<>();
    for (int row = 0; row < all.rows(); row++) {
      double y = all.has("y") ? all.column("y").number(row) : 0;
      values
          .computeIfAbsent(all.column("g").value(row).key(), _ -> new ArrayList<>())
          .add(new double[] {all.column("x").number(row), y, all.column("w").number(row)});
    }
    return values;
  }

  private Map<String, Double> bandwidths(String table) {
    Frame all =
        engine.query(
            "SELECT g, 0.9 * LEAST(STDDEV_POP(x), (QUANTILE_CONT(x, 0.75) - QUANTILE_CONT(x, 0.25))"
                + " / 1.34) * POW(COUNT(*), -0.2) AS h FROM "
                + table
                + " GROUP BY g");
    Map<String, Double> bandwidths = new LinkedHashMap<>();
    for (int row = 0; row < all.rows(); row++) {
      bandwidths.put(all.column("g").value(row).key(), all.column("h").number(row));
    }
    return bandwidths;
  }

  /// The greatest error at the drawn places, as a share of the highest curve. Every eighth place is
  /// compared.
  private double densityError(Frame drawn, String table, Kernel kernel, boolean weighted) {
    return densityError(drawn, table, kernel, weighted, Double.NaN);
  }

  private double densityError(
      Frame drawn, String table, Kernel kernel, boolean weighted, double bandwidth) {
    Map<String, List<double[]>> values = values(table);
    Map<String, Double> bandwidths = bandwidths(table);
    Map<String, Double> errors = new LinkedHashMap<>();
    Map<String, Double> peaks = new LinkedHashMap<>();
    for (int row = 0; row < drawn.rows(); row += 7) {
      String group = drawn.column("g").value(row).key();
      double h = Double.isNaN(bandwidth) ? bandwidths.getOrDefault(group, Double.NaN) : bandwidth;
      double sum = 0;
      double total = 0;
      for (double[] value : values.getOrDefault(group, List.of())) {
        double weight = weighted ? value[2] : 1;
        sum += weight * kernel.at((drawn.column("x").number(row) - value[0]) / h) / h;
        total += weight;
      }
      double found = drawn.column("density").number(row);
      errors.merge(group, Math.abs(found - sum / total), Math::max);
      peaks.merge(group, sum / total, Math::max);
      assertThat(drawn.column("intensity").number(row))
          .isCloseTo(found * total, withinShare(found * total));
    }
    return errors.keySet().stream()
        .mapToDouble(group ->
            errors.getOrDefault(group, 0.0) / Math.max(peaks.getOrDefault(group, 1.0), 1e-300))
        .max()
        .orElse(Double.NaN);
  }

  private static org.assertj.core.data.Offset<Double> withinShare(double value) {
    return within(1e-9 * Math.abs(value) + 1e-300);
  }

  /// The greatest error as a share of the heights' extent, which is 12.
  private double smoothError(Frame drawn, String table, Kernel kernel) {
    Map<String, List<double[]>> values = values(table);
    Map<String, Double> bandwidths = bandwidths(table);
    double worst = 0;
    for (int row = 0; row < drawn.rows(); row += 7) {
      String group = drawn.column("g").value(row).key();
      double x = drawn.column("x").number(row);
      double weights = 0;
      double heights = 0;
      for (double[] value : values.getOrDefault(group, List.of())) {
        double share = value[2] * kernel.at((x - value[0]) / bandwidths.getOrDefault(group, 1.0));
        weights += share;
        heights += share * value[1];
      }
      if (weights > 0 && !drawn.column("fitted").isNull(row)) {
        double error = Math.abs(drawn.column("fitted").number(row) - heights / weights) / 12;
        worst = Math.max(worst, error);
      }
    }
    return worst;
  }

  private static List<Double> curve(Frame drawn, String column, String group) {
    List<Double> curve = new ArrayList<>();
    for (int row = 0; row < drawn.rows(); row++) {
      if (drawn.column("g").value(row).key().equals(group)) {
        curve.add(drawn.column(column).number(row));
      }
    }
    return curve;
  }

  private static double area(Frame drawn) {
    double area = 0;
    for (int row = 1; row < drawn.rows(); row++) {
      double width = drawn.column("x").number(row) - drawn.column("x").number(row - 1);
      area += width * drawn.column("density").number(row);
    }
    return area;
  }
}
