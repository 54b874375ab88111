package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.JdbcEngine;
import dev.vitrine.warehouses.jdbc.Postgres;
import dev.vitrine.warehouses.jdbc.Sqlite;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Statements in people's own databases, over HTTP.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConnectionsTest {

  @TempDir static Path directory;
  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    String database = Postgres.database();
    Postgres.run(
        database,
        "create table sales(id int primary key, day date, amount numeric(10,2), label text)",
        "insert into sales select i, date '2026-01-01' + i % 31, i * 1.25, 'item ' || i"
            + " from generate_series(1, 10000) i",
        "create schema other",
        "create table other.only_here as select 7 as n");
    Path lite =
        Sqlite.file(
            directory,
            "create table sales(id integer primary key, day date, amount real, label text)",
            "insert into sales values (1, '2026-01-01', 1.25, 'a'), (2, '2026-01-02', 2.5, null)");
    Path file = directory.resolve("connections.yml");
    Files.writeString(
        file,
        """
        connections:
          pg: {type: postgresql, host: localhost, port: %d, database: %s, user: postgres, password: postgres}
          pgw: {url: "postgresql+psycopg2://postgres:postgres@localhost:%d/%s", read_only: false}
          lite: {type: sqlite, file: "%s"}
          duck: {url: "duckdb:///%s"}
          nobody: {type: postgresql, host: localhost, port: 1, database: x, user: y, connect_timeout: 2s}
          secretive: {type: postgresql, host: localhost, port: 1, user: y, password_env: NOT_SET_PASSWORD}
          cloud: {type: snowflake, account: xy12345, user: y, password: z}
        """
            .formatted(
                Postgres.port(), database, Postgres.port(), database, lite, duck(directory)));
    server =
        RealServer.start(
            "vitrine.connections-file",
            file.toString(),
            "vitrine.connection-directories",
            directory.toString(),
            "vitrine.connections.plain.type",
            "sqlite",
            "vitrine.connections.plain.file",
            lite.toString());
    api = server.api();
  }

  private static Path duck(Path directory) {
    Path file = directory.resolve("d.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table t as select range as n from range(100)");
      statement.execute("create schema more");
      statement.execute("create table more.u as select 'u' as name");
      return file;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @AfterEach
  void nothingIsHeld() {
    for (Connections.Connection each : server.bean(Connections.class).all()) {
      if (each.engine() instanceof JdbcEngine engine) {
        assertThat(engine.inUse()).isZero();
        assertThat(engine.openSessions()).isZero();
        assertThat(engine.arrowBytes()).isZero();
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer in(String warehouse, String sql) {
    return api.submit(sql, Map.of("warehouse", warehouse), "");
  }

  @Test
  void postgresAnswersInItsOwnSql() {
    Answer answer = in("pg", "select count(*), max(day)::text, sum(amount) from sales");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data()).containsExactly(List.of("10000", "2026-01-31", "62506250.00"));
  }

  @Test
  void sqliteAnswers() {
    assertThat(in("lite", "select id, amount, label from sales order by id").data().toString())
        .isEqualTo("[[1, 1.25, a], [2, 2.5, null]]");
  }

  @Test
  void valuesAreBound() {
    Answer answer =
        api.submit(
            "select label from sales where id = :2 and amount > ?",
            Map.of(
                "warehouse",
                "pg",
                "bindings",
                Map.of(
                    "1", Map.of("type", "FIXED", "value", "5"),
                    "2", Map.of("type", "TEXT", "value", "12"))),
            "");

    assertThat(answer.cell()).isEqualTo("item 12");
  }

  @Test
  void anErrorHasAPlaceInTheClientsText() {
    Answer answer = in("pg", "select id,\n  nosuch\nfrom sales");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("000904");
    assertThat(answer.text("message")).contains("line 2 at position 2").contains("nosuch");
  }

  @Test
  void aReadOnlyConnectionChangesNothing() {
    assertThat(in("pg", "delete from sales").text("code")).isEqualTo("391964");
    assertThat(in("pg", "with d as (delete from sales returning 1) select * from d").text("code"))
        .isEqualTo("391964");
    assertThat(in("pg", "select setval(pg_get_serial_sequence('sales','id'), 1)").status())
        .isEqualTo(422);
    assertThat(in("pg", "select * into copied from sales").text("code")).isEqualTo("391964");
    assertThat(in("lite", "drop table sales").text("code")).isEqualTo("391964");
    assertThat(in("pg", "select count(*) from sales").cell()).isEqualTo("10000");
  }

  @Test
  void aWritingConnectionWrites() {
    assertThat(in("pgw", "create table w(a int)").status()).isEqualTo(200);
    assertThat(in("pgw", "insert into w values (1), (2)").cell()).isEqualTo("2");
    assertThat(in("pgw", "insert into w values (3) returning a * 2").cell()).isEqualTo("6");
    assertThat(in("pg", "select sum(a) from w").cell()).isEqualTo("6");
    assertThat(in("pgw", "select * into w2 from w").status()).isEqualTo(200);
    assertThat(in("pgw", "select count(*) from w2").cell()).isEqualTo("3");
  }

  @Test
  void severalStatementsShareATransaction() {
    Answer parent =
        api.submit(
            "begin; create temp table s as select 7 as n; insert into s values (8); select sum(n) from s; commit",
            Map.of("warehouse", "pgw", "parameters", Map.of("MULTI_STATEMENT_COUNT", "5")),
            "");

    assertThat(parent.status()).isEqualTo(200);
  }

  @Test
  void aSchemaOfTheRequestIsWhereBareNamesAreFound() {
    Answer answer =
        api.submit("select n from only_here", Map.of("warehouse", "pg", "schema", "other"), "");

    assertThat(answer.cell()).isEqualTo("7");
    assertThat(in("pg", "select n from only_here").text("code")).isEqualTo("002003");
  }

  @Test
  void aLongStatementIsCanceledThere() {
    String handle =
        api.submit(
                "select pg_sleep(600), 'held-for-cancel'", Map.of("warehouse", "pg"), "?async=true")
            .handle();
    String running =
        "select count(*) from pg_stat_activity where query like 'select pg_sleep(600), ''held-%'"
            + " and state = 'active'";
    RealServer.eventually("runs there", () -> in("pg", running).cell().equals("1"));

    assertThat(api.cancel(handle).status()).isEqualTo(200);

    RealServer.eventually("stopped there", () -> in("pg", running).cell().equals("0"));
  }

  @Test
  void aChartIsDrawnFromIt() {
    Answer chart =
        in(
            "pg",
            "select id, amount from sales where id < 50 visualise id as x, amount as y draw point");

    assertThat(chart.body()).contains("vega-lite");
    assertThat(chart.status()).isEqualTo(200);
  }

  @Test
  void aDuckDbFileIsRead() {
    assertThat(in("duck", "select sum(n) from t").body()).contains("4950");
    assertThat(in("duck", "select name from more.u").cell()).isEqualTo("u");
    assertThat(
            api.submit("select name from u", Map.of("warehouse", "duck", "schema", "more"), "")
                .cell())
        .isEqualTo("u");
    assertThat(in("duck", "select * from t visualise n as x draw histogram").body())
        .contains("vega-lite");
    assertThat(in("duck", "insert into t values (1)").status()).isEqualTo(422);
    assertThat(in("duck", "attach '/tmp/other.duckdb'").status()).isEqualTo(422);
    assertThat(in("duck", "select * from read_csv('/etc/passwd')").status()).isEqualTo(422);
    assertThat(in("duck", "select count(*) from t").cell()).isEqualTo("100");
  }

  @Test
  void aConnectionOfTheConfigurationItselfAnswers() {
    assertThat(in("plain", "select count(*) from sales").cell()).isEqualTo("2");
  }

  @Test
  void whoDoesNotAnswerIsTold() {
    Answer refused = in("nobody", "select 1");

    assertThat(refused.text("code")).isEqualTo("391960");
    assertThat(refused.text("message")).contains("localhost:1").contains("PostgreSQL");
    assertThat(in("secretive", "select 1").text("message")).contains("NOT_SET_PASSWORD is not set");
  }

  @Test
  void anAbsentDriverIsNamedWithItsJar() {
    Answer refused = in("cloud", "select 1");

    assertThat(refused.text("code")).isEqualTo("391963");
    assertThat(refused.text("message")).contains("snowflake-jdbc").contains("lib-ext");
  }

  @Test
  void administratorsSeeConnectionsWithoutTheirSecrets() {
    Answer all = send(api, "GET", "/api/v2/connections", "{}");

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.body())
        .contains("\"name\":\"pg\"", "\"password\":\"configuration\"", "\"origin\":\"configured\"")
        .contains("environment NOT_SET_PASSWORD")
        .doesNotContain("\"postgres\",\"password\":\"postgres\"");
    assertThat(send(api, "POST", "/api/v2/connections/pg/test", "{}").body())
        .contains("\"ok\":true");
    assertThat(send(api, "POST", "/api/v2/connections/nobody/test", "{}").text("code"))
        .isEqualTo("391960");
    assertThat(send(api, "POST", "/api/v2/connections/nothing/test", "{}").status()).isEqualTo(404);
    assertThat(send(api, "DELETE", "/api/v2/connections/pg", "{}").status()).isEqualTo(400);
  }

  @Test
  void othersDoNotSeeThem() {
    Api other = server.user("READER", "PUBLIC");

    assertThat(send(other, "GET", "/api/v2/connections", "{}").status()).isEqualTo(403);
    assertThat(send(other, "POST", "/api/v2/connections", "{}").status()).isEqualTo(403);
    assertThat(other.submit("select 1", Map.of("warehouse", "pg"), "").cell()).isEqualTo("1");
  }

  @Test
  void aConnectionIsMadeAndForgottenOverHttp() {
    String lite = directory.resolve("t.sqlite").toString();
    String made = "{\"name\":\"extra\",\"type\":\"sqlite\",\"file\":\"" + lite + "\"}";

    assertThat(send(api, "POST", "/api/v2/connections", made).status()).isEqualTo(201);
    assertThat(in("extra", "select count(*) from sales").cell()).isEqualTo("2");
    assertThat(send(api, "POST", "/api/v2/connections", made).status()).isEqualTo(409);
    assertThat(send(api, "DELETE", "/api/v2/connections/extra", "{}").status()).isEqualTo(204);
    assertThat(in("extra", "select 1").text("code")).isEqualTo("000606");
  }

  @Test
  void whatMayNotBeSaidOverHttpIsRefused() {
    String server = "\"type\":\"postgresql\",\"host\":\"localhost\",\"user\":\"u\"";

    assertRefused("{\"name\":\"a\"," + server + ",\"password\":\"p\"}", "password_env");
    assertRefused("{\"name\":\"a\",\"url\":\"postgresql://u:p@h/d\"}", "url is not taken");
    assertRefused("{\"name\":\"a\"," + server + ",\"password_env\":\"PATH\"}", "PASSWORD");
    assertRefused(
        "{\"name\":\"a\"," + server + ",\"properties\":{\"socketFactory\":\"x\"}}",
        "socketFactory");
    assertRefused("{\"name\":\"a\"," + server + ",\"reed_only\":false}", "did you mean read_only");
    assertRefused(
        "{\"name\":\"a\",\"type\":\"postgresql\",\"host\":\"h/x?socketFactory=y\"}",
        "not the name");
    assertRefused("{\"name\":\"a\",\"type\":\"h2\",\"host\":\"h\"}", "is unknown");
    assertThat(
            send(
                    api,
                    "POST",
                    "/api/v2/connections",
                    "{\"name\":\"a\",\"type\":\"sqlite\",\"file\":\"/etc/passwd\"}")
                .status())
        .isEqualTo(422);
    assertThat(
            send(
                    api,
                    "POST",
                    "/api/v2/connections",
                    "{\"name\":\"a\",\"type\":\"postgresql\",\"host\":\"169.254.169.254\"}")
                .status())
        .isEqualTo(422);
  }

  private static void assertRefused(String body, String words) {
    Answer answer = send(api, "POST", "/api/v2/connections", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
  }

  private static Answer send(Api as, String method, String path, String json) {
    try {
      return as.send(
          method,
          path,
          ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class)));
    } catch (IOException notJson) {
      throw new AssertionError(json, notJson);
    }
  }
}
