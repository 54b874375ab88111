package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.agent.ScriptedModel.Reply;
import dev.vitrine.agent.ScriptedModel.Stage;
import dev.vitrine.server.RealServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A question's way from words to rows.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class QuestionsTest {

  private static AgentServer agent;
  private static AgentClient user;

  @BeforeAll
  static void start() {
    agent =
        AgentServer.start(
            "vitrine.agent.openai.timeout", "20s",
            "vitrine.agent.openai.breaker-failures", "1000",
            "vitrine.agent.openai.longest-backoff", "20ms");
    user = agent.user();
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  private static ScriptedModel model() {
    return agent.model();
  }

  @Test
  void aQuestionBecomesSqlAndIsNotRunYet() {
    model().writes("How many orders are there?", "SELECT COUNT(*) AS N FROM ORDERS;");

    AgentClient.Answer answer = user.ask("How many orders are there?");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("id")).isInstanceOf(Number.class);
    assertThat(answer.text("status")).isEqualTo("not_executed");
    assertThat(answer.text("generated_sql")).isEqualTo("SELECT COUNT(*) AS N FROM ORDERS");
    assertThat(answer.text("natural_language_query")).isEqualTo("How many orders are there?");
    assertThat(answer.json())
        .containsEntry("executed_at", null)
        .containsEntry("execution_ms", null)
        .containsEntry("error_message", null)
        .containsEntry("tables", List.of("ORDERS"))
        .containsEntry("source", "model");
    assertThat(answer.at("usage")).isEqualTo(Map.of("prompt_tokens", 200, "completion_tokens", 20));
  }

  @Test
  void theModelIsAskedInTwoStagesForTheTablesThatItChose() {
    String question = "Which species are there?";
    model()
        .on(
            question,
            ask ->
                ask.stage() == Stage.TABLES
                    ? Reply.says("[\"PENGUINS\"]")
                    : Reply.says("SELECT DISTINCT SPECIES FROM PENGUINS"));

    user.ask(question);

    List<ScriptedModel.Ask> asked = model().asked(question);
    assertThat(asked).extracting(ScriptedModel.Ask::stage).containsExactly(Stage.TABLES, Stage.SQL);
    assertThat(asked.getFirst().data()).contains("ORDERS(", "PENGUINS(", "AIRQUALITY(");
    assertThat(asked.getLast().data())
        .contains("TABLE PENGUINS", "SPECIES TEXT")
        .doesNotContain("TABLE ORDERS");
    assertThat(asked.getLast().data()).containsPattern("<examples-\\w+>\\nQUESTION ");
    assertThat(asked.getLast().body().get("model")).isEqualTo("gpt-4");
    assertThat(asked.getLast().body().get("max_tokens")).isEqualTo(1000);
    assertThat(asked.getLast().body().get("temperature")).isEqualTo(0.0);
  }

  @Test
  void executionAnswersTheFirstPage() {
    model()
        .writes(
            "Orders by region?",
            "SELECT REGION, COUNT(*) AS N FROM ORDERS GROUP BY REGION ORDER BY REGION");

    AgentClient.Answer answer = user.askAndRun("Orders by region?");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .containsEntry("status", "success")
        .containsEntry("columns", List.of("REGION", "N"))
        .containsEntry("total_rows", 3)
        .containsEntry("page", 1)
        .containsEntry("page_size", 500)
        .containsEntry("total_pages", 1)
        .containsKeys("query_id", "execution_ms", "statement_handle");
    assertThat(answer.at("rows", 0, 0)).isEqualTo("AMERICAS");
    assertThat(user.get("/api/queries/" + answer.at("query_id")).json())
        .containsEntry("status", "success")
        .containsEntry("total_rows", 3);
  }

  @Test
  void resultsComeInPagesOfFiveHundred() {
    model()
        .writes("All ids?", "SELECT ORDER_ID FROM ORDERS WHERE ORDER_ID <= 1201 ORDER BY ORDER_ID");
    Object id = user.askAndRun("All ids?").at("query_id");

    AgentClient.Answer second = user.get("/api/queries/" + id + "/results?page=2");
    AgentClient.Answer last = user.get("/api/queries/" + id + "/results?page=3");

    assertThat(second.json()).containsEntry("total_rows", 1201).containsEntry("total_pages", 3);
    assertThat((List<?>) second.at("rows")).hasSize(500);
    assertThat(second.at("rows", 0, 0)).isEqualTo(501);
    assertThat((List<?>) last.at("rows")).hasSize(201);
    assertThat(last.at("rows", 200, 0)).isEqualTo(1201);
    assertThat(user.get("/api/queries/" + id + "/results?page=4").status()).isEqualTo(400);
    assertThat(user.get("/api/queries/" + id + "/results?page=0").status()).isEqualTo(400);
  }

  @Test
  void noRowsAreNoPages() {
    model().writes("Orders of nobody?", "SELECT * FROM ORDERS WHERE ORDER_ID < 0");

    AgentClient.Answer answer = user.askAndRun("Orders of nobody?");

    assertThat(answer.json())
        .containsEntry("total_rows", 0)
        .containsEntry("total_pages", 0)
        .containsEntry("rows", List.of());
  }

  @Test
  void anExportIsCsvByTheStandard() {
    model()
        .writes(
            "Some strange texts?",
            "SELECT 'a,b' AS A, 'say \"hi\"' AS B, NULL AS C, 'Zoë' AS D, 1.50 AS E");
    Object id = user.askAndRun("Some strange texts?").at("query_id");

    AgentClient.Answer csv = user.get("/api/queries/" + id + "/export");

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.body()).isEqualTo("A,B,C,D,E\r\n\"a,b\",\"say \"\"hi\"\"\",,Zoë,1.50\r\n");
    assertThat(csv.header("Content-Type")).startsWith("text/csv").contains("utf-8");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=query_" + id + ".csv");
  }

  @Test
  void anExportHasTenThousandRowsAtMost() {
    model().writes("Just enough?", "SELECT ORDER_ID FROM ORDERS WHERE ORDER_ID <= 10000");
    model().writes("One too many?", "SELECT ORDER_ID FROM ORDERS WHERE ORDER_ID <= 10001");
    Object enough = user.askAndRun("Just enough?").at("query_id");
    Object many = user.askAndRun("One too many?").at("query_id");

    assertThat(user.get("/api/queries/" + enough + "/export").body().lines()).hasSize(10_001);
    AgentClient.Answer refused = user.get("/api/queries/" + many + "/export");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json()).containsEntry("total_rows", 10_001).containsEntry("limit", 10_000);
    assertThat(refused.text("detail")).contains("10001");
  }

  @Test
  void whatIsNoSelectIsAFailedGeneration() {
    for (String sql :
        List.of(
            "DROP TABLE ORDERS",
            "SELECT 1; DELETE FROM ORDERS",
            "I am only a model",
            "SELECT * FROM INFORMATION_SCHEMA.TABLES")) {
      String question = "Please run " + sql;
      model().writes(question, sql);

      AgentClient.Answer answer = user.ask(question);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.text("status")).isEqualTo("failed_generation");
      assertThat(answer.text("error_message")).isNotEmpty().isNotEqualTo("null");
      AgentClient.Answer run = user.post("/api/queries/" + answer.id() + "/execute");
      assertThat(run.status()).isEqualTo(400);
      assertThat(run.text("status")).isEqualTo("failed_generation");
    }
  }

  @Test
  void aModelThatHasNoAnswerSaysWhy() {
    model().writes("What is love?", "CANNOT_ANSWER: there is no such table");

    assertThat(user.ask("What is love?").json())
        .containsEntry("status", "failed_generation")
        .containsEntry(
            "error_message", "The tables cannot answer this question: there is no such table");
  }

  /// The model finds the table, then writes the one and mends it to the other.
  private static void mends(String question, String sql, String mended) {
    model()
        .on(
            question,
            ask ->
                switch (ask.stage()) {
                  case TABLES -> Reply.says("ORDERS");
                  case SQL -> Reply.says(sql);
                  case REPAIR -> Reply.says(mended);
                });
  }

  @Test
  void sqlThatCannotBeReadIsMendedOnce() {
    String question = "How many, badly written?";
    mends(question, "SELECT COUNT(* FROM ORDERS", "SELECT COUNT(*) AS N FROM ORDERS");

    AgentClient.Answer answer = user.ask(question);

    assertThat(answer.json())
        .containsEntry("status", "not_executed")
        .containsEntry("repaired", true)
        .containsEntry("generated_sql", "SELECT COUNT(*) AS N FROM ORDERS");
    assertThat(model().asked(question)).hasSize(3);
  }

  @Test
  void theEnginesErrorIsMendedOnce() {
    String question = "How much, with a wrong column?";
    mends(question, "SELECT SUM(TURNOVER) AS S FROM ORDERS", "SELECT SUM(AMOUNT) AS S FROM ORDERS");

    AgentClient.Answer answer = user.askAndRun(question);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .containsEntry("repaired", true)
        .containsEntry("generated_sql", "SELECT SUM(AMOUNT) AS S FROM ORDERS");
    assertThat(model().asked(question).getLast().data()).contains("TURNOVER");
  }

  @Test
  void aMendingThatIsRefusedWasAnAttempt() {
    String question = "Mended to harm?";
    mends(question, "SELECT SUM(TURNOVER) AS T FROM ORDERS", "DROP TABLE ORDERS");
    AgentClient.Answer first = user.askAndRun(question);
    AgentClient.Answer again = user.post("/api/queries/" + first.at("query_id") + "/execute");

    assertThat(first.status()).isEqualTo(400);
    assertThat(first.text("detail")).contains("TURNOVER");
    assertThat(first.text("generated_sql")).contains("TURNOVER");
    assertThat(first.at("usage", "prompt_tokens")).isEqualTo(300);
    assertThat(again.status()).isEqualTo(400);
    assertThat(model().asked(question).stream().filter(ask -> ask.stage() == Stage.REPAIR))
        .hasSize(1);
  }

  @Test
  void whatTheModelCostsIsAmongTheFigures() {
    model().writes("Figures?", "SELECT COUNT(*) AS N FROM ORDERS");
    user.ask("Figures?");

    assertThat(agent.admin().get("/metrics").body())
        .contains(
            "\nvitrine_agent_model_requests_seconds_count ",
            "\nvitrine_agent_model_requests_seconds_sum ",
            "\nvitrine_agent_model_failures_total ",
            "\nvitrine_agent_model_tokens_total{kind=\"prompt\"",
            "\nvitrine_agent_model_tokens_total{kind=\"completion\"",
            "\nvitrine_agent_model_cost_total ");
  }

  @Test
  void errorsOfOthersAreToldInTheWordsOfThisDoor() {
    AgentClient stranger = new AgentClient(agent.base());
    AgentClient wrong = stranger.with("Authorization", "Bearer nonsense");
    Map<AgentClient.Answer, Integer> answers = new LinkedHashMap<>();
    answers.put(stranger.get("/api/queries"), 401);
    answers.put(wrong.get("/api/queries"), 401);
    answers.put(stranger.get("/api/admin/metrics"), 401);
    answers.put(user.get("/api/admin/metrics"), 403);
    answers.put(stranger.post("/api/auth/login", "{\"username\":\"a\",\"password\":\"b\"}"), 401);
    answers.put(user.get("/api/queries/nonsense"), 404);
    answers.put(user.get("/api/queries/1/nonsense"), 404);
    answers.put(user.delete("/api/queries"), 405);
    answers.put(user.get("/api/queries?page=x"), 400);
    answers.put(user.post("/api/queries", "{"), 400);
    for (Map.Entry<AgentClient.Answer, Integer> answer : answers.entrySet()) {
      String told = answer.getKey().response().uri() + " " + answer.getKey().body();
      assertThat(answer.getKey().status()).as(told).isEqualTo(answer.getValue());
      assertThat(answer.getKey().json()).as(told).containsOnlyKeys("detail");
      assertThat(answer.getKey().text("detail")).as(told).isNotBlank();
    }
    assertThat(stranger.get("/api/queries").header("WWW-Authenticate")).isNotEmpty();
    assertThat(user.get("/api/queries?page=x").text("detail")).contains("page");
  }

  @Test
  void anErrorThatStaysIsAFailedExecution() {
    model().writes("How much, wrong twice?", "SELECT SUM(TURNOVER) AS S FROM ORDERS");

    AgentClient.Answer answer = user.askAndRun("How much, wrong twice?");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("status")).isEqualTo("failed_execution");
    assertThat(answer.text("detail")).contains("TURNOVER");
    assertThat(model().asked("How much, wrong twice?")).hasSize(3);
    Object id = answer.at("query_id");
    assertThat(user.get("/api/queries/" + id + "/results").status()).isEqualTo(400);
    assertThat(user.get("/api/queries/" + id + "/export").status()).isEqualTo(400);
  }

  @Test
  void aQueryThatTakesTooLongIsATimeout() {
    model()
        .writes(
            "Something endless?",
            "SELECT COUNT(*) AS N FROM ORDERS A, ORDERS B, ORDERS C"
                + " WHERE HASH(A.ORDER_ID, B.ORDER_ID, C.ORDER_ID) = 3");
    long id = user.ask("Something endless?").id();

    AgentClient.Answer answer =
        user.post("/api/queries/" + id + "/execute", "{\"timeout_seconds\": 0.3}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(408);
    assertThat(answer.text("status")).isEqualTo("timeout");
    assertThat(user.get("/api/queries/" + id).text("status")).isEqualTo("timeout");
    for (String wrong : List.of("0", "-1", "301", "\"x\"")) {
      assertThat(
              user.post("/api/queries/" + id + "/execute", "{\"timeout_seconds\": " + wrong + "}")
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void rerunIsANewQueryOfTheSameSql() {
    model().writes("How many penguins?", "SELECT COUNT(*) AS N FROM PENGUINS");
    AgentClient.Answer first = user.askAndRun("How many penguins?");

    AgentClient.Answer again = user.post("/api/queries/" + first.at("query_id") + "/rerun");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.at("query_id")).isNotEqualTo(first.at("query_id"));
    assertThat(again.json())
        .containsEntry("origin", first.at("query_id"))
        .containsEntry("rows", first.at("rows"))
        .containsEntry("source", "rerun");
    assertThat(model().asked("How many penguins?")).hasSize(2);
  }

  @Test
  void rerunOfAFailedGenerationAsksAgain() {
    String question = "Now or later?";
    model()
        .on(
            question,
            ask ->
                ask.stage() == Stage.TABLES || ask.number() <= 2
                    ? Reply.says("DROP TABLE ORDERS")
                    : Reply.says("SELECT 1 AS ONE FROM ORDERS LIMIT 1"));
    AgentClient.Answer first = user.ask(question);

    AgentClient.Answer again = user.post("/api/queries/" + first.id() + "/rerun");

    assertThat(first.text("status")).isEqualTo("failed_generation");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("status")).isEqualTo("not_executed");
  }

  @Test
  void theSameQuestionAgainCostsNothing() {
    model().writes("How many, twice?", "SELECT COUNT(*) AS N FROM ORDERS");
    user.ask("How many, twice?");

    AgentClient.Answer again = user.ask("  how many,  twice?");

    assertThat(again.json()).containsEntry("source", "cache");
    assertThat(again.at("usage", "prompt_tokens")).isEqualTo(0);
    assertThat(model().asked("How many, twice?")).hasSize(2);
    assertThat(agent.user().ask("How many, twice?").text("source")).isEqualTo("model");
  }

  @Test
  void whatIsNoQuestionIsRefused() {
    for (String body :
        List.of(
            "{}",
            "{\"natural_language_query\": \"\"}",
            "{\"natural_language_query\": \"  \"}",
            "{\"natural_language_query\": 7}",
            "{\"natural_language_query\": \"a\\u0000b\"}",
            "{\"natural_language_query\": \"" + "x".repeat(2001) + "\"}",
            "[]",
            "{",
            "nonsense")) {
      AgentClient.Answer answer = user.post("/api/queries", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.text("detail")).isNotEmpty();
    }
  }

  @Test
  void anotherMayNotSeeAQueryAndAnAdministratorMay() {
    model().writes("Mine alone?", "SELECT COUNT(*) AS N FROM ORDERS");
    Object id = user.askAndRun("Mine alone?").at("query_id");
    AgentClient other = agent.user();

    for (String path : List.of("", "/results", "/export", "/chart")) {
      assertThat(other.get("/api/queries/" + id + path).status()).as(path).isEqualTo(403);
    }
    for (String path : List.of("/execute", "/rerun", "/cancel", "/feedback")) {
      assertThat(other.post("/api/queries/" + id + path, "{\"verdict\":\"good\"}").status())
          .as(path)
          .isEqualTo(403);
    }
    assertThat(other.put("/api/queries/" + id + "/favourite").status()).isEqualTo(403);
    assertThat(agent.admin().get("/api/queries/" + id).status()).isEqualTo(200);
    assertThat(agent.admin().get("/api/queries/" + id + "/results").status()).isEqualTo(200);
    assertThat(agent.admin().get("/api/queries/" + id + "/export").status()).isEqualTo(200);
  }

  @Test
  void unknownQueriesAreNotFound() {
    assertThat(user.get("/api/queries/999999").status()).isEqualTo(404);
    assertThat(user.get("/api/queries/999999/results").status()).isEqualTo(404);
    assertThat(user.post("/api/queries/999999/execute").status()).isEqualTo(404);
    assertThat(user.get("/api/queries/abc").status()).isEqualTo(404);
    assertThat(user.get("/api/queries/99999999999999999999999").status()).isBetween(400, 404);
  }

  @Test
  void whatWasNotRunHasNoResults() {
    model().writes("Not yet?", "SELECT 1 AS ONE FROM ORDERS LIMIT 1");
    long id = user.ask("Not yet?").id();

    AgentClient.Answer answer = user.get("/api/queries/" + id + "/results");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("status")).isEqualTo("not_executed");
  }

  @Test
  void aListIsOnesOwnNewestFirst() {
    AgentClient one = agent.user();
    for (int i = 1; i <= 5; i++) {
      model().writes("Listed " + i + "?", "SELECT " + i + " AS I FROM ORDERS LIMIT 1");
      one.ask("Listed " + i + "?");
    }
    one.post("/api/queries/" + one.get("/api/queries").at("queries", 0, "id") + "/execute");

    AgentClient.Answer page = one.get("/api/queries?page=2&page_size=2");
    AgentClient.Answer done = one.get("/api/queries?status=success");
    AgentClient.Answer found = one.get("/api/queries?search=LISTED%203");

    assertThat(page.json())
        .containsEntry("total", 5)
        .containsEntry("page", 2)
        .containsEntry("page_size", 2);
    assertThat(page.at("queries", 0, "natural_language_query")).isEqualTo("Listed 3?");
    assertThat(done.json()).containsEntry("total", 1);
    assertThat(done.at("queries", 0, "natural_language_query")).isEqualTo("Listed 5?");
    assertThat(found.json()).containsEntry("total", 1);
    assertThat(one.get("/api/queries?search=%25").json()).containsEntry("total", 0);
    assertThat(one.get("/api/queries").json()).containsEntry("page_size", 20);
    assertThat(one.get("/api/queries?status=lost").status()).isEqualTo(400);
    assertThat(one.get("/api/queries?page=0").status()).isEqualTo(400);
    assertThat(one.get("/api/queries?page_size=101").status()).isEqualTo(400);
    assertThat(((Number) agent.admin().get("/api/queries").at("total")).intValue())
        .isGreaterThan(5);
  }

  @Test
  void favouritesAreKept() {
    AgentClient one = agent.user();
    model().writes("A dear one?", "SELECT 1 AS ONE FROM ORDERS LIMIT 1");
    long id = one.ask("A dear one?").id();

    assertThat(one.put("/api/queries/" + id + "/favourite").json())
        .containsEntry("favourite", true);
    assertThat(one.get("/api/queries?favourite=true").json()).containsEntry("total", 1);
    one.delete("/api/queries/" + id + "/favourite");
    assertThat(one.get("/api/queries?favourite=true").json()).containsEntry("total", 0);
  }

  @Test
  void aChartIsDrawnWhereOneIsAskedFor() {
    model()
        .writes(
            "Draw a chart of orders by region",
            "SELECT REGION, COUNT(*) AS N FROM ORDERS GROUP BY REGION\n"
                + "VISUALISE REGION AS x, N AS y DRAW bar");

    AgentClient.Answer answer = user.askAndRun("Draw a chart of orders by region");
    Object id = answer.at("query_id");
    AgentClient.Answer chart = user.get("/api/queries/" + id + "/chart");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .containsEntry("chart", true)
        .containsEntry("chart_url", "/api/queries/" + id + "/chart")
        .containsEntry("rows", List.of());
    assertThat(chart.status()).isEqualTo(200);
    assertThat(chart.header("Content-Type")).startsWith("application/vnd.vegalite");
    assertThat(chart.text("$schema")).contains("vega-lite");
    assertThat(user.get("/api/queries/" + id + "/chart.html").body())
        .containsIgnoringCase("<!doctype html>");
    assertThat(user.get("/api/queries/" + id + "/export").status()).isEqualTo(400);
    assertThat(model().asked("Draw a chart of orders by region").getLast().rules())
        .contains("VISUALISE");
  }

  @Test
  void rowsAreNoChart() {
    model().writes("Plain rows?", "SELECT 1 AS ONE FROM ORDERS LIMIT 1");
    Object id = user.askAndRun("Plain rows?").at("query_id");

    assertThat(user.get("/api/queries/" + id + "/chart").status()).isEqualTo(404);
    assertThat(model().asked("Plain rows?").getLast().rules()).doesNotContain("VISUALISE");
  }

  @Test
  void aBusyModelIsAskedAgain() {
    String question = "Are you busy?";
    model()
        .on(
            question,
            ask ->
                switch (ask.number()) {
                  case 1 -> new Reply(429, "{}", "0");
                  case 2 -> Reply.fails(503);
                  case 3 -> Reply.fails(500);
                  default -> Reply.says("SELECT 1 AS ONE FROM ORDERS LIMIT 1");
                });

    assertThat(user.ask(question).status()).isEqualTo(201);
    assertThat(model().asked(question)).hasSize(5);
  }

  @Test
  void aModelOutOfReachIsToldAfterFourTries() {
    model().on("Are you there?", _ -> Reply.fails(500));

    AgentClient.Answer answer = user.ask("Are you there?");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.text("status")).isEqualTo("failed_generation");
    assertThat(answer.body()).doesNotContain("sk-");
    assertThat(model().asked("Are you there?")).hasSize(4);
    assertThat(user.get("/api/queries/" + answer.at("query_id")).text("status"))
        .isEqualTo("failed_generation");
  }

  @Test
  void aRefusedKeyIsNotTriedAgain() {
    model().on("Is the key right?", _ -> Reply.fails(401));

    AgentClient.Answer answer = user.ask("Is the key right?");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("detail")).contains("refuses the API key").doesNotContain("sk-");
    assertThat(model().asked("Is the key right?")).hasSize(1);
  }

  @Test
  void anAnswerThatIsNoneIsAFailedGeneration() {
    for (Reply broken :
        List.of(
            new Reply(200, "not json at all", ""),
            new Reply(200, "{\"choices\":[]}", ""),
            new Reply(200, "{}", ""),
            Reply.says(" "))) {
      String question = "Broken: " + broken.body().hashCode();
      model().on(question, _ -> broken);

      AgentClient.Answer answer = user.ask(question);

      assertThat(answer.status()).as(broken.body()).isEqualTo(201);
      assertThat(answer.text("status")).isEqualTo("failed_generation");
    }
  }

  @Test
  void cancelStopsWhatRuns() {
    model()
        .writes(
            "Something long?",
            "SELECT COUNT(*) AS N FROM ORDERS A, ORDERS B, ORDERS C"
                + " WHERE HASH(A.ORDER_ID, B.ORDER_ID, C.ORDER_ID) = 4");
    long id = user.ask("Something long?").id();
    var run =
        CompletableFuture.supplyAsync(
            () -> user.post("/api/queries/" + id + "/execute", "{\"timeout_seconds\": 100}"));
    RealServer.eventually(
        "it runs", () -> !user.get("/api/queries/" + id).text("statement_handle").equals("null"));

    AgentClient.Answer cancel = user.post("/api/queries/" + id + "/cancel");

    assertThat(cancel.json()).containsEntry("outcome", "canceled");
    assertThat(run.join().status()).isEqualTo(400);
    assertThat(run.join().text("status")).isEqualTo("failed_execution");
  }
}
