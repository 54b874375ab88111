package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures on a disc. Points are numbers from its middle, to the right and down.
class PolarTest {

  private static final String LEVELS =
      "SELECT * FROM (VALUES ('A', 5), ('B', 2), ('C', 4), ('D', 7)) t(k, v)\n";

  private static Spec draw(String text) {
    try (DuckDb database = new DuckDb()) {
      return Spec.of(database.draw(text));
    }
  }

  private static SqlError error(String text) {
    try (DuckDb database = new DuckDb()) {
      return catchThrowableOfType(SqlError.class, () -> database.draw(text));
    }
  }

  private static List<Map<?, ?>> rows(Spec spec) {
    List<Map<?, ?>> rows = new ArrayList<>();
    ((List<?>) spec.at("data.values")).forEach(row -> rows.add((Map<?, ?>) row));
    return rows;
  }

  private static double number(Map<?, ?> row, String name) {
    return ((Number) at(row, name)).doubleValue();
  }

  @SuppressWarnings("unchecked") // documents have names as keys
  private static Object at(Map<?, ?> node, String path) {
    return new Spec((Map<String, Object>) node).at(path);
  }

  /// Radians clockwise from 12 o'clock.
  private static double angle(double u, double v) {
    double angle = Math.atan2(u, -v);
    return angle < 0 ? angle + 2 * Math.PI : angle;
  }

  private static List<Map<?, ?>> layers(Spec spec, String type) {
    List<Map<?, ?>> found = new ArrayList<>();
    for (Object layer : (List<?>) spec.at("layer")) {
      Map<?, ?> map = (Map<?, ?>) layer;
      if (map.get("mark") instanceof Map<?, ?> mark && type.equals(mark.get("type"))) {
        found.add(map);
      }
    }
    return found;
  }

  /// Where the labels of the angle stand.
  private static Map<Object, Double> labels(Spec spec) {
    Map<Object, Double> labels = new HashMap<>();
    for (Map<?, ?> layer : layers(spec, "text")) {
      for (Object row : (List<?>) at(layer, "data.values")) {
        Map<?, ?> label = (Map<?, ?>) row;
        labels.put(label.get("label"), angle(number(label, "u"), number(label, "v")));
      }
    }
    return labels;
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void pointsLieBelowTheLabelsOfTheirLevels(boolean radar) {
    Spec spec =
        draw(
            LEVELS
                + "VISUALISE k AS angle, v AS radius, k AS fill DRAW point PROJECT TO polar"
                + " SETTING radar => "
                + radar);

    Map<Object, Double> labels = labels(spec);
    assertThat(rows(spec))
        .hasSize(4)
        .allSatisfy(row -> {
          double at = angle(number(row, "__aes_pos1"), number(row, "__aes_pos2"));
          assertThat(labels.get(row.get("__aes_fill"))).isCloseTo(at, within(1e-9));
        });
  }

  @Test
  void barsFillTheStepsOfTheirLevels() {
    Spec spec = draw(LEVELS + "VISUALISE k AS angle, v AS radius DRAW bar PROJECT TO polar");

    Map<Object, Double> labels = labels(spec);
    List<Double> middles =
        rows(spec).stream()
            .map(row -> (number(row, "__theta") + number(row, "__theta2")) / 2)
            .sorted()
            .toList();
    List<String> levels = List.of("A", "B", "C", "D");
    for (int i = 0; i < levels.size(); i++) {
      assertThat(middles.get(i)).isCloseTo(labels.get(levels.get(i)), within(1e-9));
    }
    assertThat(rows(spec))
        .allSatisfy(row ->
            assertThat(number(row, "__theta2") - number(row, "__theta"))
                .isCloseTo(Math.PI / 2, within(1e-9)));
  }

  @Test
  void dodgedBarsStandSideBySide() {
    Spec spec =
        draw(
            "SELECT 'k' || (i % 2) AS k, 'g' || (i // 2) AS g, i + 1 AS v FROM range(4) t(i)\n"
                + "VISUALISE k AS angle, v AS radius, g AS fill DRAW bar"
                + " SETTING position => 'dodge', aggregate => 'sum' PROJECT TO polar");

    List<Map<?, ?>> arcs = new ArrayList<>(rows(spec));
    arcs.sort((a, b) -> Double.compare(number(a, "__theta"), number(b, "__theta")));
    assertThat(arcs).hasSize(4);
    for (int i = 1; i < arcs.size(); i++) {
      assertThat(number(arcs.get(i), "__theta"))
          .isGreaterThanOrEqualTo(number(arcs.get(i - 1), "__theta2") - 1e-9);
    }
  }

  @Test
  void ringsStandWhereABentRadiusHasItsBreaks() {
    Spec spec =
        draw(
            "SELECT i * 30 AS a, i * i AS r FROM range(10) t(i)\n"
                + "VISUALISE a AS angle, r AS radius DRAW point SCALE radius FROM (0, 100) VIA sqrt"
                + " SETTING breaks => (25)");

    Map<?, ?> rings = layers(spec, "arc").get(1);
    Map<?, ?> ring = (Map<?, ?>) at(rings, "data.values.0");
    assertThat(number(ring, "rho")).isCloseTo(0.5, within(1e-9));
    assertThat(rows(spec))
        .anySatisfy(row ->
            assertThat(Math.hypot(number(row, "__aes_pos1"), number(row, "__aes_pos2")))
                .isCloseTo(0.5, within(1e-9)));
  }

  @Test
  void linesGoRound() {
    Spec spec =
        draw(
            "SELECT * FROM (VALUES (0, 5), (90, 2), (180, 4), (240, 1)) t(a, r)\n"
                + "VISUALISE a AS angle, r AS radius DRAW line PROJECT TO polar SETTING end => 300");

    assertThat(
            rows(spec).stream()
                .map(row -> angle(number(row, "__aes_pos1"), number(row, "__aes_pos2"))))
        .isSorted();
  }

  @Test
  void polygonsAreClosedAndFilled() {
    Spec spec = draw(LEVELS + "VISUALISE k AS angle, v AS radius DRAW polygon PROJECT TO polar");

    Map<?, ?> polygon = layers(spec, "line").getLast();
    assertThat(at(polygon, "mark.interpolate")).isEqualTo("linear-closed");
    assertThat(at(polygon, "encoding.fill")).isNotNull();
  }

  @Test
  void aStartThatIsTheEndIsAFullCircle() {
    Spec spec =
        draw(
            "SELECT 'a' AS k, 3 AS v UNION ALL SELECT 'b', 1\n"
                + "VISUALISE k AS fill, v AS weight DRAW bar PROJECT TO polar"
                + " SETTING start => 90, end => 90");

    double turn =
        rows(spec).stream().mapToDouble(r -> number(r, "__theta") - number(r, "__theta2")).sum();
    assertThat(Math.abs(turn)).isCloseTo(2 * Math.PI, within(1e-9));
  }

  @Test
  void panelsWithScalesOfTheirOwnFillTheirDiscs() {
    Spec spec =
        draw(
            "SELECT * FROM (VALUES ('p', 'a', 1), ('p', 'b', 3), ('q', 'a', 10), ('q', 'b', 30))"
                + " t(f, k, v)\nVISUALISE k AS angle, v AS radius DRAW bar PROJECT TO polar"
                + " FACET f SETTING free => 'radius'");

    assertThat(rows(spec).stream().map(row -> number(row, "__rho")).sorted().toList())
        .satisfiesExactly(
            low -> assertThat(low).isLessThan(0.5),
            low -> assertThat(low).isLessThan(0.5),
            high -> assertThat(high).isGreaterThan(0.9),
            high -> assertThat(high).isGreaterThan(0.9));
    assertThat(spec.at("spec.width").toString()).startsWith("350");
  }

  @Test
  void noTextOfTheDataIsCode() {
    Spec spec =
        draw(
            "SELECT * FROM (VALUES ('a\"]+alert(1)+[\"', 1), ('b''; alert(2)', 2), ('alert(3)', 3))"
                + " t(k, v)\nVISUALISE k AS angle, v AS radius DRAW line DRAW point");

    assertThat(expressions(spec.tree())).isNotEmpty().noneMatch(text -> text.contains("alert"));
  }

  private static List<String> expressions(Object node) {
    List<String> found = new ArrayList<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        boolean code = List.of("expr", "calculate", "filter", "labelExpr").contains(key);
        if (code && value instanceof String text) {
          found.add(text);
        }
        found.addAll(expressions(value));
      });
    } else if (node instanceof List<?> list) {
      list.forEach(element -> found.addAll(expressions(element)));
    }
    return found;
  }

  @Test
  void titlesThatADiscDoesNotShowAreToldOf() {
    try (DuckDb database = new DuckDb()) {
      Step.Done done =
          database.draw(
              LEVELS
                  + "VISUALISE k AS angle, v AS radius DRAW point LABEL angle => 'Which',"
                  + " title => 'All'");

      assertThat(done.metadata().warnings())
          .anySatisfy(warning -> assertThat(warning).contains("LABEL 'angle' has no effect"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROJECT TO polar SETTING strat => 3|did you mean 'start'",
        "PROJECT TO polar SETTING start => 400|'start' should be <= 360, not 400",
        "PROJECT TO polar SETTING end => -361|'end' should be >= -360, not -361",
        "PROJECT TO polar SETTING inner => 2|'inner' should be <= 1, not 2",
        "PROJECT TO polar SETTING inner => 'a'|'inner' should be a number",
        "PROJECT TO polar SETTING radar => 1|'radar' should be true or false",
        "PROJECT TO polar SETTING radar => true|requires a discrete angle scale",
        "PROJECT TO polar SETTING ratio => 1|polar projection property should be",
        "PROJECT angle TO polar|PROJECT polar requires 2 aesthetics, got 1",
        "PROJECT angle, angle TO polar|twice",
        "PROJECT fill, angle TO polar|conflicts with material",
        "PROJECT TO ploar|did you mean 'polar'"
      })
  void wrongProjectionsSayWhatAndWhere(String projection, String what) {
    SqlError error =
        error("SELECT 1 AS a, 2 AS r\nVISUALISE a AS angle, r AS radius DRAW point " + projection);

    assertThat(error.text()).contains(what);
    assertThat(error.position().map(Position::line)).contains(2);
  }

  @Test
  void aRadarNeedsMoreThanTwoLevels() {
    SqlError error =
        error(
            "SELECT 'a' AS k, 2 AS r\nVISUALISE k AS angle, r AS radius DRAW point"
                + " PROJECT TO polar SETTING radar => true");

    assertThat(error.text()).contains("more than 2 categories");
  }
}
