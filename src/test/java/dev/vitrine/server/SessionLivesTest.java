package dev.vitrine.server;

import static dev.vitrine.server.RealServer.LONG_READ;
import static dev.vitrine.server.RealServer.eventually;
import static dev.vitrine.server.SessionsDoor.PLAN;
import static dev.vitrine.server.SessionsDoor.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.sessions.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When sessions end, what bounds them, and what runs in them side by side.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SessionLivesTest {

  private static String running(SessionsDoor door, String session) {
    Answer all = door.get("/" + session + "/statements");
    return ((List<?>) door.in(all, "statements"))
        .stream()
            .map(Map.class::cast)
            .filter(each -> "RUNNING".equals(each.get("status")))
            .map(each -> String.valueOf(each.get(door.name("statementHandle"))))
            .findFirst()
            .orElse("");
  }

  private static String awaitRunning(SessionsDoor door, String session) {
    eventually("it runs", () -> !running(door, session).isEmpty());
    return running(door, session);
  }

  @Test
  void aSessionEndsHalfAnHourAfterItsLastUse() {
    try (RealServer server =
        RealServer.start("test.clock", "true", "vitrine.sessions.sweep-every", "1h")) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      TurnedClock clock = server.bean(TurnedClock.class);
      String used = door.create();
      String left = door.create();
      door.sql(used, "SELECT 1");
      clock.turn(Duration.ofMinutes(20));
      assertThat(door.tables(used).status()).isEqualTo(200);
      clock.turn(Duration.ofMinutes(20));

      assertThat(door.tables(used).status()).isEqualTo(200);
      assertThat(door.tables(left).status()).isEqualTo(404);
      assertThat(server.bean(Sessions.class).count()).isEqualTo(1);
      clock.turn(Duration.ofMinutes(31));
      door.create();
      assertThat(server.bean(Sessions.class).count()).isEqualTo(1);
      assertThat(door.sql(used, "SELECT 1").status()).isEqualTo(404);
    }
  }

  @Test
  void aTimerEndsSessionsThatNobodyAsksFor() {
    try (RealServer server =
        RealServer.start("test.clock", "true", "vitrine.sessions.sweep-every", "20ms")) {
      SessionsDoor door = new SessionsDoor(server.base(), PLAN);
      door.sql(door.create(), "SELECT 1");
      server.bean(TurnedClock.class).turn(Duration.ofMinutes(31));

      eventually("it is swept", () -> server.bean(Sessions.class).count() == 0);
    }
  }

  @Test
  void withoutAnyPatienceSessionsAreOverAtOnce() {
    try (RealServer server = RealServer.start("vitrine.sessions.idle", "0s")) {
      SessionsDoor door = new SessionsDoor(server.base(), PLAN);
      String session = door.create();

      assertThat(door.sql(session, "SELECT 1").at("error", "type")).isEqualTo("SessionNotFound");
    }
  }

  @Test
  void sessionsAreBoundedForEachCallerAndInAll() {
    try (RealServer server =
        RealServer.start("vitrine.sessions.most", "3", "vitrine.sessions.most-per-caller", "2")) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      SessionsDoor ben = new SessionsDoor(server.base(), TODAY, "X-User-Id", "ben");
      SessionsDoor cleo = new SessionsDoor(server.base(), TODAY, "X-User-Id", "cleo");
      String first = door.create();
      door.create();

      Answer third = door.send("POST", "", null, new byte[0]);
      ben.create();
      Answer fourth = cleo.send("POST", "", null, new byte[0]);

      for (Answer refused : List.of(third, fourth)) {
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("error", "type")).isEqualTo("TooManyRequests");
        assertThat(refused.header("Retry-After")).isNotEmpty();
      }
      door.delete(first);
      assertThat(cleo.send("POST", "", null, new byte[0]).status()).isEqualTo(200);
    }
  }

  @Test
  void memoryAndDiskOfSessionsAreBounded() {
    try (RealServer server =
        RealServer.start(
            "vitrine.sessions.memory-per-caller", "16MB",
            "vitrine.sessions.memory-limit", "64MB",
            "vitrine.sessions.spill-limit", "8MB")) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      String session = door.create();
      Answer beyond =
          door.sql(session, "SELECT count(DISTINCT md5(i::VARCHAR)) AS n FROM range(3000000) t(i)");
      String csv = "a\n" + "some text that takes room,\n".replace(",", "").repeat(900_000);
      Answer held = door.upload(session, "held.csv", csv);

      assertThat(beyond.status()).as(beyond.body()).isEqualTo(400);
      assertThat(beyond.at("error", "type")).isEqualTo("ResourceLimit");
      assertThat(held.status()).as(held.body()).isEqualTo(200);
      Answer refused = door.send("POST", "", null, new byte[0]);
      assertThat(refused.status()).as(refused.body()).isEqualTo(429);
      assertThat(refused.at("error", "message")).asString().contains("16,777,216 bytes of memory");
      assertThat(door.delete(session).status()).isEqualTo(200);
      assertThat(door.create()).isNotEmpty();
    }
  }

  @Test
  void aLongQueryStopsNobodyElse() {
    try (RealServer server = RealServer.start()) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      String busy = door.create();
      String other = door.create();
      CompletableFuture<Answer> waiting = door.later(busy, LONG_READ);
      String handle = awaitRunning(door, busy);

      for (int i = 0; i < 20; i++) {
        assertThat(door.sql(other, "SELECT " + i + " AS a").status()).isEqualTo(200);
        assertThat(door.sql(busy, "SELECT 1 AS a").status()).isEqualTo(200);
        assertThat(server.api().send("GET", "/health", null).status()).isEqualTo(200);
      }

      assertThat(running(door, busy)).isEqualTo(handle);
      assertThat(waiting).isNotDone();
      Answer canceled =
          door.send("POST", "/" + busy + "/statements/" + handle + "/cancel", null, new byte[0]);
      assertThat(door.in(canceled, "outcome")).isEqualTo("CANCELED");
      Answer ended = waiting.join();
      assertThat(ended.status()).isEqualTo(409);
      assertThat(ended.at("error", "type")).isEqualTo("QueryCanceled");
      assertThat(ended.header("X-Statement-Handle")).isEqualTo(handle);
      door.delete(busy);
      door.delete(other);
    }
  }

  @Test
  void aWaitingRequestsStatementIsWatchedAndCanceledAtTheSqlApi() {
    try (RealServer server = RealServer.start()) {
      SessionsDoor door =
          new SessionsDoor(server.base(), PLAN, "Authorization", "Bearer " + RealServer.key());
      String session = door.create();
      CompletableFuture<Answer> waiting = door.later(session, LONG_READ);
      String handle = awaitRunning(door, session);

      assertThat(server.api().get(handle, "").status()).isEqualTo(202);
      assertThat(server.api().cancel(handle).text("outcome")).isEqualTo("CANCELED");
      assertThat(waiting.join().status()).isEqualTo(409);
      door.delete(session);
    }
  }

  @Test
  void endingASessionStopsWhatRunsInIt() {
    try (RealServer server = RealServer.start()) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      String session = door.create();
      CompletableFuture<Answer> waiting = door.later(session, LONG_READ);
      String handle = awaitRunning(door, session);

      assertThat(door.delete(session).status()).isEqualTo(200);
      Answer ended = waiting.join();

      assertThat(ended.status()).as(ended.body()).isEqualTo(409);
      assertThat(ended.header("X-Statement-Handle")).isEqualTo(handle);
      assertThat(door.tables(session).status()).isEqualTo(404);
    }
  }

  @Test
  void aStatementThatTakesTooLongEndsWithItsCode() {
    try (RealServer server = RealServer.start("vitrine.sessions.statement-timeout", "1s")) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      String session = door.create();

      Answer answer = door.sql(session, LONG_READ);

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.at("error", "type")).isEqualTo("QueryTimeout");
      door.delete(session);
    }
  }

  @Test
  void whoWaitedLongestIsToldTheHandle() {
    try (RealServer server = RealServer.start("vitrine.sessions.longest-wait", "1s")) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      String session = door.create();

      Answer answer = door.sql(session, LONG_READ);

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text("status")).isEqualTo("running");
      assertThat(answer.text("statementHandle")).isEqualTo(answer.header("X-Statement-Handle"));
      assertThat(answer.header("Location")).endsWith(answer.text("statementHandle"));
      door.delete(session);
    }
  }

  @Test
  void manyClientsAtOnceGetEachTheirOwnRows() {
    try (RealServer server = RealServer.start()) {
      SessionsDoor door = new SessionsDoor(server.base(), TODAY);
      List<String> sessions = IntStream.range(0, 4).mapToObj(_ -> door.create()).toList();
      sessions.forEach(each -> door.sql(each, "CREATE TABLE own AS SELECT '" + each + "' AS id"));
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int client = 0; client < 16; client++) {
        String session = sessions.get(client % sessions.size());
        clients.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < 15; i++) {
                    Answer answer = door.sql(session, "SELECT id, " + i + " AS n FROM own");
                    assertThat(door.in(answer, "rows"))
                        .isEqualTo(List.of(Map.of("id", session, "n", i)));
                  }
                },
                Thread::startVirtualThread));
      }
      clients.forEach(CompletableFuture::join);
      sessions.forEach(door::delete);
    }
  }

  @Test
  void inProductionWhoHasNoCredentialsIsRefused() {
    try (RealServer server =
        RealServer.start(
            "vitrine.mode", "production",
            "vitrine.auth.allow-api-key-auth", "true",
            "vitrine.admin-password", "Correct-horse-9-battery")) {
      SessionsDoor nameless = new SessionsDoor(server.base(), TODAY, "X-User-Id", "ben");
      SessionsDoor admin =
          new SessionsDoor(server.base(), TODAY, "Authorization", "Bearer " + RealServer.key());

      Answer refused = nameless.send("POST", "", null, new byte[0]);

      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.at("error", "type")).isEqualTo("Unauthorized");
      assertThat(admin.delete(admin.create()).status()).isEqualTo(200);
    }
  }
}
