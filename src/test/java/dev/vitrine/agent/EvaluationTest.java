package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.server.RealServer;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The 60 questions with checked SQL, and the script that scores answers to them. No model is at
/// hand in tests: the scripted one plays a good and a bad one.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EvaluationTest {

  private static final Path FOLDER = Path.of("src/bench/agent");

  private static AgentServer agent;
  private static List<Map<String, Object>> questions;

  @BeforeAll
  static void start() throws IOException {
    agent = AgentServer.start();
    questions = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("questions.jsonl"))) {
      questions.add(
          ObjectMapper.getDefault().readValue(line, Argument.mapOf(String.class, Object.class)));
    }
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  private static String text(Map<String, Object> question, String field) {
    return String.valueOf(question.get(field));
  }

  @Test
  void everyCheckedSqlPassesTheGuardAndHasRows() {
    AgentClient admin = agent.admin();
    for (Map<String, Object> question : questions) {
      String words = text(question, "question");
      agent.model().writes(words + " (checked)", text(question, "sql"));

      AgentClient.Answer answer = admin.askAndRun(words + " (checked)");

      assertThat(answer.status()).as(words + " " + answer.body()).isEqualTo(200);
      assertThat(((Number) answer.at("total_rows")).intValue()).as(words).isPositive();
    }
    assertThat(questions).hasSize(60);
    assertThat(questions.stream().map(question -> text(question, "question")))
        .doesNotHaveDuplicates();
  }

  @Test
  void theScriptCountsRightAnswers(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("told.txt");
    assumeTrue(hasPython(), "python3 is not there");
    int wrong = 0;
    for (Map<String, Object> question : questions) {
      boolean bad = Integer.parseInt(text(question, "id")) % 12 == 0;
      wrong += bad ? 1 : 0;
      agent
          .model()
          .writes(
              text(question, "question"),
              bad ? "SELECT ORDER_ID FROM ORDERS WHERE ORDER_ID < 3" : text(question, "sql"));
    }

    Process script =
        new ProcessBuilder(
                "python3",
                FOLDER.resolve("evaluate.py").toString(),
                "--url",
                agent.base(),
                "--key",
                RealServer.KEY)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = script.waitFor(2, TimeUnit.MINUTES);
    script.destroyForcibly();
    String told = Files.readString(output);

    assertThat(ended).as(told).isTrue();
    assertThat(script.exitValue()).as(told).isZero();
    assertThat(wrong).isEqualTo(5);
    assertThat(told).contains("execution match: 55 of 60 (91.7 %)");
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor(1, TimeUnit.MINUTES);
    } catch (IOException none) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
