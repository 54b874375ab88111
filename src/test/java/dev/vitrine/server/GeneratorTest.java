package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `GENERATOR` by rows and by time, through the front door.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GeneratorTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> row(String sql) {
    return api.rows(sql).getFirst();
  }

  @Test
  void timeAloneMakesRowsThatAreNumbered() {
    assertThat(
            row(
                "SELECT COUNT(*) > 0, MIN(n), MAX(n) + 1 = COUNT(*) FROM"
                    + " (SELECT SEQ8() AS n FROM TABLE(GENERATOR(TIMELIMIT => 1)))"))
        .containsExactly("true", "0", "true");
  }

  @Test
  void whatComesFirstEnds() {
    assertThat(row("SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 3000, TIMELIMIT => 3600))"))
        .containsExactly("3000");
    assertThat(row("SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 3000, TIMELIMIT => 0))"))
        .containsExactly("0");
    assertThat(row("SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 3, TIMELIMIT => NULL))"))
        .containsExactly("3");
    assertThat(api.submit("SELECT SEQ4() FROM TABLE(GENERATOR(TIMELIMIT => 3600)) LIMIT 2").data())
        .containsExactly(List.of("0"), List.of("1"));
  }

  @Test
  void oneThatTakesLongIsCanceled() {
    String handle = api.start("SELECT COUNT(*) FROM TABLE(GENERATOR(TIMELIMIT => 86400))");
    api.until(handle, "RUNNING");
    api.cancel(handle);
    assertThat(api.ended(handle).text("code")).isEqualTo("000604");
  }

  @Test
  void aStatementsTimeoutEndsIt() {
    assertThat(
            api.submitWith(
                    "SELECT COUNT(*) FROM TABLE(GENERATOR(TIMELIMIT => 86400))",
                    "STATEMENT_TIMEOUT_IN_SECONDS",
                    "1")
                .text("code"))
        .isEqualTo("000630");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TIMELIMIT => -1", "TIMELIMIT => 1.5", "TIMELIMIT => 'x'", "ROWCOUNT => -1"})
  void aWrongLimitIsRefused(String wrong) {
    Answer answer = api.submit("SELECT COUNT(*) FROM TABLE(GENERATOR(" + wrong + "))");
    assertThat(answer.text("code")).as(answer.body()).isEqualTo("002023");
  }
}
