package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What statements leave behind, once each.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EffectsTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api().inEngineSql();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Object> statsOf(Answer answer) {
    return List.of(
        answer.at("stats", "numRowsInserted"),
        answer.at("stats", "numRowsUpdated"),
        answer.at("stats", "numRowsDeleted"));
  }

  private static Answer several(String sql) {
    return api.submitWith(sql, "MULTI_STATEMENT_COUNT", "0");
  }

  private static String count(String table) {
    return api.submit("select count(*) from " + table).cell();
  }

  @Test
  void changesAreToldInSnowflakesWords() {
    assertThat(api.submit("create table words (i int)").cell())
        .isEqualTo("Statement executed successfully.");

    Answer inserted = api.submit("insert into words values (1), (2), (3)");
    Answer updated = api.submit("update words set i = i + 10 where i > 1");
    Answer deleted = api.submit("delete from words where i = 1");

    assertThat(inserted.at("resultSetMetaData", "rowType", 0, "name"))
        .isEqualTo("number of rows inserted");
    assertThat(inserted.cell()).isEqualTo("3");
    assertThat(statsOf(inserted)).containsExactly(3, 0, 0);
    assertThat(updated.data()).containsExactly(List.of("2", "0"));
    assertThat(statsOf(updated)).containsExactly(0, 2, 0);
    assertThat(deleted.cell()).isEqualTo("1");
    assertThat(statsOf(deleted)).containsExactly(0, 0, 1);
    assertThat(api.submit("select i from words order by i").data())
        .containsExactly(List.of("12"), List.of("13"));
  }

  @Test
  void oneRequestSentFiftyTimesAtOnceRunsOnce() throws Exception {
    api.submit("create table once (i int)");
    String query = "?retry=true&requestId=" + UUID.randomUUID();

    List<String> handles = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> sent = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        sent.add(
            threads.submit(
                () -> api.submit("insert into once values (1)", Map.of(), query).handle()));
      }
      for (Future<String> one : sent) {
        handles.add(one.get(1, TimeUnit.MINUTES));
      }
    } catch (ExecutionException failed) {
      throw new AssertionError(failed);
    }

    assertThat(handles).hasSize(50).containsOnly(handles.getFirst());
    assertThat(count("once")).isEqualTo("1");
  }

  @Test
  void requestIdOfAnotherStatementIsRefused() {
    String query = "?requestId=" + UUID.randomUUID();
    api.submit("create table reused (i int)");

    assertThat(api.submit("insert into reused values (1)", Map.of(), query).status())
        .isEqualTo(200);
    Answer other = api.submit("insert into reused values (2)", Map.of(), query);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("391981");
    assertThat(count("reused")).isEqualTo("1");
  }

  @Test
  void transactionOfARequestCommitsOrRollsBack() {
    api.submit("create table tx (i int)");

    several("begin; insert into tx values (1); commit");
    several("begin; insert into tx values (2); rollback");
    several("begin; insert into tx values (3)");
    several("insert into tx values (4); begin; insert into tx values (5)");

    assertThat(api.submit("select i from tx order by i").data())
        .containsExactly(List.of("1"), List.of("4"));
  }

  @Test
  void sessionOfARequestEndsWithIt() {
    Answer made =
        several(
            "create schema elsewhere; use schema elsewhere; create table there (i int);"
                + " create temp table gone (i int); insert into gone values (9); select * from gone");

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.cell()).isEqualTo("Multiple statements executed successfully.");
    assertThat(api.get(made.handles().getLast(), "").cell()).isEqualTo("9");
    assertThat(api.submit("select * from gone").text("code")).isEqualTo("002003");
    assertThat(api.submit("select * from there").text("code")).isEqualTo("002003");
    assertThat(count("elsewhere.there")).isEqualTo("0");
  }

  @Test
  void firstFailureEndsTheRequestAndLeavesWhatCameBefore() {
    api.submit("create table partly (i int)");

    Answer failed =
        several(
            "insert into partly values (1); select * from nowhere; insert into partly values (2)");

    assertThat(failed.status()).isEqualTo(422);
    assertThat(failed.text("code")).isEqualTo("002003");
    assertThat(failed.handles()).hasSize(2);
    assertThat(api.get(failed.handles().get(0), "").cell()).isEqualTo("1");
    assertThat(api.get(failed.handles().get(1), "").text("code")).isEqualTo("002003");
    assertThat(count("partly")).isEqualTo("1");
  }

  @Test
  void failureInATransactionTakesAllOfItBack() {
    api.submit("create table whole (i int)");

    Answer failed = several("begin; insert into whole values (1); select * from nowhere; commit");

    assertThat(failed.status()).isEqualTo(422);
    assertThat(count("whole")).isEqualTo("0");
  }

  @Test
  void columnThatIsNotThereIsNamed() {
    api.submit("create table narrow (i int)");
    for (String sql :
        List.of(
            "update narrow set nope = 1",
            "insert into narrow (nope) values (1)",
            "delete from narrow where nope = 1")) {
      Answer answer = api.submitWith(sql, "SQL_DIALECT", "SNOWFLAKE");

      assertThat(answer.text("code")).as(answer.body()).isEqualTo("000904");
      assertThat(answer.text("message")).contains("invalid identifier 'NOPE'");
    }
    assertThat(api.submit("select i from narrow order by 2").text("message"))
        .contains("ORDER BY", "between 1 and 1");
  }

  @Test
  void countOfStatementsMustBeRight() {
    for (String wanted : List.of("1", "3")) {
      Answer answer = api.submitWith("select 1; select 2", "MULTI_STATEMENT_COUNT", wanted);

      assertThat(answer.text("code")).isEqualTo("000008");
      assertThat(answer.text("message"))
          .isEqualTo(
              "Actual statement count 2 did not match the desired statement count " + wanted + ".");
    }
    assertThat(api.submitWith("select 1; select 2;", "MULTI_STATEMENT_COUNT", "2").status())
        .isEqualTo(200);
  }

  @Test
  void cancelOfARequestStopsTheStatementThatRuns() {
    api.submit("create table before_cancel (i int)");
    String handle =
        api.start(
            "insert into before_cancel values (1); "
                + RealServer.LONG_READ
                + "; insert into before_cancel values (2)",
            "MULTI_STATEMENT_COUNT",
            "0");
    Answer running =
        api.until(
            handle,
            answer -> answer.at("statementHandles") != null && answer.handles().size() == 2);

    api.cancel(handle);

    assertThat(api.ended(handle).text("code")).isEqualTo("000604");
    assertThat(api.ended(running.handles().get(1)).text("code")).isEqualTo("000604");
    assertThat(api.get(running.handles().get(0), "").cell()).isEqualTo("1");
    assertThat(count("before_cancel")).isEqualTo("1");
  }

  @Test
  void aRequestThatStillRunsIsToldNoHandlesOfItsStatements() {
    String many = "select 1; " + RealServer.LONG_READ;
    for (String query : new String[] {"?async=true", "?wait=1"}) {
      Answer taken = api.submit(many, Api.parameters("MULTI_STATEMENT_COUNT", "0"), query);

      assertThat(taken.status()).isEqualTo(202);
      assertThat(taken.at("statementHandles")).isNull();
      api.cancel(taken.handle());
    }
  }
}
