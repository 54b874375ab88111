package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.agent.ScriptedModel.Reply;
import dev.vitrine.server.RealServer;
import dev.vitrine.statements.Statements;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A question's stages as server-sent events, and what is done with questions that were answered:
/// templates, schedules, reviews.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StreamsTest {

  private static AgentServer agent;
  private static AgentClient user;

  @BeforeAll
  static void start() {
    agent = AgentServer.start("vitrine.agent.schedule-every", "1h");
    user = agent.user();
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  private static List<Map.Entry<String, String>> events(String question) {
    AgentClient.Answer answer =
        user.with("Accept", "text/event-stream")
            .post("/api/queries", AgentClient.json(Map.of("natural_language_query", question)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    List<Map.Entry<String, String>> events = new ArrayList<>();
    for (String event : answer.body().split("\n\n", -1)) {
      if (event.startsWith("event: ")) {
        String[] lines = event.split("\n", 2);
        events.add(
            Map.entry(
                lines[0].substring("event: ".length()), lines[1].substring("data: ".length())));
      }
    }
    return events;
  }

  private static List<String> names(List<Map.Entry<String, String>> events) {
    return events.stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void everyStageIsTold() {
    agent.model().writes("Streamed?", "SELECT COUNT(*) AS N FROM ORDERS");

    List<Map.Entry<String, String>> events = events("Streamed?");

    assertThat(names(events))
        .containsExactly(
            "tables", "examples", "sql", "validation", "query", "statement", "rows", "done");
    assertThat(events.get(0).getValue()).contains("ORDERS");
    assertThat(events.get(5).getValue()).contains("handle");
    assertThat(events.get(6).getValue()).contains("\"rows\":[[100000]]");
    assertThat(events.get(7).getValue()).contains("\"status\":\"success\"");
  }

  @Test
  void aChartIsToldAsItsDocument() {
    agent
        .model()
        .writes(
            "Plot the species, streamed",
            "SELECT SPECIES, COUNT(*) AS N FROM PENGUINS GROUP BY SPECIES VISUALISE SPECIES AS x, N"
                + " AS y DRAW bar");

    List<Map.Entry<String, String>> events = events("Plot the species, streamed");

    assertThat(names(events)).endsWith("statement", "chart", "done");
    assertThat(events.get(events.size() - 2).getValue()).contains("vega-lite");
  }

  @Test
  void whatFailsIsTheLastEvent() {
    agent.model().writes("Streamed drop?", "DROP TABLE ORDERS");
    agent.model().on("Streamed silence?", _ -> Reply.fails(401));
    agent.model().writes("Streamed error?", "SELECT NOTHING_LIKE_THAT FROM ORDERS");

    assertThat(names(events("Streamed drop?"))).endsWith("validation", "query", "error");
    assertThat(events("Streamed silence?").getLast().getValue()).contains("\"http_status\":503");
    List<Map.Entry<String, String>> failed = events("Streamed error?");
    assertThat(names(failed)).contains("repair").endsWith("error");
    assertThat(failed.getLast().getValue()).contains("failed_execution");
  }

  @Test
  void whoLeavesCancelsWhatRuns() throws Exception {
    agent
        .model()
        .writes(
            "Streamed for hours?",
            "SELECT COUNT(*) AS N FROM ORDERS A, ORDERS B, ORDERS C"
                + " WHERE HASH(A.ORDER_ID, B.ORDER_ID, C.ORDER_ID) = 5");
    Statements statements = agent.server().statements();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var leaving =
          http.sendAsync(
              user.with("Accept", "text/event-stream")
                  .request(
                      "POST",
                      "/api/queries",
                      "{\"natural_language_query\": \"Streamed for hours?\", \"timeout_seconds\":"
                          + " 300}"),
              HttpResponse.BodyHandlers.ofString());
      RealServer.eventually("it runs", () -> statements.running() > 0);
      leaving.cancel(true);
      http.shutdownNow();
    }

    RealServer.eventually("it does not run any more", () -> statements.running() == 0);
  }

  @Test
  void aTemplateRunsWithOtherValuesEachTime() {
    AgentClient.Answer made =
        user.post(
            "/api/queries/templates",
            """
            {"name": "orders of a region", "sql": "SELECT COUNT(*) AS N FROM ORDERS WHERE REGION = \
            :region AND ORDER_ID <= :last AND REGION = :region",
             "parameters": [{"name": "region"}, {"name": "last", "type": "number", "default": 10}]}\
            """);

    AgentClient.Answer run =
        user.post(
            "/api/queries/templates/" + made.id() + "/run",
            "{\"values\": {\"region\": \"EMEA\", \"last\": 100000}}");
    AgentClient.Answer injected =
        user.post(
            "/api/queries/templates/" + made.id() + "/run",
            "{\"values\": {\"region\": \"x' OR '1' = '1\"}}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(run.status()).as(run.body()).isEqualTo(201);
    assertThat(((Number) run.at("rows", 0, 0)).intValue()).isGreaterThan(10_000);
    assertThat(run.text("source")).isEqualTo("template");
    assertThat(injected.at("rows", 0, 0)).isEqualTo(0);
    String path = "/api/queries/templates/" + made.id();
    assertThat(user.post(path + "/run", "{}").status()).isEqualTo(400);
    assertThat(user.post(path + "/run", "{\"values\":{\"region\":\"x\",\"y\":1}}").status())
        .isEqualTo(400);
    assertThat(user.post(path + "/run", "{\"values\":{\"region\":\"x\",\"last\":\"y\"}}").status())
        .isEqualTo(400);
    assertThat(user.get(path).json()).containsEntry("name", "orders of a region");
    assertThat(agent.user().get(path).status()).isEqualTo(403);
    assertThat((List<?>) user.get("/api/queries/templates").at("templates")).isNotEmpty();
    assertThat((List<?>) agent.user().get("/api/queries/templates").at("templates")).isEmpty();
    assertThat(user.delete(path).status()).isEqualTo(200);
    assertThat(user.get(path).status()).isEqualTo(404);
  }

  @Test
  void aTemplateIsOneSelectWithItsParameters() {
    for (String body :
        List.of(
            "{\"name\":\"a\",\"sql\":\"DELETE FROM ORDERS\"}",
            "{\"name\":\"a\",\"sql\":\"SELECT * FROM ORDERS WHERE ORDER_ID = :x\"}",
            "{\"name\":\"a\",\"sql\":\"SELECT 1\",\"parameters\":[{\"name\":\"x\"}]}",
            "{\"name\":\"a\",\"sql\":\"SELECT ? FROM ORDERS\"}",
            "{\"name\":\"a\",\"sql\":\"SELECT * FROM SECRETS\"}",
            "{\"name\":\"a\"}",
            "{\"sql\":\"SELECT 1\"}",
            "{\"name\":\"a\",\"sql\":\"SELECT :x AS X FROM ORDERS\",\"parameters\":[{\"name\":\"x\","
                + "\"type\":\"blob\"}]}")) {
      assertThat(user.post("/api/queries/templates", body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void aSharedTemplateIsEveryonesToRun() {
    AgentClient.Answer made =
        user.post(
            "/api/queries/templates",
            "{\"name\":\"shared\",\"shared\":true,\"sql\":\"SELECT COUNT(*) AS N FROM PENGUINS\"}");
    AgentClient other = agent.user();

    assertThat(other.post("/api/queries/templates/" + made.id() + "/run").status()).isEqualTo(201);
    assertThat(other.delete("/api/queries/templates/" + made.id()).status()).isEqualTo(403);
    assertThat(
            user.post(
                    "/api/queries/templates",
                    "{\"name\":\"shared\",\"sql\":\"SELECT COUNT(*) AS N FROM PENGUINS\"}")
                .status())
        .isEqualTo(409);
  }

  @Test
  void aGoodAnswerIsAnExampleAfterReview() {
    String question = "How many zebras crossed the quiet river?";
    agent.model().writes(question, "SELECT COUNT(*) AS N FROM PENGUINS");
    long id = user.ask(question).id();

    AgentClient.Answer given =
        user.post(
            "/api/queries/" + id + "/feedback", "{\"verdict\":\"good\",\"comment\":\"fine\"}");
    AgentClient.Answer pending = agent.admin().get("/api/admin/feedback");
    AgentClient.Answer accepted =
        agent.admin().post("/api/admin/feedback/" + given.id() + "/accept");
    agent.model().writes("How many zebras crossed?", "SELECT COUNT(*) AS N FROM PENGUINS");
    user.ask("How many zebras crossed?");

    assertThat(given.status()).isEqualTo(201);
    assertThat(given.text("state")).isEqualTo("pending");
    assertThat(pending.body()).contains("zebras");
    assertThat(accepted.text("state")).isEqualTo("accepted");
    assertThat(agent.model().asked("How many zebras crossed?").getLast().data())
        .contains("QUESTION " + question);
    assertThat(agent.admin().post("/api/admin/feedback/" + given.id() + "/reject").status())
        .isEqualTo(409);
    assertThat(agent.admin().post("/api/admin/feedback/99999/accept").status()).isEqualTo(404);
  }

  @Test
  void feedbackIsAVerdictWithSqlThatMayRun() {
    agent.model().writes("Judged?", "SELECT COUNT(*) AS N FROM PENGUINS");
    long id = user.ask("Judged?").id();
    String path = "/api/queries/" + id + "/feedback";

    assertThat(user.post(path, "{\"verdict\":\"meh\"}").status()).isEqualTo(400);
    assertThat(user.post(path, "{}").status()).isEqualTo(400);
    assertThat(
            user.post(path, "{\"verdict\":\"bad\",\"corrected_sql\":\"DROP TABLE ORDERS\"}")
                .status())
        .isEqualTo(400);
    AgentClient.Answer bad = user.post(path, "{\"verdict\":\"bad\"}");
    assertThat(agent.admin().post("/api/admin/feedback/" + bad.id() + "/accept").status())
        .isEqualTo(400);
    assertThat(agent.admin().post("/api/admin/feedback/" + bad.id() + "/reject").text("state"))
        .isEqualTo("rejected");
  }

  @Test
  void theSchemaIsReadAnewAndFiguresAreTold() {
    AgentClient.Answer refreshed = agent.admin().post("/api/admin/schema/refresh");
    AgentClient.Answer metrics = agent.admin().get("/api/admin/metrics");

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(((Number) refreshed.at("tables_count")).intValue()).isGreaterThanOrEqualTo(3);
    assertThat(refreshed.text("message")).isNotEmpty();
    assertThat(metrics.json())
        .containsKeys("total_queries", "successful", "failed", "success_rate", "prompt_tokens");
    assertThat(((Number) metrics.at("success_rate")).doubleValue()).isBetween(0.0, 1.0);
  }
}
