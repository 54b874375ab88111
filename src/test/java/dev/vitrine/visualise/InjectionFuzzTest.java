package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts of users in every place that takes one: none becomes code, whatever it is made of.
class InjectionFuzzTest {

  private static final int EXAMPLES = 40;
  private static final String MARK = "qzq";

  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "\\",
          "\\'",
          "\\\"",
          "\\\\",
          "`",
          "\n",
          "\r",
          "\t",
          "\u2028",
          "\u2029",
          "\u0000x",
          "\u0007",
          "\u007f",
          "</script>",
          "<!--",
          "<script>",
          "datum",
          "datum.label",
          "${alert(1)}",
          "{{x}}",
          "alert(1)",
          " + ",
          " ? 1 : 2",
          "==",
          ";",
          "/*",
          "*/",
          "//",
          "--",
          "]",
          "[",
          ")",
          "(",
          "\\u0022",
          "\\x27",
          "url(http://h/)",
          "javascript:alert(1)",
          "signal",
          "href",
          "__proto__",
          "constructor",
          "\ud83d\ude00",
          "\ud800",
          "é",
          "%s",
          "$&",
          "a",
          " ");

  /// Charts with a place for each kind of text: %1$s as a string of the language, %2$s as a name,
  /// %3$s as a string of SQL.
  private static final List<String> CHARTS =
      List.of(
          "SELECT %3$s AS g, 1 AS n VISUALISE g AS x, n AS y, g AS fill DRAW bar"
              + " SCALE x RENAMING %1$s => %1$s SCALE fill RENAMING * => %1$s",
          "SELECT %3$s AS g, 1 AS n VISUALISE n AS x, n AS y, g AS shape, g AS stroke DRAW point"
              + " LABEL title => %1$s, subtitle => %1$s, x => %1$s, stroke => %1$s",
          "SELECT 1 AS %2$s, 2 AS n, 'k' AS k VISUALISE %2$s AS x, n AS y, k AS fill DRAW point",
          "SELECT %3$s AS g, i AS n FROM range(4) r(i) VISUALISE n AS x, n AS y DRAW point FACET g"
              + " SCALE panel RENAMING %1$s => %1$s",
          "SELECT %3$s AS g, i AS n, 'h' || i %% 2 AS h FROM range(4) r(i) VISUALISE n AS x, n AS y"
              + " DRAW line PARTITION BY g FACET g BY h",
          "SELECT %3$s AS g, i AS n FROM range(4) r(i) VISUALISE n AS x, n AS y, g AS label"
              + " DRAW text SETTING typeface => %1$s, format => %1$s",
          "SELECT %3$s AS g, i AS n FROM range(4) r(i) VISUALISE n AS x, n AS y, g AS label,"
              + " g AS typeface, g AS hjust, g AS fontweight DRAW text",
          "SELECT %3$s AS g, i AS n FROM range(4) r(i) VISUALISE n AS x, n AS y, g AS fill,"
              + " g AS stroke, g AS shape, g AS linetype DRAW point SCALE IDENTITY fill"
              + " SCALE IDENTITY stroke SCALE IDENTITY shape",
          "SELECT i AS n FROM range(9) r(i) VISUALISE n AS x, n AS y, n AS fill DRAW point"
              + " SCALE BINNED fill RENAMING 5 => %1$s, * => %1$s SCALE x RENAMING 2 => %1$s",
          "SELECT i AS n FROM range(9) r(i) VISUALISE n AS x, n AS y DRAW line"
              + " PLACE text SETTING x => 3, y => 4, label => %1$s",
          "SELECT %3$s AS g, i AS n FROM range(9) r(i) VISUALISE g AS angle, n AS radius, g AS fill"
              + " DRAW bar PROJECT TO polar SCALE angle RENAMING %1$s => %1$s LABEL angle => %1$s",
          "SELECT %3$s AS g, i AS n FROM range(9) r(i) VISUALISE g AS x, n AS y, g AS fill"
              + " DRAW violin DRAW boxplot LABEL fill => %1$s",
          "SELECT i AS n, TIMESTAMP '2024-01-01' + to_hours(i::INT) AS ts FROM range(9) r(i)"
              + " VISUALISE ts AS x, n AS y, n AS stroke DRAW line SCALE x RENAMING * => %1$s",
          "SELECT i AS n FROM range(9) r(i) VISUALISE n AS x, n AS y DRAW point"
              + " SETTING fill => %1$s",
          "SELECT i AS n FROM range(9) r(i) VISUALISE n AS x, n AS y DRAW point SETTING shape => %1$s",
          "SELECT i AS n FROM range(9) r(i) VISUALISE n AS x, n AS y, n AS fill DRAW point"
              + " SCALE fill TO (%1$s, %1$s)");

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(MARK);
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.append(MARK).toString();
  }

  private static String filled(String chart, String text) {
    String plain = text.replace("\u0000", "");
    return chart.formatted(
        "'" + text.replace("\\", "\\\\").replace("'", "''") + "'",
        '"' + plain.replace("\"", "\"\"") + '"',
        "'" + plain.replace("'", "''") + "'");
  }

  @Test
  void noTextOfAUserBecomesCode() {
    SplittableRandom random = new SplittableRandom(21);
    int drawn = 0;
    try (DuckDb database = new DuckDb()) {
      for (int i = 0; i < EXAMPLES; i++) {
        for (String chart : CHARTS) {
          String query = filled(chart, text(random));
          try {
            check(database.draw(query).spec(), query);
            drawn++;
          } catch (SqlError refused) {
            assertThat(refused.code().name()).as(query).startsWith("VISUALISE");
          }
        }
      }
    }
    assertThat(drawn).isGreaterThan(EXAMPLES * CHARTS.size() / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'inf'::DOUBLE", "'-inf'::DOUBLE", "'nan'::DOUBLE", "NULL", "1e308", "-0.0"})
  void noNumberOfAUserBecomesCode(String number) {
    String rows = "SELECT " + number + " AS v, 1 AS n, 'a' AS g UNION ALL SELECT 2, 2, 'b' ";
    List<String> charts =
        List.of(
            "VISUALISE v AS x, n AS y, v AS fill DRAW point SCALE BINNED fill",
            "VISUALISE v AS x, n AS y, v AS size DRAW point SCALE ORDINAL size",
            "VISUALISE g AS x, v AS y DRAW bar SETTING width => 0.3",
            "VISUALISE g AS x, v AS y, v AS width DRAW tile",
            "VISUALISE v AS x, n AS y, g AS label, v AS rotation, v AS fontsize DRAW text",
            "VISUALISE g AS angle, v AS radius DRAW bar PROJECT TO polar",
            "VISUALISE v AS x, n AS y DRAW point FACET v SCALE DISCRETE panel",
            "VISUALISE v AS x, n AS y, v AS stroke, v AS linewidth DRAW line",
            "VISUALISE g AS x, v AS y DRAW violin DRAW boxplot");
    try (DuckDb database = new DuckDb()) {
      for (String chart : charts) {
        try {
          String spec = database.draw(rows + chart).spec();
          check(spec, rows + chart);
        } catch (SqlError refused) {
          assertThat(refused.code().name()).as(chart).startsWith("VISUALISE");
        }
      }
    }
  }

  private static final Set<String> CODE = Set.of("labelExpr", "expr", "calculate", "test");
  private static final Set<String> FORBIDDEN =
      Set.of("url", "href", "signal", "format", "formatType", "tooltip", "params", "usermeta");
  private static final Pattern UNSAFE =
      Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u2028\\u2029]|</|<!");

  private static void check(String spec, String query) {
    Matcher unsafe = UNSAFE.matcher(spec);
    assertThat(unsafe.find()).as("raw character in " + query).isFalse();
    walk("", Spec.of(spec).tree(), query);
  }

  private static void walk(String key, Object value, String query) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((name, inner) -> {
            assertThat(FORBIDDEN).as(query).doesNotContain(String.valueOf(name));
            assertThat(String.valueOf(name)).as(query).doesNotContain(MARK);
            walk(String.valueOf(name), inner, query);
          });
      case List<?> list -> list.forEach(inner -> walk(key, inner, query));
      case String code when CODE.contains(key) || key.equals("filter") -> code(code, query);
      case String name when key.equals("field") || key.equals("as") || key.equals("groupby") ->
          assertThat(name).as(query).doesNotContain(MARK).matches("__\\w+|[a-z]{1,5}\\d?");
      case null, default -> {}
    }
  }

  private static void code(String expression, String query) {
    try {
      assertThat(String.join(" ", ExpressionCode.tokens(expression)))
          .as(query)
          .doesNotContain(MARK, "Infinity", "NaN");
    } catch (IllegalArgumentException wrong) {
      fail(wrong.getMessage() + "\n" + query);
    }
  }
}
