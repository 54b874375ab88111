package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts of users stay texts.
class InjectionTest {

  private DuckDb database;

  @BeforeEach
  void open() {
    database = new DuckDb();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String sql(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String visual(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' + alert(1) + '",
        "\" + alert(1) + \"",
        "\\' + alert(1) + '",
        "\\\" ? alert(1) : \"",
        "\\",
        "a\nb\u2028c",
        "</script><script>alert(1)</script>",
        "datum.label",
        "{\"signal\": \"alert(1)\"}"
      })
  void labelsCannotLeaveTheirStrings(String nasty) {
    String text =
        "SELECT "
            + sql(nasty)
            + " AS g, 1 AS n VISUALISE g AS x, n AS y, g AS fill DRAW bar SCALE x RENAMING "
            + visual(nasty)
            + " => "
            + visual(nasty)
            + " SCALE fill RENAMING * => "
            + visual("{} " + nasty.replace("{", "").replace("}", ""))
            + " LABEL title => "
            + visual(nasty)
            + ", x => "
            + visual(nasty);
    Spec spec = Spec.of(database.draw(text));

    String expression = (String) spec.at("layer.0.encoding.x.axis.labelExpr");
    assertThat(withoutStrings(expression)).isEqualTo("datum.label == ? : datum.label");
    assertThat(withoutStrings((String) spec.at("layer.0.encoding.fill.legend.labelExpr")))
        .isEqualTo("datum.label == ? : datum.label");
    assertThat(database.draw(text).spec()).doesNotContain("</script>");
  }

  /// Takes JSON strings out of an expression.
  private static String withoutStrings(String expression) {
    return expression.replaceAll("\"(?:[^\"\\\\\\n]|\\\\.)*\"", "").replaceAll("\\s+", " ");
  }

  @Test
  void onlyKnownKeysHoldCode() {
    Spec spec =
        Spec.of(
            database.draw(
                "SELECT 1 AS \"url\", 2 AS \"href\", 'x' AS \"signal\" VISUALISE url AS x, href AS y,"
                    + " signal AS stroke DRAW line PARTITION BY signal LABEL title => 'signal'"));

    assertThat(keys(spec.tree())).doesNotContain("url", "href", "signal");
  }

  @Test
  void fieldsHaveInternalNames() {
    Spec spec =
        Spec.of(
            database.draw(
                "SELECT 1 AS \"a.b[0]\", 2 AS \"c'd\" VISUALISE \"a.b[0]\" AS x, \"c'd\" AS y DRAW point"));

    assertThat(spec.at("layer.0.encoding.x.field")).isEqualTo("__aes_pos1");
    assertThat(spec.at("layer.0.encoding.x.title")).isEqualTo("a.b[0]");
    assertThat(spec.at("layer.0.encoding.y.title")).isEqualTo("c'd");
  }

  @Test
  void coloursInDataAreColoursOrNothing() {
    Spec spec =
        Spec.of(
            database.draw(
                "SELECT 1 AS x, 1 AS y, 'url(http://x/)' AS c VISUALISE x, y, c AS fill DRAW point"
                    + " SCALE IDENTITY fill"));

    assertThat(spec.rows("fill")).containsExactly(List.of("NULL"));
  }

  @Test
  void namesAndStringsCannotLeaveTheirQuotesInSql() {
    database.execute("CREATE TABLE t AS SELECT 1 AS \"a\"\"b\", 'it''s' AS \"c\"");
    Step.Done done =
        database.draw(
            "SELECT * FROM t VISUALISE \"a\"\"b\" AS x, 'k''; DROP TABLE t; --' AS fill DRAW point"
                + " FILTER c = 'it\\'s'");

    assertThat(done.metadata().rows()).isEqualTo(1);
    assertThat(database.query("SELECT * FROM t").rows()).isEqualTo(1);
  }

  private static Set<String> keys(Object tree) {
    Set<String> keys = new TreeSet<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        keys.add(String.valueOf(key));
        keys.addAll(keys(value));
      });
    } else if (tree instanceof List<?> list) {
      list.forEach(element -> keys.addAll(keys(element)));
    }
    return keys;
  }
}
