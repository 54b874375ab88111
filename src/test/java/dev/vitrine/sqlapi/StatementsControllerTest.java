package dev.vitrine.sqlapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = true, transactional = false)
class StatementsControllerTest extends DoorTest {

  @Inject ScriptedRunner runner;

  @Test
  void aStatementIsAnsweredWithItsRows() {
    Reply reply = run("select 1 as a, 'x' as b, null::int as c");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.text("code")).isEqualTo("090001");
    assertThat(reply.body()).contains("\"data\":[[\"1\",\"x\",null]]}");
    assertThat(reply.text("status")).isEqualTo("SUCCEEDED");
    assertThat(reply.at("complete").getBooleanValue()).isTrue();
    assertThat(reply.text("statementStatusUrl"))
        .startsWith("/api/v2/statements/" + reply.handle() + "?requestId=");
    assertThat(reply.header("Link")).contains("rel=\"first\"").contains("rel=\"last\"");
    assertThat(reply.text("resultSetMetaData", "rowType", 0, "type")).isEqualTo("fixed");
    assertThat(reply.text("resultSetMetaData", "rowType", 0, "precision")).isEqualTo("38");
    assertThat(reply.body()).contains("\"length\":null");
    assertThat(poll(reply.handle()).body()).contains("\"data\":[[\"1\",\"x\",null]]");
  }

  @Test
  void aSlashAtTheEndIsAccepted() {
    Reply reply = send("POST", STATEMENTS + "/", "{\"statement\":\"select 1\"}", "Accept", "*/*");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void anUnfinishedStatementIsToldWithoutData() {
    Reply reply = runAsync("hold unfinished");

    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    assertThat(reply.text("code")).isEqualTo("333334");
    assertThat(reply.has("data")).isFalse();
    assertThat(reply.has("sqlState")).isFalse();
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.header("Location")).isEqualTo(reply.text("statementStatusUrl"));
    runner.release("unfinished");
    assertThat(poll(reply.handle()).status()).isEqualTo(200);
  }

  @Test
  void aLongPollEndsWithTheStatement() {
    String handle = runAsync("hold polled").handle();
    assertThat(get("/" + handle + "?wait=0").status()).isEqualTo(202);

    runner.release("polled");

    assertThat(poll(handle).status()).isEqualTo(200);
  }

  @Test
  void aFailureHasItsCodeAndPlace() {
    Reply reply = run("fail DIVISION_BY_ZERO");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("code")).isEqualTo("100051");
    assertThat(reply.text("sqlState")).isEqualTo("22012");
    assertThat(reply.text("errorCode")).isEqualTo("100051");
    assertThat(reply.at("line").getIntValue()).isEqualTo(2);
    assertThat(reply.at("position").getIntValue()).isEqualTo(7);
    assertThat(reply.handle()).isNotEmpty();
  }

  @Test
  void aTimeoutIs408() {
    assertThat(run("fail TIMEOUT").status()).isEqualTo(408);
  }

  @Test
  void aCancelIsDefinite() {
    String handle = runAsync("hold canceled").handle();

    Reply canceled = cancel(handle);

    assertThat(canceled.status()).as(canceled.body()).isEqualTo(200);
    assertThat(canceled.text("code")).isEqualTo("000604");
    assertThat(canceled.text("outcome")).isEqualTo("CANCELED");
    Reply after = poll(handle);
    assertThat(after.status()).isEqualTo(422);
    assertThat(after.text("sqlState")).isEqualTo("57014");
    assertThat(cancel(handle).status()).isEqualTo(200);
  }

  @Test
  void aCancelThatComesTooLateSaysSo() {
    Reply late = cancel(run("select 1").handle());

    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text("code")).isEqualTo("000605");
    assertThat(late.text("outcome")).isEqualTo("ALREADY_FINISHED");
  }

  @Test
  void anothersHandleIsLikeAnUnknownOne() {
    String handle = run("select 1").handle();

    Reply foreign = get("/" + handle, "Accept", "*/*", "Authorization", credentials("BERT"));
    Reply unknown = get("/" + UUID.randomUUID());

    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.text("code")).isEqualTo("000709");
    assertThat(foreign.has("statementHandle")).isFalse();
    assertThat(unknown.body().replaceAll("[0-9a-f-]{36}", "H"))
        .isEqualTo(foreign.body().replaceAll("[0-9a-f-]{36}", "H"));
    assertThat(unknown.http().headers().map().keySet())
        .isEqualTo(foreign.http().headers().map().keySet());
    assertThat(get("/nonsense").text("code")).isEqualTo("000709");
  }

  @Test
  void aRequestIdNeverRunsTwice() {
    String query = "?requestId=" + UUID.randomUUID();
    String body = "{\"statement\":\"insert\"}";
    Reply first = post(query, body);
    int runs = runner.runs.get();

    Reply again = post(query + "&retry=true", body);

    assertThat(again.handle()).isEqualTo(first.handle());
    assertThat(runner.runs.get()).isEqualTo(runs);
    assertThat(again.text("stats", "numRowsInserted")).isEqualTo("3");
    assertThat(first.text("statementStatusUrl")).endsWith(query);
    assertThat(post(query, "{\"statement\":\"select 1\"}").status()).isEqualTo(422);
  }

  @Test
  void severalStatementsHaveHandlesOfTheirOwn() {
    Reply reply =
        post(
            "",
            "{\"statement\":\"select 1; select 2\",\"parameters\":{\"multi_statement_count\":2}}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).contains("[[\"Multiple statements executed successfully.\"]]");
    assertThat(reply.at("statementHandles").size()).isEqualTo(2);
    String second = reply.text("statementHandles", 1);
    assertThat(get("/" + second).body()).contains("\"data\":[[\"2\"]]");
  }

  @Test
  void pagesKnowTheirPlace() {
    Reply first = run("select range as n, repeat('x', 500) as t from range(5000)");
    int pages = first.at("partitions").getIntValue();
    assertThat(pages).as(first.header("Link")).isGreaterThan(2);
    assertThat(first.at("complete").getBooleanValue()).isFalse();
    assertThat(first.header("Link")).contains("partition=1>; rel=\"next\"");

    Reply last = get("/" + first.handle() + "?partition=" + (pages - 1));

    assertThat(last.at("complete").getBooleanValue()).isTrue();
    assertThat(last.at("resultSetMetaData", "rowType").isNull()).isTrue();
    assertThat(last.header("Link")).doesNotContain("next").contains("prev");
    assertThat(last.body()).contains("\"4999\"");
    Reply beyond = get("/" + first.handle() + "?partition=" + pages);
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.text("message")).contains("0 to " + (pages - 1));
  }

  @Test
  void nullMayBeAskedForAsText() {
    Reply reply = post("?nullable=false", "{\"statement\":\"select null::int as n\"}");

    assertThat(reply.body()).contains("\"data\":[[\"null\"]]");
    assertThat(get("/" + reply.handle()).body()).contains("\"data\":[[\"null\"]]");
    assertThat(get("/" + reply.handle() + "?nullable=true").status()).isEqualTo(400);
  }

  @Test
  void aDeletedStatementIsGone() {
    String handle = run("select 1").handle();

    Reply gone = send("DELETE", STATEMENTS + "/" + handle, "", "Accept", "*/*");

    assertThat(gone.status()).as(gone.body()).isEqualTo(204);
    Reply after = get("/" + handle);
    assertThat(after.status()).isEqualTo(422);
    assertThat(after.text("code")).isEqualTo("000710");
  }

  @Test
  void historyIsOnesOwnAndCanBeNarrowed() {
    post("", "{\"statement\":\"select 'hist'\",\"parameters\":{\"query_tag\":\"mine\"}}");

    Reply mine = get("?tag=mine&status=succeeded&limit=1&contains=hist");

    assertThat(mine.status()).as(mine.body()).isEqualTo(200);
    assertThat(mine.at("statements").size()).isEqualTo(1);
    assertThat(mine.text("statements", 0, "statement")).isEqualTo("select 'hist'");
    assertThat(mine.text("statements", 0, "user")).isEqualTo("ANNA");
    Reply theirs = get("?tag=mine", "Accept", "*/*", "Authorization", credentials("BERT"));
    assertThat(theirs.at("statements").size()).isZero();
    Reply admin = get("?tag=mine&user=*", "Accept", "*/*", "Authorization", credentials("ROOT"));
    assertThat(admin.at("statements").size()).isEqualTo(1);
  }

  @Test
  void limitsAreToldBeforeAnyoneRunsIntoThem() {
    Reply reply = send("GET", "/limits", "", "Accept", "application/json");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.text("statements", "textBytes")).isEqualTo("1048576");
    assertThat(reply.text("waiting", "syncWaitSeconds")).isEqualTo("45");
    assertThat(reply.text("statements", "longestTimeoutSeconds")).isEqualTo("604800");
  }
}
