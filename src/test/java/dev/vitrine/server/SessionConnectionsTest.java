package dev.vitrine.server;

import static dev.vitrine.server.SessionsDoor.PLAN;
import static dev.vitrine.server.SessionsDoor.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databases beside a session, asked through it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionConnectionsTest {

  @TempDir static Path directory;
  private static RealServer server;

  @BeforeAll
  static void start() throws Exception {
    Path file = directory.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INTEGER, city TEXT, total REAL)");
      statement.execute("INSERT INTO orders VALUES (1, 'Oslo', 5.5), (2, 'Bergen', 7.25)");
    }
    Path connections = directory.resolve("connections.yml");
    Files.writeString(
        connections,
        """
        connections:
          shop:
            type: sqlite
            file: %s
          gone:
            type: postgresql
            host: 127.0.0.1
            port: 1
            database: none
            user: nobody
        """
            .formatted(file));
    server = RealServer.start("vitrine.connections-file", connections.toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void aConnectionsRowsComeAsTheSessionsOwn(String root) {
    SessionsDoor door = new SessionsDoor(server.base(), root);
    String session = door.create();

    Answer answer =
        door.post(
            session,
            "sql",
            Map.of("query", "SELECT id, city FROM orders ORDER BY id", "connection", "shop"));
    Answer local = door.sql(session, "SELECT * FROM orders");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.in(answer, "rows"))
        .isEqualTo(List.of(Map.of("id", 1, "city", "Oslo"), Map.of("id", 2, "city", "Bergen")));
    assertThat(answer.header("X-Statement-Handle")).matches("[0-9a-f-]{36}");
    assertThat(local.status()).isEqualTo(400);
    door.delete(session);
  }

  @Test
  void aChartIsDrawnFromAConnection() {
    SessionsDoor door = new SessionsDoor(server.base(), TODAY);
    String session = door.create();

    Answer answer =
        door.post(
            session,
            "query",
            Map.of(
                "query",
                "SELECT city, total FROM orders VISUALISE city AS x, total AS y DRAW bar",
                "connection",
                "shop"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.in(answer, "metadata", "rows")).isEqualTo(2);
    door.delete(session);
  }

  @Test
  void schemasTellTheTablesOfConnectionsThatAnswer() {
    SessionsDoor door = new SessionsDoor(server.base(), TODAY);
    String session = door.create();
    door.upload(session, "own.csv", "a\n1\n");

    Answer schema = door.get("/" + session + "/schema");
    Answer names = door.get("/" + session + "/schema/tables");
    Answer lines = door.get("/" + session + "/schema/tables?stream=true");
    Answer table = door.get("/" + session + "/schema/table/orders?connection=shop");
    Answer none = door.get("/" + session + "/schema/table/nothing?connection=shop");

    assertThat(schema.status()).as(schema.body()).isEqualTo(200);
    assertThat(schema.body())
        .contains(
            "{\"tableName\":\"orders\",\"connection\":\"shop\",\"columns\":[{\"columnName\":\"id\"");
    assertThat(names.body())
        .contains(
            "{\"tableName\":\"own\",\"connection\":null,\"provider\":\"duckdb\"}",
            "{\"tableName\":\"orders\",\"connection\":\"shop\",\"provider\":\"sqlite\"}");
    assertThat(lines.body().lines().toList()).hasSize(2);
    assertThat(door.in(table, "tableName")).isEqualTo("orders");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.body()).isEqualTo("{\"detail\":\"Table 'nothing' not found\"}");
    door.delete(session);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsToldSo() {
    SessionsDoor door = new SessionsDoor(server.base(), TODAY);
    String session = door.create();

    Answer answer = door.post(session, "sql", Map.of("query", "SELECT 1", "connection", "gone"));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 503);
    assertThat(answer.at("status")).isEqualTo("error");
    assertThat(door.sql(session, "SELECT 1").status()).isEqualTo(200);
    door.delete(session);
  }
}
