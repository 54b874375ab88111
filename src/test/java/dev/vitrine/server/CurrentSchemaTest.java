package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `INFORMATION_SCHEMA` as the current schema, and paths behind objects that are written out.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CurrentSchemaTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    api.makeDatabase("CS", "OTHER");
    api.submit("CREATE TABLE cs.other.t (a INT)");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Api.Answer> each(String sql) {
    Map<String, Object> many =
        Map.of("database", "CS", "parameters", Map.of("MULTI_STATEMENT_COUNT", "0"));
    return api.submit(sql, many, "").handles().stream().map(id -> api.get(id, "")).toList();
  }

  @Test
  void theInformationSchemaIsUsed() {
    List<Api.Answer> answers =
        each(
            "USE SCHEMA information_schema; SELECT CURRENT_SCHEMA(); SELECT table_schema FROM tables"
                + " WHERE table_name = 'T'; SHOW TABLES; USE cs.other; SELECT a FROM t");

    assertThat(answers.get(1).cell()).isEqualTo("INFORMATION_SCHEMA");
    assertThat(answers.get(2).cell()).isEqualTo("OTHER");
    assertThat(answers.get(3).data()).isEmpty();
    assertThat(answers.get(5).data()).isEmpty();
    assertThat(api.submit("USE SCHEMA nosuch.information_schema").text("code")).isEqualTo("002043");
  }

  @Test
  void nothingIsMadeInIt() {
    assertThat(each("USE SCHEMA information_schema; CREATE TABLE x (a INT)").get(1).text("code"))
        .isEqualTo("002003");
  }

  @Test
  void anObjectThatIsWrittenOutHasPaths() {
    assertThat(api.submit("SELECT {'a': {'b': 2}}:a.b, {'a': 1}:a::INT + 1").data())
        .containsExactly(List.of("2", "2"));
  }
}
