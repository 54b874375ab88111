package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  private static Optional<Split> split(String text) {
    return Visualise.split(text, Escapes.STANDARD);
  }

  private static List<String> statements(Split split) {
    return split.statements().stream().map(Split.Part::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 1",
        "SELECT 'VISUALISE x' AS s",
        "SELECT \"visualise\" FROM t",
        "SELECT 1 -- VISUALISE x",
        "SELECT 1 /* VISUALISE x */",
        "SELECT $$ VISUALISE x $$",
        "SELECT (SELECT visualise FROM t)",
        "SELECT x AS visualise FROM t",
        "SELECT t.visualise FROM t",
        "SELECT visualises FROM t"
      })
  void noChartWithoutTheBareWord(String text) {
    assertThat(split(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VISUALISE", "visualize", "ViSuAlIsE"})
  void anySpellingOfTheWordStartsTheChart(String word) {
    Split split = split("SELECT 1 " + word + " x DRAW point").orElseThrow();

    assertThat(statements(split)).containsExactly("SELECT 1");
    assertThat(split.visual()).isEqualTo(word + " x DRAW point");
    assertThat(split.offset()).isEqualTo(9);
  }

  @Test
  void theLastStatementThatReturnsRowsIsTheData() {
    Split split =
        split("CREATE TABLE u AS SELECT 1; SELECT a; SELECT b; VISUALISE x").orElseThrow();

    assertThat(statements(split))
        .containsExactly("CREATE TABLE u AS SELECT 1", "SELECT a", "SELECT b");
    assertThat(split.data()).hasValue(2);
  }

  @Test
  void statementsThatReturnNothingAreNoData() {
    Split split = split("CREATE TABLE u (a INT); VISUALISE a AS x FROM u DRAW point").orElseThrow();

    assertThat(split.data()).isEmpty();
    assertThat(split.chart().from()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM t",
        "VALUES (1)",
        "TABLE t",
        "(SELECT 1)",
        "PIVOT t ON a",
        "WITH a AS (SELECT 1) FROM a"
      })
  void everyFormOfAQueryIsData(String query) {
    assertThat(split(query + " VISUALISE x").orElseThrow().data()).hasValue(0);
  }

  @Test
  void aWithThatWritesIsNoData() {
    assertThat(split("WITH a AS (SELECT 1) INSERT INTO t FROM a VISUALISE x").orElseThrow().data())
        .isEmpty();
  }

  @Test
  void theWithListIsKeptForTheLayers() {
    Split split =
        split(
                "WITH RECURSIVE a(n) AS (SELECT 1), b AS MATERIALIZED (SELECT 2) SELECT * FROM a VISUALISE x")
            .orElseThrow();

    assertThat(split.with())
        .isEqualTo("WITH RECURSIVE a(n) AS (SELECT 1), b AS MATERIALIZED (SELECT 2)");
  }

  @Test
  void aWithAloneIsNoStatement() {
    Split split =
        split("WITH a AS (SELECT 1 AS n) VISUALISE n AS x FROM a DRAW point").orElseThrow();

    assertThat(split.statements()).isEmpty();
    assertThat(split.with()).isEqualTo("WITH a AS (SELECT 1 AS n)");
  }

  @Test
  void twoSourcesAreRefused() {
    Split split = split("SELECT 1 VISUALISE x FROM t DRAW point").orElseThrow();

    assertThatThrownBy(split::chart)
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("two sources");
  }

  @Test
  void backslashesEndStringsAsTheDialectSays() {
    String text = "SELECT 'a\\' VISUALISE x --'";

    assertThat(Visualise.split(text, Escapes.STANDARD)).isPresent();
    assertThat(Visualise.split(text, Escapes.SNOWFLAKE)).isEmpty();
  }

  @Test
  void builtinsInSqlBecomeTheirTables() {
    String sql = "SELECT 'ggsql:penguins' FROM ggsql:penguins p -- ggsql:penguins";

    assertThat(Builtins.replace(sql, Escapes.STANDARD, Map.of("penguins", "\"S\".\"P\"")))
        .isEqualTo("SELECT 'ggsql:penguins' FROM \"S\".\"P\" p -- ggsql:penguins");
  }

  @Test
  void unknownBuiltinsAreNamed() {
    assertThatThrownBy(
            () -> Builtins.replace("FROM ggsql:nope", Escapes.STANDARD, Map.of("penguins", "p")))
        .hasMessageContaining("ggsql:nope")
        .hasMessageContaining("ggsql:penguins");
  }
}
