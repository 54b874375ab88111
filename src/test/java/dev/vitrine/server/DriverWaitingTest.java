package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Statements that take longer than a request waits, and clients that stop waiting.
class DriverWaitingTest {

  private static final String SLOW =
      "select count(*) from table(generator(rowcount => 100000000)) a, table(generator(rowcount => 100000000)) b";

  private static RealServer server;

  private final DriverClient client = DriverClient.of(server, "ADMIN");

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.driver.patience", "200ms",
            "vitrine.driver.abandoned-after", "200ms",
            "vitrine.driver.detached-after", "2s");
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private void untilAborted(String id) {
    RealServer.eventually("it is stopped", () -> client.status(id).equals("ABORTED"));
  }

  @Test
  void slowStatementsAreToBeAskedAboutAgainAndStopWhenNobodyDoes() {
    Answer first = client.query(SLOW);
    Answer second = client.get(String.valueOf(first.at("data", "getResultUrl")));

    assertThat(first.success()).isTrue();
    assertThat(first.code()).isEqualTo("333333");
    assertThat(first.at("data", "queryAbortsAfterSecs")).isEqualTo(2);
    assertThat(second.code()).isEqualTo("333333");
    assertThat(second.id()).isEqualTo(first.id());
    untilAborted(first.id());
    assertThat(client.result(first.id()).code()).isEqualTo("000604");
  }

  @Test
  void statementsOfClientsThatHungUpStop() {
    client.query("alter session set statement_timeout_in_seconds = 600");
    client.hangUpOn(SLOW, newId());

    RealServer.eventually("nothing runs", () -> server.statements().running() == 0);
  }

  @Test
  void retriesFindTheStatementOfTheRequestThatWasCutOff() {
    String request = newId();
    client.hangUpOn(SLOW, request);

    Answer retried = client.query(SLOW, request, Map.of());
    Answer again = client.query(SLOW, request, Map.of());

    assertThat(again.id()).isEqualTo(retried.id());
    client.post("/queries/v1/abort-request?requestId=" + newId(), Map.of("requestId", request));
    untilAborted(again.id());
  }

  @Test
  void statementsGoOnWhereTheSessionSaysSo() {
    String request = newId();
    client.query("alter session set abort_detached_query = false");
    client.hangUpOn(SLOW, request);
    Answer asked = client.query(SLOW, request, Map.of());

    assertThat(client.status(asked.id())).isIn("QUEUED", "RUNNING");
    client.post("/queries/" + asked.id() + "/abort-request", Map.of());
    untilAborted(asked.id());
  }

  @Test
  void abortsStopByRequestAndByIdAndAlsoWhatComesLater() {
    String early = newId();
    client.post("/queries/v1/abort-request?requestId=" + newId(), Map.of("requestId", early));
    Answer running = client.query(SLOW, newId(), Map.of("asyncExec", true));
    Answer done = client.query("select 1");

    assertThat(client.query("select 1", early, Map.of()).code()).isEqualTo("000604");
    assertThat(client.post("/queries/" + running.id() + "/abort-request", Map.of()).success())
        .isTrue();
    assertThat(client.post("/queries/" + done.id() + "/abort-request", Map.of()).code())
        .isEqualTo("000605");
    assertThat(client.post("/queries/" + newId() + "/abort-request", Map.of()).code())
        .isEqualTo("000709");
    untilAborted(running.id());
  }

  @Test
  void timeoutsOfTheSessionAndOfTheStatementEndIt() {
    Answer ofStatement =
        client.query(SLOW, newId(), Map.of("parameters", Map.of("query_timeout", 1)));
    client.query("alter session set statement_timeout_in_seconds = 1");
    Answer ofSession = client.query(SLOW);

    for (Answer slow : new Answer[] {ofStatement, ofSession}) {
      Answer end = slow;
      while (end.code().equals("333333")) {
        end = client.result(slow.id());
      }
      assertThat(end.code()).isEqualTo("000630");
      assertThat(end.at("data", "sqlState")).isEqualTo("57014");
      assertThat(client.status(slow.id())).isEqualTo("FAILED_WITH_ERROR");
    }
  }
}
