package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.dialect.translate.TranslatedDuckDb.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `FLATTEN` in a `FROM`, alone and beside other relations.
class FlattenSqlTest {

  private static final String ROWS =
      "(SELECT 1 AS id, ['a','b'] AS a UNION ALL SELECT 2, ['a','b'] UNION ALL SELECT 3, []) t";

  @Test
  void givesSixColumns() {
    Answer answer = TranslatedDuckDb.ask("SELECT * FROM TABLE(FLATTEN(INPUT => {'k':'w'}))");
    assertThat(answer.names()).containsExactly("SEQ", "KEY", "PATH", "INDEX", "VALUE", "THIS");
    assertThat(answer.types())
        .containsExactly(
            "NUMBER(38,0)",
            "VARCHAR(16777216)",
            "VARCHAR(16777216)",
            "NUMBER(38,0)",
            "VARIANT",
            "VARIANT");
    assertThat(shown(answer)).containsExactly("1|k|k|null|\"w\"|{\"k\":\"w\"}");
  }

  @Test
  void expandsEachRowOnItsOwn() {
    String sql = "SELECT t.id, f.index, f.value::STRING FROM " + ROWS;
    assertThat(rows(sql + ", LATERAL FLATTEN(INPUT => t.a) f ORDER BY 1, 2"))
        .containsExactly("1|0|a", "1|1|b", "2|0|a", "2|1|b");
    assertThat(rows(sql + ", TABLE(FLATTEN(t.a, OUTER => TRUE)) f ORDER BY 1, 2"))
        .containsExactly("1|0|a", "1|1|b", "2|0|a", "2|1|b", "3|null|null");
    assertThat(rows(sql + " LEFT JOIN LATERAL FLATTEN(t.a) f ON f.index > 0 ORDER BY 1, 2"))
        .containsExactly("1|1|b", "2|1|b", "3|null|null");
  }

  @Test
  void numbersItsInputRows() {
    assertThat(
            rows(
                "SELECT COUNT(DISTINCT f.seq), COUNT(*) FROM " + ROWS + ", LATERAL FLATTEN(t.a) f"))
        .containsExactly("2|4");
  }

  @Test
  void followsAPathAndGoesDeep() {
    String json = "PARSE_JSON('{\"a\":1,\"b\":[7,8],\"c\":{\"d\":\"X\"}}')";
    assertThat(rows("SELECT f.path, f.value FROM TABLE(FLATTEN(" + json + ", PATH => 'b')) f"))
        .containsExactly("b[0]|7", "b[1]|8");
    assertThat(
            rows(
                "SELECT f.path FROM TABLE(FLATTEN(INPUT => "
                    + json
                    + ", RECURSIVE => TRUE)) f ORDER BY 1"))
        .containsExactly("a", "b", "b[0]", "b[1]", "c", "c.d");
    assertThat(
            rows(
                "SELECT f.path FROM TABLE(FLATTEN(INPUT => "
                    + json
                    + ", RECURSIVE => TRUE, MODE => 'OBJECT')) f ORDER BY 1"))
        .containsExactly("a", "b", "c", "c.d");
  }

  @Test
  void nestsOneInAnother() {
    assertThat(
            rows(
                "SELECT p.value:id::INT, q.value, q.this FROM"
                    + " (SELECT [{'id':1,'tags':['x','y']},{'id':2,'tags':['z']}] AS v) t,"
                    + " LATERAL FLATTEN(t.v) p, LATERAL FLATTEN(p.value:tags) q ORDER BY 1, 2"))
        .containsExactly("1|\"x\"|[\"x\",\"y\"]", "1|\"y\"|[\"x\",\"y\"]", "2|\"z\"|[\"z\"]");
  }

  @Test
  void takesNamesForItsColumns() {
    assertThat(rows("SELECT f.a, f.c FROM TABLE(FLATTEN([5])) AS f(a, b, c)"))
        .containsExactly("1|[0]");
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(FLATTEN('x'))"))
        .hasMessageContaining("Invalid argument types for function 'FLATTEN'");
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(FLATTEN(INPUT => '[1,2]'))"))
        .hasMessageContaining("invalid type [VARCHAR(5)] for parameter 'INPUT'");
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(FLATTEN(INPUT => [1], BAD => 1))"))
        .hasMessageContaining("unexpected argument [BAD]");
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(FLATTEN(OUTER => TRUE))"))
        .hasMessageContaining("missing parameter 'INPUT'");
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(FLATTEN(INPUT => [1], MODE => 'X'))"))
        .hasMessageContaining("Bad flattening mode 'X'");
  }

  private static List<String> rows(String sql) {
    return shown(TranslatedDuckDb.ask(sql));
  }

  private static List<String> shown(Answer answer) {
    return answer.rows().stream()
        .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
        .toList();
  }
}
