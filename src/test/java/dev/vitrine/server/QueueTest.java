package dev.vitrine.server;

import static dev.vitrine.server.RealServer.LONG_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who waits, how long the queue is, what runs next.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class QueueTest {

  private RealServer server;
  private Api api;

  @BeforeEach
  void start() {
    server =
        RealServer.start("vitrine.statements.workers", "1", "vitrine.statements.max-queued", "8");
    api = server.api().inEngineSql();
    api.submit("create sequence turn");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String running() {
    String handle = api.start(LONG_READ);
    api.until(handle, "RUNNING");
    return handle;
  }

  private static int turn(Api api, String handle) {
    return Integer.parseInt(api.ended(handle).cell());
  }

  @Test
  void waitingStatementsKnowTheirPlace() {
    String first = running();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(api.start("select " + i));
    }

    List<Object> places = new ArrayList<>();
    waiting.forEach(handle -> places.add(api.get(handle, "").at("queuePosition")));
    Answer status = api.get(waiting.getFirst(), "");

    assertThat(places).containsExactly(0, 1, 2);
    assertThat(status.text("status")).isEqualTo("SUBMITTED");
    assertThat(status.at("progress", "step")).isEqualTo("queued");
    assertThat(api.get(first, "").at("queuePosition")).isNull();
    api.cancel(first);
    for (String handle : waiting) {
      assertThat(api.ended(handle).status()).isEqualTo(200);
    }
  }

  @Test
  void moreUrgentStatementsOvertake() {
    String first = running();
    String usual = api.start("select nextval('turn')", "PRIORITY", "5");
    String late = api.start("select nextval('turn')", "PRIORITY", "0");
    String urgent = api.start("select nextval('turn')", "PRIORITY", "9");
    api.cancel(first);

    List<Integer> turns = List.of(turn(api, urgent), turn(api, usual), turn(api, late));

    assertThat(turns).isSorted();
  }

  @Test
  void callersTakeTurns() {
    Api other = server.user("QUIET", "SYSADMIN").inEngineSql();
    String first = running();
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(api.start("select nextval('turn')"));
    }
    String one = other.start("select nextval('turn')");
    api.cancel(first);

    int turn = turn(other, one);

    assertThat(turn).isLessThan(turn(api, many.get(2)));
  }

  @Test
  void fullQueueTurnsAway() {
    String first = running();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiting.add(api.start("select 1"));
    }

    Answer refused = api.submit("select 1", Map.of(), "?async=true");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("code")).isEqualTo("390505");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    api.cancel(first);
    for (String handle : waiting) {
      assertThat(api.ended(handle).status()).isEqualTo(200);
    }
    assertThat(api.submit("select 1").status()).isEqualTo(200);
  }

  @Test
  void runningStatementTellsHowFarItIs() {
    api.submit("create table much as select range as i from range(3000000)");
    String handle = api.start("select count(*) from much a, much b where hash(a.i, b.i) = 1");

    Answer some = api.until(handle, answer -> answer.at("progress", "percent") != null);

    assertThat(((Number) some.at("progress", "percent")).doubleValue()).isBetween(0.0, 100.0);
    assertThat(some.at("progress", "step")).isEqualTo("sql");
    api.cancel(handle);
  }

  @Test
  void rowsAreCountedWhileTheyCome() {
    String handle = api.start("select range, 'a text ' || range from range(2000000000)");

    Answer some =
        api.until(
            handle,
            answer -> answer.at("progress", "rows") instanceof Number rows && rows.longValue() > 0);

    assertThat(some.text("status")).isEqualTo("RUNNING");
    assertThat(api.cancel(handle).text("outcome")).isEqualTo("CANCELED");
  }
}
