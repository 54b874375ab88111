package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.at;
import static dev.vitrine.server.NotebookClient.the;
import static dev.vitrine.server.NotebookClient.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells that run over a WebSocket.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookRunsTest {

  private static RealServer server;
  private static NotebooksDoor door;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    door = new NotebooksDoor(server.base());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aStatementsEventsComeInTheirOrder() {
    String id = door.connected();
    String cell =
        door.cell(id, "sql", "select 1 as a, 'x' as b union all select 2, null order by 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(cell);

      assertThat(words(events))
          .containsExactly("status running", "stdout", "output", "status success", "updated");
      assertThat(the(events, "cell_stdout").get("data"))
          .isEqualTo(
              "Executing: select 1 as a, 'x' as b union all select 2, null order by 1\n"
                  + "Returned 2 row(s)\n");
      Map<String, Object> output = the(events, "cell_output");
      assertThat(at(output, "output", "mime_type")).isEqualTo("application/json");
      assertThat(at(output, "output", "data", "type")).isEqualTo("table");
      assertThat(at(output, "output", "data", "columns")).isEqualTo(List.of("a", "b"));
      assertThat(at(output, "output", "data", "rows").toString()).isEqualTo("[[1, x], [2, null]]");
      assertThat(at(events.getFirst(), "statement", "handle"))
          .isEqualTo(at(output, "output", "data", "statement_handle"));
      assertThat(at(events.getLast(), "cell", "writes")).isEqualTo(List.of("result"));
    }
  }

  @Test
  void pythonFeedsSqlAndSqlFeedsPython() {
    String id = door.connected();
    String first = door.cell(id, "python", "n = 3\nwanted = [1, 2]");
    String sql =
        door.cell(
            id,
            "sql",
            "-- result: found\nselect i from range(10) t(i) where i < {n} and i in {wanted}");
    String last = door.cell(id, "python", "print(len(found))\nlen(found) * 10");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(first);
      List<Map<String, Object>> events = client.untilUpdated(last);

      assertThat(words(events))
          .containsExactly(
              "status running",
              "status success",
              "updated",
              "status running",
              "stdout",
              "output",
              "status success",
              "updated",
              "status running",
              "stdout",
              "output",
              "status success",
              "updated");
      assertThat(events.get(4).get("data").toString())
          .startsWith("Executing: -- result: found\nselect i from range(10) t(i) where i < {n}")
          .contains("Parameters: [3, 1, 2]\n", "Returned 2 row(s)");
      assertThat(events.get(9).get("data")).isEqualTo("2\n");
      assertThat(at(events.get(10), "output", "data")).isEqualTo("20");
      assertThat(sql).isNotEqualTo(first);
    }
  }
}
