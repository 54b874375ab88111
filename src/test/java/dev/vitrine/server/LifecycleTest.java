package dev.vitrine.server;

import static dev.vitrine.server.RealServer.LONG_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A statement's life through the front door: submitted, polled, paged, canceled, expired.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LifecycleTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.statements.workers", "1");
    api = server.api().inEngineSql();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void selectAnswersItsRows() {
    Answer answer = api.submitWith("select 1 as a, 'x' as b", "SQL_DIALECT", "SNOWFLAKE");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("code")).isEqualTo("090001");
    assertThat(answer.data()).containsExactly(List.of("1", "x"));
    assertThat(answer.at("resultSetMetaData", "rowType", 0, "name")).isEqualTo("A");
    assertThat(answer.at("complete")).isEqualTo(true);
  }

  @Test
  void asyncSubmissionTellsTheHandleAndNoRows() {
    Answer told = api.submit("select 7", Map.of(), "?async=true");

    assertThat(told.status()).isEqualTo(202);
    assertThat(told.text("code")).isEqualTo("333334");
    assertThat(told.json()).doesNotContainKeys("data", "resultSetMetaData");
    assertThat(api.get(told.handle(), "?wait=30").cell()).isEqualTo("7");
  }

  @Test
  void pagesInAnyOrderHoldEveryRowOnceAndSayTheirPlace() {
    String sql = "select range as i, 'row ' || range as t from range(200000)";
    Answer first = api.submit(sql);
    int pages = ((Number) first.at("partitions")).intValue();
    List<Integer> order = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      order.add(page);
    }
    Collections.shuffle(order, new Random(7));

    Set<String> seen = new HashSet<>();
    long rows = 0;
    for (int page : order) {
      Answer answer = api.get(first.handle(), "?partition=" + page);
      rows += answer.data().size();
      answer.data().forEach(row -> seen.add(row.getFirst()));
      assertThat(answer.data().getFirst().get(1))
          .isEqualTo("row " + answer.data().getFirst().get(0));
      assertThat(answer.at("partition")).isEqualTo(page);
      assertThat(answer.at("partitions")).isEqualTo(pages);
      assertThat(answer.at("complete")).isEqualTo(page == pages - 1);
      assertThat(answer.header("Link")).contains("rel=\"first\"", "rel=\"last\"");
    }

    assertThat(pages).isGreaterThan(1);
    assertThat(rows).isEqualTo(200_000);
    assertThat(seen).hasSize(200_000);
    assertThat(api.get(first.handle(), "?partition=" + pages).status()).isEqualTo(400);
  }

  @Test
  void runningStatementIsCanceledAndStaysSo() {
    String handle = api.start(LONG_READ);
    api.until(handle, "RUNNING");

    Answer canceled = api.cancel(handle);

    assertThat(canceled.status()).isEqualTo(200);
    assertThat(canceled.text("outcome")).isEqualTo("CANCELED");
    assertThat(canceled.text("code")).isEqualTo("000604");
    Answer after = api.ended(handle);
    assertThat(after.status()).isEqualTo(422);
    assertThat(after.text("code")).isEqualTo("000604");
    assertThat(after.text("sqlState")).isEqualTo("57014");
    assertThat(after.text("status")).isEqualTo("CANCELED");
    assertThat(api.cancel(handle).text("outcome")).isEqualTo("CANCELED");
  }

  @Test
  void statementThatWasCanceledInTheQueueNeverRuns() {
    api.submit("create or replace table never_made (i int)");
    String running = api.start(LONG_READ);
    api.until(running, "RUNNING");
    String waiting = api.start("insert into never_made values (1)");
    assertThat(api.get(waiting, "").text("status")).isEqualTo("SUBMITTED");

    Answer canceled = api.cancel(waiting);
    api.cancel(running);

    assertThat(canceled.text("outcome")).isEqualTo("CANCELED");
    assertThat(api.submit("select count(*) from never_made").cell()).isEqualTo("0");
    assertThat(api.get(waiting, "").text("status")).isEqualTo("CANCELED");
  }

  @Test
  void cancelAfterTheEndSaysThatItCameTooLate() {
    String handle = api.submit("select 1").handle();

    Answer late = api.cancel(handle);

    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text("code")).isEqualTo("000605");
    assertThat(late.text("outcome")).isEqualTo("ALREADY_FINISHED");
    assertThat(api.get(handle, "").cell()).isEqualTo("1");
  }

  @Test
  void statementThatRunsOutOfTimeSaysSo() {
    Answer answer = api.submit(LONG_READ, Map.of("timeout", 1), "");

    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.text("code")).isEqualTo("000630");
    assertThat(answer.text("message")).contains("1 second(s)");
    assertThat(api.get(answer.handle(), "").status()).isEqualTo(408);
  }

  @Test
  void timeoutOfZeroIsTheLongestOne() {
    assertThat(api.submit("select 1", Map.of("timeout", 0), "").cell()).isEqualTo("1");
    assertThat(api.submit("select 1", Map.of("timeout", -1), "").status()).isEqualTo(400);
  }

  @Test
  void deletedResultIsExpired() {
    String handle = api.submit("select 1").handle();

    Answer deleted = api.send("DELETE", "/api/v2/statements/" + handle, null);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(api.get(handle, "").status()).isEqualTo(422);
    assertThat(api.get(handle, "").text("code")).isEqualTo("000710");
  }

  @Test
  void deleteStopsWhatRuns() {
    String handle = api.start(LONG_READ);
    api.until(handle, "RUNNING");

    assertThat(api.send("DELETE", "/api/v2/statements/" + handle, null).status()).isEqualTo(204);
    assertThat(api.get(handle, "").text("code")).isEqualTo("000710");
  }

  @Test
  void anothersHandleIsLikeAnUnknownOne() {
    Api other = server.user("OTHER", "SYSADMIN");
    String mine = api.submit("select 'mine'").handle();
    String unknown = UUID.randomUUID().toString();

    for (String path :
        List.of("", "?partition=0", "/spec", "/plan", "/chart.html", "/events", "?wait=5")) {
      Answer anothers = any(other, mine + path);
      Answer none = any(other, unknown + path);
      assertThat(anothers.status()).isEqualTo(422);
      assertThat(anothers.body().replace(mine, "H")).isEqualTo(none.body().replace(unknown, "H"));
      assertThat(anothers.text("code")).isEqualTo("000709");
    }
    assertThat(other.cancel(mine).body().replace(mine, "H"))
        .isEqualTo(other.cancel(unknown).body().replace(unknown, "H"));
    assertThat(other.send("DELETE", "/api/v2/statements/" + mine, null).status()).isEqualTo(422);
    assertThat(api.get(mine, "").cell()).isEqualTo("mine");
  }

  private static Answer any(Api api, String path) {
    return api.send("GET", "/api/v2/statements/" + path, null, "*/*");
  }

  @Test
  void historyIsReadPageByPage() {
    Api lister = server.user("LISTER", "SYSADMIN");
    List<String> handles = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      handles.addFirst(lister.submit("select " + i).handle());
    }

    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = lister.send("GET", "/api/v2/statements?limit=3" + cursor, null);
      for (Object entry : (List<?>) page.json().get("statements")) {
        listed.add(String.valueOf(((Map<?, ?>) entry).get("statementHandle")));
      }
      Object next = page.json().get("next");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());

    assertThat(listed).containsExactlyElementsOf(handles);
  }
}
