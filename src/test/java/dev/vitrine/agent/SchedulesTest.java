package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Queries that run at certain times; the tests say what time it is.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SchedulesTest {

  private static AgentServer agent;

  @BeforeAll
  static void start() {
    agent = AgentServer.start("vitrine.agent.schedule-every", "1h");
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  private static long query(AgentClient user) {
    agent.model().writes("Scheduled?", "SELECT COUNT(*) AS N FROM PENGUINS");
    return user.ask("Scheduled?").id();
  }

  private static AgentClient.Answer schedule(AgentClient user, long query, String more) {
    return user.post(
        "/api/queries/schedules", "{\"query_id\": %d, \"cron\": %s}".formatted(query, more));
  }

  private static Instant next(AgentClient.Answer schedule) {
    return Instant.parse(schedule.text("next_at"));
  }

  private static void at(Instant now) {
    agent.server().bean(Scheduler.class).runDue(now).orTimeout(1, TimeUnit.MINUTES).join();
  }

  @Test
  void whatIsDueRunsAsItsOwnerAndGoesOn() {
    AgentClient user = agent.user();
    long query = query(user);
    AgentClient.Answer made = schedule(user, query, "\"0 9 * * *\", \"zone\": \"Europe/Paris\"");
    String path = "/api/queries/schedules/" + made.id();

    at(next(made).minusSeconds(1));
    assertThat(user.get(path).json()).containsEntry("runs", 0);
    at(next(made));
    at(next(made));

    AgentClient.Answer after = user.get(path);
    assertThat(made.status()).isEqualTo(201);
    assertThat(next(made).atZone(ZoneId.of("Europe/Paris")).getHour()).isEqualTo(9);
    assertThat(after.json()).containsEntry("runs", 1).containsEntry("missed_runs", 0);
    assertThat(Duration.between(next(made), next(after)).toHours()).isBetween(23L, 25L);
    AgentClient.Answer run = user.get("/api/queries/" + after.at("last_query_id"));
    assertThat(run.json())
        .containsEntry("status", "success")
        .containsEntry("source", "schedule")
        .containsEntry("owner", user.name())
        .containsEntry("origin", (int) query);
    assertThat(user.get("/api/queries/" + after.at("last_query_id") + "/results").at("rows", 0, 0))
        .isEqualTo(344);
  }

  @Test
  void missedRunsAreSkippedOrMadeUpForOnce() {
    AgentClient user = agent.user();
    long query = query(user);
    AgentClient.Answer skip = schedule(user, query, "\"0 * * * *\"");
    AgentClient.Answer once = schedule(user, query, "\"0 * * * *\", \"missed\": \"once\"");

    at(next(skip).plus(Duration.ofMinutes(150)));

    assertThat(user.get("/api/queries/schedules/" + skip.id()).json())
        .containsEntry("runs", 0)
        .containsEntry("missed_runs", 3);
    assertThat(user.get("/api/queries/schedules/" + once.id()).json())
        .containsEntry("runs", 1)
        .containsEntry("missed_runs", 2);
  }

  @Test
  void aScheduleIsSwitchedOffAndRemovedByItsOwner() {
    AgentClient user = agent.user();
    AgentClient.Answer made = schedule(user, query(user), "\"30 0 6 * * *\"");
    String path = "/api/queries/schedules/" + made.id();

    assertThat(agent.user().get(path).status()).isEqualTo(403);
    assertThat(agent.user().delete(path).status()).isEqualTo(403);
    assertThat(user.post(path + "/disable").json()).containsEntry("enabled", false);
    at(next(made));
    assertThat(user.get(path).json()).containsEntry("runs", 0);
    assertThat(user.post(path + "/enable").json()).containsEntry("enabled", true);
    assertThat((List<?>) user.get("/api/queries/schedules").at("schedules")).hasSize(1);
    assertThat(user.delete(path).status()).isEqualTo(200);
    assertThat(user.get(path).status()).isEqualTo(404);
  }

  @Test
  void ofAUserThatIsDisabledNothingRuns() {
    AgentClient user = agent.user();
    AgentClient.Answer made = schedule(user, query(user), "\"0 3 * * *\"");
    agent.server().bean(Users.class).setDisabled(user.name(), true);

    at(next(made));

    assertThat(agent.admin().get("/api/queries/schedules/" + made.id()).json())
        .containsEntry("enabled", false)
        .containsEntry("runs", 0);
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    AgentClient user = agent.user();
    long query = query(user);
    for (String more :
        List.of(
            "\"\"",
            "\"nonsense\"",
            "\"* * * * * *\"",
            "\"*/10 * * * * *\"",
            "\"0,30 0 12 * * *\"",
            "\"0-1 * * * * *\"",
            "\"59,0 59,0 * * * *\"",
            "\"0 0 31 2 *\"",
            "\"0 9 * * *\", \"zone\": \"Mars/Olympus\"",
            "\"0 9 * * *\", \"missed\": \"always\"")) {
      assertThat(schedule(user, query, more).status()).as(more).isEqualTo(400);
    }
    for (String number : List.of("1.5", "1e999", "1e400", "\"1\"", "null", "-0.1")) {
      AgentClient.Answer refused =
          user.post(
              "/api/queries/schedules", "{\"query_id\": " + number + ", \"cron\": \"0 9 * * *\"}");
      assertThat(refused.status()).as(number).isEqualTo(400);
      assertThat(refused.text("detail")).as(number).contains("query_id");
    }
    for (String number : List.of("1e99999999999", "1e2147483647", "1e-2147483647", "NaN")) {
      assertThat(
              user.post(
                      "/api/queries/schedules",
                      "{\"query_id\": " + number + ", \"cron\": \"0 9 * * *\"}")
                  .status())
          .as(number)
          .isEqualTo(400);
    }
    assertThat(schedule(user, 999_999, "\"0 9 * * *\"").status()).isEqualTo(404);
    assertThat(schedule(agent.user(), query, "\"0 9 * * *\"").status()).isEqualTo(403);
  }

  @Test
  void whatTheGuardRefusedIsNotScheduled() {
    AgentClient user = agent.user();
    agent.model().writes("Refused?", "DROP TABLE PENGUINS");
    AgentClient.Answer refused = user.ask("Refused?");

    AgentClient.Answer answer = schedule(user, refused.id(), "\"0 9 * * *\"");

    assertThat(refused.text("status")).isEqualTo("failed_generation");
    assertThat(refused.text("generated_sql")).contains("DROP");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains("no SQL that could run");
  }
}
