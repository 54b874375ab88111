package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.is;
import static dev.vitrine.server.NotebookClient.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What runs, what does not, and why: Python, SQL and the names between them.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookGraphTest {

  private static RealServer server;
  private static NotebooksDoor door;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.notebooks.cell-timeout", "20s",
            "vitrine.notebooks.python.interrupt-grace", "500ms");
    door = new NotebooksDoor(server.base());
    NotebooksDoor.requirePython(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String data(List<Map<String, Object>> events, String cell, String type) {
    return events.stream()
        .filter(event -> is(event, type) && cell.equals(event.get("cellId")))
        .map(event ->
            String.valueOf(
                type.equals("cell_output")
                    ? NotebookClient.at(event, "output", "data")
                    : event.get(type.equals("cell_error") ? "error" : "data")))
        .reduce("", String::concat);
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
      assertThat(data(events, sql, "cell_stdout"))
          .startsWith("Executing: -- result: found\nselect i from range(10) t(i) where i < {n}")
          .contains("Parameters: [3, 1, 2]\n", "Returned 2 row(s)")
          .doesNotContain("$1");
      assertThat(data(events, last, "cell_stdout")).isEqualTo("2\n");
      assertThat(data(events, last, "cell_output")).isEqualTo("20");
    }
  }

  @Test
  void anEditOverHttpIsRunOnTheOpenSocketAndReachesWhatDependsOnIt() {
    String id = door.connected();
    String one = door.cell(id, "python", "x = 1");
    String two = door.cell(id, "python", "x + 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(one);
      assertThat(data(client.untilUpdated(two), two, "cell_output")).isEqualTo("2");

      door.edit(id, one, "x = 10");
      assertThat(words(client.untilStatus(one, "idle"))).containsExactly("updated", "status idle");
      client.run(one);
      List<Map<String, Object>> events = client.untilUpdated(two);

      assertThat(data(events, two, "cell_output")).isEqualTo("11");
    }
  }

  @Test
  void whatIsStaleAboveRunsFirst() {
    String id = door.connected();
    String one = door.cell(id, "python", "a = 5");
    String two = door.cell(id, "python", "b = a * 2");
    String three = door.cell(id, "python", "b + 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(three);
      List<Map<String, Object>> events = client.untilUpdated(three);

      assertThat(events.stream().filter(event -> is(event, "cell_updated")))
          .extracting(event -> event.get("cellId"))
          .containsExactly(one, two, three);
      assertThat(data(events, three, "cell_output")).isEqualTo("11");
      assertThat(client.ran(three)).allMatch(event -> three.equals(event.get("cellId")));
    }
  }

  @Test
  void aFailureStopsWhatDependsOnItWithAReason() {
    String id = door.connected();
    String one = door.cell(id, "python", "x = 1 / 0");
    String two = door.cell(id, "python", "y = x");
    String three = door.cell(id, "python", "y");
    String free = door.cell(id, "python", "'free'");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(one);
      List<Map<String, Object>> events = client.untilStatus(three, "blocked");

      assertThat(words(events))
          .endsWith("error", "status blocked", "error", "status blocked")
          .contains("status error");
      assertThat(data(events, one, "cell_error")).contains("ZeroDivisionError");
      assertThat(data(events, two, "cell_error"))
          .isEqualTo("Not run: the cell " + one + ", which defines 'x', failed");
      assertThat(data(events, three, "cell_error"))
          .isEqualTo("Not run: the cell " + two + ", which defines 'y', failed");
      assertThat(words(client.ran(free))).contains("status success");

      door.edit(id, one, "x = 1");
      client.run(one);
      assertThat(data(client.untilUpdated(three), three, "cell_output")).isEqualTo("1");
    }
  }

  @Test
  void aCircleIsToldInEveryCellOfItAndLeavesWhenItIsBroken() {
    String id = door.connected();
    String one = door.cell(id, "python", "a = b");
    String two = door.cell(id, "python", "c = 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.say("cell_update", "cellId", two, "code", "b = a");
      List<Map<String, Object>> events = client.untilStatus(one, "blocked");

      assertThat(words(events))
          .containsExactly("updated", "error", "status blocked", "error", "status blocked");
      assertThat(events.getFirst().get("cellId")).isEqualTo(two);
      assertThat(data(events, one, "cell_error"))
          .startsWith("Circular dependency detected")
          .isEqualTo(data(events, two, "cell_error"));
      client.run(one);
      assertThat(words(client.untilStatus(one, "blocked"))).doesNotContain("status running");

      client.say("cell_update", "cellId", two, "code", "b = 2");
      client.untilStatus(one, "idle");
      client.run(two);
      assertThat(words(client.untilUpdated(one))).contains("status success");
    }
  }

  @Test
  void aNameOfTwoCellsIsToldInBoth() {
    String id = door.connected();
    String one = door.cell(id, "python", "x = 1");
    String two = door.cell(id, "sql", "-- result: x\nselect 2");
    String reader = door.cell(id, "python", "x");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(door.cells(id))
          .extracting(cell -> cell.get("status"))
          .containsExactly("blocked", "blocked", "idle");
      assertThat(door.cells(id).getFirst().get("error").toString())
          .contains("Multiple definitions: 'x'", one, two);
      client.run(reader);
      assertThat(data(client.untilStatus(reader, "blocked"), reader, "cell_error"))
          .startsWith("Not run: the cell ");

      door.delete("/" + id + "/cells/" + two);
      client.untilStatus(one, "idle");
      client.run(reader);
      assertThat(data(client.untilUpdated(reader), reader, "cell_output")).isEqualTo("1");
    }
  }

  @Test
  void aNameThatNobodyDefinesAnyMoreIsGone() {
    String id = door.connected();
    String one = door.cell(id, "python", "gone = 1");
    String two = door.cell(id, "sql", "select {gone} as n");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(one);
      assertThat(words(client.untilUpdated(two))).contains("status success");
      door.edit(id, one, "other = 1");
      client.untilStatus(one, "idle");

      List<Map<String, Object>> events = client.ran(two);
      assertThat(data(events, two, "cell_error"))
          .isEqualTo("Template variable error: Variable 'gone' not found in namespace");
    }
  }

  @Test
  void wrongSyntaxBlocksACellAtOnce() {
    String id = door.connected();
    String cell = door.cell(id, "python", "x = 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.say("cell_update", "cellId", cell, "code", "x = (");
      List<Map<String, Object>> events = client.untilStatus(cell, "blocked");

      assertThat(words(events)).containsExactly("updated", "error", "status blocked");
      assertThat(data(events, cell, "cell_error")).contains("line 1");
    }
  }

  @Test
  void pythonIsInterruptedAndGoesOnAfterwards() {
    String id = door.connected();
    String endless = door.cell(id, "python", "print('on', flush=True)\nwhile True: pass");
    String next = door.cell(id, "python", "1 + 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(endless);
      client.until(event -> is(event, "cell_stdout"));
      client.say("interrupt");
      assertThat(data(client.untilUpdated(endless), endless, "cell_error"))
          .isEqualTo("Interrupted");
      assertThat(data(client.ran(next), next, "cell_output")).isEqualTo("2");
    }
  }

  @Test
  void aCellThatSaysNothingIsToldToRun() {
    String id = door.connected();
    String endless = door.cell(id, "python", "while True: pass");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(endless);
      assertThat(words(client.untilStatus(endless, "running"))).containsExactly("status running");
      client.say("interrupt");
      assertThat(words(client.untilUpdated(endless)))
          .containsExactly("status error", "error", "updated");
    }
  }

  @Test
  void deletingARunningCellStopsIt() {
    String id = door.connected();
    String endless = door.cell(id, "python", "print('on', flush=True)\nwhile True: pass");
    String next = door.cell(id, "python", "1 + 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(endless);
      client.until(event -> is(event, "cell_stdout"));
      client.say("delete_cell", "cellId", endless);
      client.until(event -> is(event, "cell_deleted"));
      assertThat(data(client.ran(next), next, "cell_output")).isEqualTo("2");
    }
  }

  @Test
  void freshVariablesMakeEverythingStale() {
    String id = door.connected();
    String one = door.cell(id, "python", "x = 1");
    String two = door.cell(id, "python", "x + 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(one);
      client.untilUpdated(two);
      client.say("restart_kernel");
      assertThat(client.next())
          .isEqualTo(
              Map.of(
                  "type", "kernel_error",
                  "error", "Python was restarted: all variables are lost"));
      runsAfter(client, one, two);
    }
  }

  /// The cell needs what another one makes, which was lost and is made again.
  private static void runsAfter(NotebookClient client, String maker, String cell) {
    client.run(cell);
    List<Map<String, Object>> events = client.untilUpdated(cell);
    assertThat(events.getFirst().get("cellId")).isEqualTo(maker);
    assertThat(data(events, cell, "cell_output")).isEqualTo("2");
  }

  @Test
  void aProcessThatEndsIsToldAndReplaced() {
    String id = door.connected();
    String one = door.cell(id, "python", "x = 1");
    String two = door.cell(id, "python", "import os\nx\nos._exit(3)");
    String three = door.cell(id, "python", "x + 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(two);
      List<Map<String, Object>> events = client.untilUpdated(two);
      assertThat(words(events))
          .endsWith("status running", "kernel_error", "status error", "error", "updated");
      assertThat(data(events, two, "cell_error")).startsWith("Execution failed: ");
      runsAfter(client, one, three);
    }
  }

  @Test
  void aCellThatDoesNotStopTakesAllVariablesAlong() {
    String id = door.connected();
    String one = door.cell(id, "python", "x = 1");
    String deaf =
        door.cell(
            id,
            "python",
            """
            import signal
            x
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            print('on', flush=True)
            while True: pass
            """);
    String three = door.cell(id, "python", "x + 1");
    try (NotebookClient client = door.open(id).authenticate();
        NotebookClient watcher = door.open(id).authenticate()) {
      client.run(deaf);
      client.until(event -> is(event, "cell_stdout"));
      client.say("interrupt");
      List<Map<String, Object>> events = client.untilUpdated(deaf);
      assertThat(data(events, deaf, "cell_error"))
          .isEqualTo("Interrupted; Python was ended and all variables are lost");
      Map<String, Object> told = watcher.until(event -> is(event, "kernel_error")).getLast();
      assertThat(told.get("error").toString()).contains("all variables are lost");

      runsAfter(client, one, three);
    }
  }

  @Test
  void aVersionWithoutTheCellThatRunsStopsIt() {
    String id = door.connected();
    String next = door.cell(id, "python", "1 + 1");
    int version = ((List<?>) door.get("/" + id + "/versions").at("versions")).size();
    String endless = door.cell(id, "python", "print('on', flush=True)\nwhile True: pass");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(endless);
      client.until(event -> is(event, "cell_stdout"));
      door.post("/" + id + "/versions/" + version + "/restore");
      client.until(event -> is(event, "notebook_restored"));
      assertThat(data(client.ran(next), next, "cell_output")).isEqualTo("2");
    }
  }

  @Test
  void anEditIsTakenWhileACellRuns() {
    String id = door.connected();
    String endless = door.cell(id, "python", "print('on', flush=True)\nwhile True: pass");
    String note = door.cell(id, "markdown", "a");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(endless);
      client.until(event -> is(event, "cell_stdout"));
      door.edit(id, note, "b");
      assertThat(words(client.untilStatus(note, "idle"))).containsExactly("updated", "status idle");
      client.say("interrupt");
      client.untilUpdated(endless);
    }
  }
}
