package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements that draw.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ChartsTest {

  private static final String PENGUINS =
      "SELECT * FROM SAMPLES.PUBLIC.PENGUINS VISUALISE bill_len AS x, bill_dep AS y DRAW point";
  private static final String POINTS = "select 1 as x, 2 as y VISUALISE x AS x, y AS y DRAW point";

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.chart.rows", "2000");
    api = server.api().inEngineSql();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer part(String handle, String part, String accept) {
    return api.send("GET", "/api/v2/statements/" + handle + part, null, accept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PENGUINS,
        "VISUALISE bill_len AS x, bill_dep AS y FROM ggsql:penguins DRAW point",
        "SELECT * FROM ggsql:penguins VISUALISE bill_len AS x, bill_dep AS y DRAW point"
      })
  void chartIsARowOfItsDocumentAndWhatIsKnownOfIt(String text) {
    Answer chart = api.submit(text);

    assertThat(chart.status()).as(chart.body()).isEqualTo(200);
    assertThat(chart.at("resultSetMetaData", "rowType", 0, "name")).isEqualTo("SPEC");
    assertThat(chart.at("resultSetMetaData", "rowType", 1, "name")).isEqualTo("METADATA");
    assertThat(chart.at("resultSetMetaData", "rowType", 0, "type")).isEqualTo("variant");
    assertThat(chart.data()).hasSize(1);
    assertThat(chart.data().getFirst().get(1)).contains("\"rows\":344");
    Answer spec = part(chart.handle(), "/spec", "application/json");
    assertThat(spec.header("Content-Type")).isEqualTo("application/vnd.vegalite.v6+json");
    assertThat(spec.body()).isEqualTo(chart.cell());
    assertThat(spec.text("$schema")).endsWith("/vega-lite/v6.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM ggsql:penguins VISUALISE",
        "WITH a AS (SELECT * FROM ggsql:penguins) SELECT * FROM a VISUALISE",
        "WITH a AS (SELECT * FROM ggsql:penguins) VISUALISE FROM a",
        "WITH a AS (SELECT * FROM samples.public.penguins), b AS (SELECT * FROM a) VISUALISE FROM b"
      })
  void chartIsDrawnFromSnowflakesSqlToo(String text) {
    Answer chart = server.api().submit(text + " DRAW point MAPPING bill_len AS x, bill_dep AS y");

    assertThat(chart.status()).as(chart.body()).isEqualTo(200);
    assertThat(chart.data().getFirst().get(1)).contains("\"rows\":344");
  }

  @Test
  void planShowsTheSqlOfEachLayer() {
    String handle =
        api.submit(
                "SELECT * FROM ggsql:penguins VISUALISE species AS x DRAW bar DRAW point MAPPING body_mass AS y")
            .handle();

    Answer plan = part(handle, "/plan", "application/json");

    assertThat(plan.status()).as(plan.body()).isEqualTo(200);
    assertThat(plan.text("statementHandle")).isEqualTo(handle);
    assertThat(plan.at("layers", 0, "geom")).isEqualTo("bar");
    assertThat(plan.at("layers", 0, "sql", 0).toString()).contains("COUNT(*)", "GROUP BY");
    assertThat(plan.at("layers", 1, "layer")).isEqualTo(2);
    assertThat(plan.at("layers", 1, "sql", 0).toString()).contains("\"body_mass\"");
    assertThat(part(api.submit("select 1").handle(), "/plan", "application/json").status())
        .isEqualTo(404);
  }

  /// What only picks columns is read where it lies; all else is computed once, so that two layers
  /// see the same numbers.
  @Test
  void layersOfOneChartSeeTheSameRows() {
    api.submit("create or replace table plain_points as select 1 as x, 2 as y");
    api.submit("create or replace view random_points as select random() as x, 1 as y");

    String plain = sqlOfPoints("SELECT x, y FROM plain_points WHERE x < 2");
    String called = sqlOfPoints("SELECT random() AS x, y FROM plain_points");
    String view = sqlOfPoints("SELECT x, y FROM random_points");

    assertThat(plain).containsIgnoringCase("plain_points").doesNotContain("__chart_rows");
    assertThat(called).contains("__chart_rows");
    assertThat(view).contains("__chart_rows");
  }

  private String sqlOfPoints(String sql) {
    String handle = api.submit(sql + " VISUALISE x AS x, y AS y DRAW point DRAW line").handle();
    return part(handle, "/plan", "application/json").at("layers", 0, "sql", 0).toString();
  }

  @Test
  void pageIsBoundToItself() {
    Answer page = part(api.submit(POINTS).handle(), "/chart.html", "text/html");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("src=\"http", "href=\"http");
  }

  @Test
  void statementWithoutAChartHasNone() {
    Answer none = part(api.submit("select 1").handle(), "/spec", "application/json");

    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text("code")).isEqualTo("390404");
  }

  @Test
  void chartIsCanceledInTheMiddleOfItsSql() {
    String handle = api.start(RealServer.LONG_READ + " VISUALISE x AS x DRAW point");
    api.until(handle, "RUNNING");

    assertThat(api.cancel(handle).text("outcome")).isEqualTo("CANCELED");
    assertThat(api.ended(handle).text("code")).isEqualTo("000604");
    assertThat(part(handle, "/spec", "application/json").text("code")).isEqualTo("000604");
  }

  @Test
  void errorsPointIntoTheWholeText() {
    Answer sql = api.submit("select 1 as x,\n nope as y\nVISUALISE x AS x, y AS y DRAW point");
    Answer chart = api.submit("select 1 as x, 2 as y\nVISUALISE x AS x, y AS y\nDRAW point ,");

    assertThat(sql.text("code")).isEqualTo("000904");
    assertThat(sql.text("message")).contains("line 2 at position 1").doesNotContain("ROLLBACK");
    assertThat(sql.at("line")).isEqualTo(2);
    assertThat(chart.text("code")).isEqualTo("391990");
    assertThat(chart.at("line")).isEqualTo(3);
    assertThat(chart.at("position")).isEqualTo(11);
  }

  @Test
  void wrongChartSaysWhatIsWrong() {
    assertThat(api.submit("select 1 as x VISUALISE zz AS x DRAW point").text("code"))
        .isEqualTo("391991");
    assertThat(api.submit("select 1 as x VISUALISE x AS x DRAW nothing").text("message"))
        .contains("nothing", "point");
    assertThat(
            api.submitWith(
                    "select * from nowhere VISUALISE x AS x DRAW point", "SQL_DIALECT", "SNOWFLAKE")
                .text("message"))
        .contains("NOWHERE")
        .doesNotContain("ROLLBACK");
  }

  @Test
  void chartIsOneOfSeveralStatements() {
    Answer all =
        api.submitWith(
            "create temp table t as select 1 as x, 2 as y; "
                + "select * from t VISUALISE x AS x, y AS y DRAW point; select 3",
            "MULTI_STATEMENT_COUNT",
            "3");

    assertThat(all.status()).as(all.body()).isEqualTo(200);
    assertThat(part(all.handles().get(1), "/spec", "application/json").status()).isEqualTo(200);
    assertThat(api.get(all.handles().get(2), "").cell()).isEqualTo("3");
    assertThat(part(all.handle(), "/spec", "application/json").status()).isEqualTo(404);
  }

  @Test
  void whatComesBeforeTheChartIsCommittedOnceItIsDrawn() {
    String make = "create table made as select range as x, range as y from range(10); ";

    assertThat(
            api.submit(make + "select * from made VISUALISE no AS x, y AS y DRAW point").status())
        .isEqualTo(422);
    assertThat(api.submit("select count(*) from made").text("code")).isEqualTo("002003");
    assertThat(api.submit(make + "select * from made VISUALISE x AS x, y AS y DRAW point").status())
        .isEqualTo(200);
    assertThat(api.submit("select count(*) from made").cell()).isEqualTo("10");
  }

  @Test
  void chartOfTooManyRowsSaysSo() {
    Answer large =
        api.submit(
            "select range as x, range as y from range(2001) VISUALISE x AS x, y AS y DRAW point");

    assertThat(large.status()).isEqualTo(422);
    assertThat(large.text("code")).isEqualTo("391987");
    assertThat(large.text("message")).contains("2000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1=1); drop table samples.public.penguins; --",
        "1=1; drop table samples.public.penguins",
        "x > (select count(*) from read_csv('/etc/passwd'))",
        "x > 1 union all select * from duckdb_settings()",
        "x in (select 1 from '/etc/passwd')",
        "repeat('a', 1000000000) = 'a'",
        "getenv('HOME') = 'a'",
        "x > (select count(*) from query('select 1'))",
        "x > (select count(*) from __vitrine.outcomes)"
      })
  void filterIsHeldByTheSameRules(String filter) {
    for (String dialect : List.of("SNOWFLAKE", "DUCKDB")) {
      Answer answer = api.submitWith(POINTS + " FILTER " + filter, "SQL_DIALECT", dialect);

      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.text("code"))
          .as(answer.body())
          .isIn("003001", "391985", "391990", "001003", "000900");
    }
    assertThat(api.submit("select count(*) from samples.public.penguins").cell()).isEqualTo("344");
  }
}
