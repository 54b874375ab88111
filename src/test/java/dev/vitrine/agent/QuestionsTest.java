package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A question's way from words to rows.
class QuestionsTest {

  private static AgentServer agent;

  @BeforeAll
  static void start() {
    agent = AgentServer.start();
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

    AgentClient.Answer answer = agent.user().ask("How many orders are there?");

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
  void executionAnswersTheFirstPage() {
    model()
        .writes(
            "Orders by region?",
            "SELECT REGION, COUNT(*) AS N FROM ORDERS GROUP BY REGION ORDER BY REGION");
    AgentClient user = agent.user();

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
  }
}
