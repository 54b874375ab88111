package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements keep to themselves: to their own settings, out of files, within limits.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SandboxTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.warehouse.memory-limit", "256MB", "vitrine.warehouse.spill-limit", "16MB");
    api = server.api().inEngineSql();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void zonesAtOnceGiveTheirOwnAnswers() throws Exception {
    String sql = "select timestamptz '2024-01-15 12:00:00+00'::varchar";
    List<Future<String>> tokyo = new ArrayList<>();
    List<Future<String>> york = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        tokyo.add(threads.submit(() -> api.submitWith(sql, "TIMEZONE", "Asia/Tokyo").cell()));
        york.add(threads.submit(() -> api.submitWith(sql, "TIMEZONE", "America/New_York").cell()));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(tokyo.get(i).get()).isEqualTo("2024-01-15 21:00:00+09");
        assertThat(york.get(i).get()).isEqualTo("2024-01-15 07:00:00-05");
      }
    }
    assertThat(api.submit(sql).cell()).isEqualTo("2024-01-15 12:00:00+00");
  }

  @Test
  void dialectDecidesOnNamesAndEscapes() {
    String sql = "select 'a\\nb' as Some_Name, 1 as \"Quoted\"";

    Answer snowflake = api.submitWith(sql, "SQL_DIALECT", "SNOWFLAKE");
    Answer duckDb = api.submitWith(sql, "SQL_DIALECT", "DUCKDB");

    assertThat(snowflake.at("resultSetMetaData", "rowType", 0, "name")).isEqualTo("SOME_NAME");
    assertThat(snowflake.at("resultSetMetaData", "rowType", 1, "name")).isEqualTo("Quoted");
    assertThat(snowflake.cell()).isEqualTo("a\nb");
    assertThat(duckDb.at("resultSetMetaData", "rowType", 0, "name")).isEqualTo("Some_Name");
    assertThat(duckDb.cell()).isEqualTo("a\\nb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void guardedFunctionStaysGuardedBehindUse(String dialect) {
    api.submit("create schema if not exists guarded");
    for (String use : List.of("use schema guarded", "use guarded", "use database VITRINE")) {
      for (String call :
          List.of(
              "select repeat('a', 1000000000)",
              "select \"repeat\"('a', 1000000000)",
              "select system.main.repeat('a', 1000000000)",
              "select main.repeat('a', 1000000000)",
              "select 'a'.repeat(1000000000)",
              "select lpad('a', 1000000000, 'b')",
              "select * from query('select 1')")) {
        Answer answer =
            api.submitWith(use + "; " + call, "MULTI_STATEMENT_COUNT", "2", "SQL_DIALECT", dialect);
        assertThat(answer.status()).as(call).isEqualTo(422);
        assertThat(answer.text("code"))
            .as(answer.body())
            .isIn("391985", "003001", "002140", "001003");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "from 'x.parquet'",
        "copy (select 1) to '/tmp/vitrine-sandbox.csv'",
        "attach '/tmp/vitrine-sandbox.db'",
        "reset threads",
        "pragma version",
        "install httpfs",
        "load httpfs",
        "call duckdb_settings()",
        "select * from query('select 1')",
        "select * from query_table('t')",
        "select json_execute_serialized_sql('{}')",
        "select * from duckdb_settings()",
        "select * from duckdb_secrets()",
        "select current_setting('temp_directory')",
        "select getenv('HOME')",
        "select * from __vitrine.outcomes",
        "create table __vitrine.x (i int)",
        "drop schema __vitrine cascade",
        "export database '/tmp/vitrine-sandbox'",
        "create secret s (type s3)",
        "checkpoint",
        "select 1 as a, (select count(*) from glob('/etc/*'))"
      })
  void nothingReachesFilesOrSettings(String sql) {
    for (String dialect : List.of("SNOWFLAKE", "DUCKDB")) {
      Answer answer = api.submitWith(sql, "SQL_DIALECT", dialect);

      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.text("code")).as(answer.body()).isIn(REFUSED);
      assertThat(answer.body()).doesNotContain("root:");
    }
  }

  /// Not allowed, not read, and names that mean nothing to Snowflake's dialect.
  private static final List<String> REFUSED =
      List.of("003001", "001003", "002140", "002003", "000002");

  /// In Snowflake's dialect such a name is a variable of the session.
  @ParameterizedTest
  @ValueSource(strings = {"set threads = 9", "set memory_limit = '100GB'"})
  void settingsOfTheEngineAreLocked(String sql) {
    String setting = sql.split(" ")[1];
    String now = "select value from duckdb_settings() where name = '" + setting + "'";

    Answer own = api.submitWith(sql, "SQL_DIALECT", "DUCKDB");
    Answer variable =
        api.submitWith(
            sql + "; select $" + setting, "SQL_DIALECT", "SNOWFLAKE", "MULTI_STATEMENT_COUNT", "2");

    assertThat(own.text("code")).as(own.body()).isIn(REFUSED);
    assertThat(variable.status()).as(variable.body()).isEqualTo(200);
    assertThat(api.submit(now).text("code")).isIn(REFUSED);
  }

  /// The code, and what else was said where it names no limit.
  private static String told(Answer refused) {
    String code = refused.text("code");
    return code.startsWith("39198") ? code : refused.body();
  }

  /// The engine's memory is one for all statements, so a neighbour may be refused for the moment in
  /// which the hog holds all of it; it is then told the same limit and nothing else.
  @Test
  void hogFailsWithItsLimitsNameWhileOthersAnswer() {
    String hog =
        api.start(
            "select count(*) from (select a.range as x, a.range::varchar || 'text' as y"
                + " from range(30000000) a order by hash(a.range))");
    List<String> beside = new ArrayList<>();
    Answer state = api.get(hog, "");
    while (state.status() == 202) {
      Answer small = api.submit("select 1");
      beside.add(small.status() == 200 ? small.cell() : told(small));
      state = api.get(hog, "");
    }

    assertThat(state.status()).isEqualTo(422);
    assertThat(state.text("code")).as(state.body()).isIn("391983", "391984");
    assertThat(state.text("message")).containsIgnoringCase("limit");
    assertThat(beside).contains("1").isSubsetOf("1", "391983", "391984");
    assertThat(api.submit("select 1").cell()).isEqualTo("1");
  }
}
