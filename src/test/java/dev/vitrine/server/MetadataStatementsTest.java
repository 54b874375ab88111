package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// What drivers and tools ask of the catalog, sent to the SQL API.
class MetadataStatementsTest {

  private static RealServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RealServer.start();
    Answer answer = server.api().submitWith(ToolStatement.setup(), "MULTI_STATEMENT_COUNT", "0");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicContainer> aToolsStatementIsAnsweredUnderSnowflakesColumns() throws IOException {
    return ToolStatement.tests(MetadataStatementsTest::check);
  }

  private static void check(ToolStatement statement) {
    Answer answer = server.api().submit(statement.sql(), request(statement), "");
    if (statement.error() != null) {
      assertThat(answer.text("code")).as(answer.body()).isEqualTo(statement.error());
      return;
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> names =
        ((List<?>) answer.at("resultSetMetaData", "rowType"))
            .stream().map(field -> String.valueOf(((Map<?, ?>) field).get("name"))).toList();
    statement.answers(names, answer.data().stream().map(cells -> named(names, cells)).toList());
  }

  private static Map<String, Object> request(ToolStatement statement) {
    Map<String, Object> bindings = new LinkedHashMap<>();
    for (String value : statement.bindings()) {
      bindings.put("" + (bindings.size() + 1), Map.of("type", "TEXT", "value", value));
    }
    return Map.of(
        "database",
        "META",
        "schema",
        "SHOP",
        "bindings",
        bindings,
        "parameters",
        Map.of("TIMEZONE", "UTC"));
  }

  private static Map<String, String> named(List<String> names, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return row;
  }
}
