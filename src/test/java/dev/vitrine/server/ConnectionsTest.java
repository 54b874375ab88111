package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.JdbcEngine;
import dev.vitrine.warehouses.jdbc.Postgres;
import dev.vitrine.warehouses.jdbc.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        """
            .formatted(Postgres.port(), database, Postgres.port(), database, lite));
    server = RealServer.start("vitrine.connections-file", file.toString());
    api = server.api();
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
}
