package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The catalog of Snowflake's statements over restarts, beside the engine's own dialect, and under
/// several writers.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CatalogTest {

  @TempDir private Path data;

  private static Answer snowflake(Api api, String sql) {
    return api.submitWith(sql, "SQL_DIALECT", "SNOWFLAKE");
  }

  private static Answer engine(Api api, String sql) {
    return api.submitWith(sql, "SQL_DIALECT", "DUCKDB");
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void whatWasDefinedSurvivesAKill() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      Api api = server.api();
      done(
          snowflake(
              api, "create table k (a int not null, b string default 'x', id int identity(5, 2))"));
      done(snowflake(api, "insert into k (a) values (1), (2)"));
      done(snowflake(api, "create view v as select a, b from k"));
      done(snowflake(api, "create function twice(x int) returns int as 'x * 2'"));
      done(snowflake(api, "create table gone (a int)"));
      done(snowflake(api, "drop table gone"));
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      Api api = server.api();
      assertThat(snowflake(api, "select a, b from v order by a").data())
          .isEqualTo(List.of(List.of("1", "x"), List.of("2", "x")));
      done(snowflake(api, "insert into k (a) values (twice(4))"));
      assertThat(snowflake(api, "select id from k where a = 8").cell()).isEqualTo("9");
      assertThat(snowflake(api, "undrop table gone").cell())
          .isEqualTo("Table GONE successfully restored.");
      assertThat(snowflake(api, "insert into k (a) values (null)").text("code"))
          .isEqualTo("100072");
    }
  }

  /// `CREATE RECURSIVE VIEW` is the same as a view of a recursive common table.
  @Test
  void aRecursiveViewReadsItself() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      String counting = "select 1 union all select n + 1 from rv where n < 4";
      String wayDown = "select 'a' union all select p || 'b' from \"r w\" where len(p) < 3";
      done(snowflake(api, "create recursive view rv(n) as " + counting));
      assertThat(snowflake(api, "select sum(n) from rv").cell()).isEqualTo("10");
      done(snowflake(api, "create or replace secure recursive view rv(n) as (" + counting + ")"));
      assertThat(snowflake(api, "select max(n) from rv").cell()).isEqualTo("4");
      done(snowflake(api, "create recursive view \"r w\"(p comment 'way') as " + wayDown));
      assertThat(snowflake(api, "select max(p) from \"r w\"").cell()).isEqualTo("abb");
      done(snowflake(api, snowflake(api, "select get_ddl('view', 'rv')").cell()));
      assertThat(snowflake(api, "select min(n) from rv").cell()).isEqualTo("1");
      assertThat(
              snowflake(api, "create recursive view wrong(n) as select m from wrong").text("code"))
          .isEqualTo("002003");
      assertThat(
              snowflake(api, "create view plain(n) as " + counting.replace("rv", "plain"))
                  .text("code"))
          .isEqualTo("002003");
    }
  }

  @Test
  void writersOfOneNameQueue() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      List<String> handles = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        handles.add(
            api.start(
                "create or replace table t as select " + i + " as a", "SQL_DIALECT", "SNOWFLAKE"));
      }
      handles.forEach(handle -> done(api.ended(handle)));
      assertThat(snowflake(api, "select count(*) from t").cell()).isEqualTo("1");
    }
  }

  @Test
  void aConstraintThatIsNotThereIsNotRenamed() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      done(snowflake(api, "create table keyed (a int constraint k primary key)"));
      Answer dropped = snowflake(api, "alter table keyed drop constraint nosuch");
      Answer renamed = snowflake(api, "alter table keyed rename constraint nosuch to b");
      assertThat(renamed.text("code")).isEqualTo(dropped.text("code")).isEqualTo("002023");
      assertThat(renamed.text("message")).isEqualTo(dropped.text("message"));
      done(snowflake(api, "alter table keyed rename constraint k to b"));
      assertThat(snowflake(api, "show primary keys in table keyed").data().getFirst())
          .contains("B");
    }
  }

  @Test
  void failedDefinitionLeavesWhatWasThere() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      done(snowflake(api, "create table t as select 7 as a"));
      Answer failed = snowflake(api, "create or replace table t as select 1 / 0 as a");
      assertThat(failed.text("code")).isEqualTo("100051");
      assertThat(snowflake(api, "select a from t").cell()).isEqualTo("7");
    }
  }

  @Test
  void tablesOfTheEnginesOwnDialectAreSeen() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      done(engine(api, "create table own (a integer, b varchar[])"));
      done(engine(api, "insert into own values (1, ['x'])"));
      assertThat(snowflake(api, "select a + 1, b[0]::string from OWN").data())
          .isEqualTo(List.of(List.of("2", "x")));
      done(engine(api, "alter table own add column z integer"));
      assertThat(snowflake(api, "select z from own").status()).isEqualTo(200);
      done(engine(api, "drop table own"));
      assertThat(snowflake(api, "select * from own").text("code")).isEqualTo("002003");
    }
  }

  @Test
  void schemasOfEitherDialectAreSeenByBoth() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      done(engine(api, "create schema made"));
      done(snowflake(api, "create table made.t (a int)"));
      done(engine(api, "insert into made.T values (3)"));
      assertThat(snowflake(api, "select a from made.t").cell()).isEqualTo("3");
      done(snowflake(api, "drop schema made"));
      done(engine(api, "create schema made"));
      assertThat(snowflake(api, "show tables in schema made").data()).isEmpty();
    }
  }

  @Test
  void namesThatDifferInCaseAreTwoTables() {
    try (RealServer server = RealServer.start()) {
      Api api = server.api();
      done(snowflake(api, "create table t1 (a int, \"a\" int)"));
      done(snowflake(api, "create table \"t1\" (b int)"));
      done(snowflake(api, "insert into t1 values (1, 2)"));
      assertThat(snowflake(api, "select a, \"a\" from t1").data())
          .isEqualTo(List.of(List.of("1", "2")));
      assertThat(snowflake(api, "select count(*) from \"t1\"").cell()).isEqualTo("0");
    }
  }
}
