package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vitrine.server.Api.Answer;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// What drivers and tools ask of the catalog, in the texts that they send, against one small
/// schema. A statement of a file says the columns that it must answer with, some of them (`has`), a
/// row that must be among the answer's, how many rows there are, or the code of its error.
class MetadataStatementsTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/snowflake/metadata");

  private static RealServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RealServer.start();
    String setup = Files.readString(DIRECTORY.resolve("setup.sql"));
    Answer answer = server.api().submitWith(setup, "MULTI_STATEMENT_COUNT", "0");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicContainer> aToolsStatementIsAnsweredUnderSnowflakesColumns() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(MetadataStatementsTest::tool);
    }
  }

  private static DynamicContainer tool(Path file) {
    try {
      List<Map<String, Object>> statements =
          ObjectMapper.getDefault()
              .readValue(
                  Files.readAllBytes(file),
                  Argument.listOf(Argument.mapOf(String.class, Object.class)));
      return dynamicContainer(
          file.getFileName().toString(),
          statements.stream()
              .map(each -> dynamicTest((String) each.get("sql"), () -> check(each))));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static void check(Map<String, Object> expected) {
    Answer answer =
        server
            .api()
            .submit(
                (String) expected.get("sql"),
                Map.of(
                    "database", "META", "schema", "SHOP", "parameters", Map.of("TIMEZONE", "UTC")),
                "");
    if (expected.get("error") instanceof String code) {
      assertThat(answer.text("code")).as(answer.body()).isEqualTo(code);
      return;
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> names =
        ((List<?>) answer.at("resultSetMetaData", "rowType"))
            .stream().map(field -> String.valueOf(((Map<?, ?>) field).get("name"))).toList();
    if (expected.get("columns") instanceof List<?> columns) {
      assertThat((Object) names).isEqualTo(columns);
    }
    if (expected.get("has") instanceof List<?> columns) {
      assertThat(names.containsAll(columns)).as(names + " has " + columns).isTrue();
    }
    if (expected.get("rows") instanceof Number rows) {
      assertThat(answer.at("resultSetMetaData", "numRows")).isEqualTo(rows);
    }
    if (expected.get("row") instanceof Map<?, ?> row) {
      List<Map<String, String>> rows =
          answer.data().stream().map(cells -> named(names, cells)).toList();
      assertThat(rows).anySatisfy(found -> assertThat(found.entrySet()).containsAll(entries(row)));
    }
  }

  private static Map<String, String> named(List<String> names, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return row;
  }

  @SuppressWarnings("unchecked")
  private static java.util.Set<Map.Entry<String, String>> entries(Map<?, ?> row) {
    return ((Map<String, String>) row).entrySet();
  }
}
