package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.at;
import static dev.vitrine.server.NotebookClient.is;
import static dev.vitrine.server.NotebookClient.the;
import static dev.vitrine.server.NotebookClient.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.warehouses.jdbc.Postgres;
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

/// Notebooks on databases of their own: a real PostgreSQL and a SQLite file.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookDatabasesTest {

  @TempDir static Path directory;
  private static RealServer server;
  private static NotebooksDoor door;
  private static String postgres;

  @BeforeAll
  static void start() throws Exception {
    String database = Postgres.database();
    Postgres.run(
        database,
        "CREATE TABLE shop (id int, city text, opened date, tags jsonb)",
        "INSERT INTO shop VALUES (1, 'Oslo', '2020-01-01', '{\"a\": 1}'),"
            + " (2, 'Bergen', '2024-02-29', '{\"b\": 2}')");
    postgres =
        "postgresql://postgres:postgres@localhost:%d/%s".formatted(Postgres.port(), database);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + lite());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER)");
      statement.execute("INSERT INTO t VALUES (7)");
    }
    server = RealServer.start("vitrine.connection-directories", directory.toString());
    door = new NotebooksDoor(server.base());
  }

  private static Path lite() {
    return directory.resolve("lite.db");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String on(String connection) {
    String id = door.create();
    assertThat(door.connect(id, connection).body()).isEqualTo("{\"status\":\"ok\"}");
    return id;
  }

  private static String rows(List<Map<String, Object>> events) {
    return String.valueOf(at(the(events, "cell_output"), "output", "data", "rows"));
  }

  @Test
  void variablesAreBoundInItsOwnSql() {
    String id = on(postgres);
    door.cell(id, "python", "ids = [1, 2]\ncity = \"O'slo\"\nleast = 1");
    door.cell(id, "sql", "-- result: day\nselect max(opened) as d from shop");
    String cell =
        door.cell(
            id,
            "sql",
            "select city, tags->>'b' as b from shop where id in {ids} and city <> {city}"
                + " and id > {least} and opened = {day} and '{least}' = '1' -- {nothing}");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(cell);
      List<Map<String, Object>> events = client.untilUpdated(cell);
      List<Map<String, Object>> own =
          events.stream().filter(event -> cell.equals(event.get("cellId"))).toList();
      assertThat(words(own))
          .containsExactly("status running", "stdout", "output", "status success", "updated");
      assertThat(rows(own)).isEqualTo("[[Bergen, 2]]");
    }
  }

  @Test
  void itIsWrittenToAndDrawnFrom() {
    String id = on(postgres);
    String write =
        door.cell(id, "sql", "create table made (n int); insert into made values (1), (2), (3)");
    String read = door.cell(id, "sql", "select count(*) as n from made");
    String chart =
        door.cell(
            id, "chart", "select n, n * n as m from made VISUALISE n AS x, m AS y DRAW point");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(words(client.ran(write))).contains("status success");
      assertThat(rows(client.ran(read))).isEqualTo("[[3]]");
      assertThat(at(the(client.ran(chart), "cell_output"), "output", "mime_type"))
          .isEqualTo("application/vnd.vegalite.v6+json");
    }
  }

  @Test
  void aLongStatementThereIsInterrupted() {
    String id = on(postgres);
    String cell = door.cell(id, "sql", "select pg_sleep(600)");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(cell);
      client.until(event -> is(event, "cell_progress"));
      client.say("interrupt");
      assertThat(the(client.untilUpdated(cell), "cell_error").get("error"))
          .isEqualTo("Interrupted");
    }
  }

  @Test
  void anotherConnectionTakesItsPlaceWhileSocketsAreOpen() {
    String id = on(postgres);
    String cell = door.cell(id, "sql", "select count(*) as n from shop");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(rows(client.ran(cell))).isEqualTo("[[2]]");
      door.connect(id, "sqlite:///" + lite());
      client.until(event -> is(event, "db_connection_updated"));
      door.edit(id, cell, "select a from t");
      client.untilStatus(cell, "idle");
      assertThat(rows(client.ran(cell))).isEqualTo("[[7]]");
    }
  }

  @Test
  void nobodyElseRunsStatementsThere() {
    String id = on(postgres);
    String cell = door.cell(id, "sql", "select 1 as n");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.ran(cell);
    }
    NotebooksDoor other = new NotebooksDoor(server.base(), "X-User-Id", "other");
    String theirs = other.create();

    assertThat(other.connect(theirs, "notebook-" + id).status()).isEqualTo(400);
    Api.Answer stolen = server.api().submit("select 1", Map.of("warehouse", "notebook-" + id), "");
    assertThat(stolen.status()).isEqualTo(422);
  }
}
