package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.the;
import static dev.vitrine.server.NotebookClient.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Time-outs, a server without Python, more notebooks than may be open, and many who edit at once.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookLimitsTest {

  private static RealServer server;
  private static NotebooksDoor door;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.notebooks.cell-timeout", "4s",
            "vitrine.notebooks.python.enabled", "false",
            "vitrine.notebooks.most-open", "3",
            "vitrine.notebooks.variable-rows", "5",
            "vitrine.notebooks.versions", "4",
            "vitrine.notebooks.warehouse", "COMPUTE_WH/SAMPLES/PUBLIC");
    door = new NotebooksDoor(server.base());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Map<String, Object>> ran(String type, String code) {
    return door.ran(door.create(), type, code);
  }

  @Test
  void aStatementThatTakesTooLongIsEnded() {
    List<Map<String, Object>> events = ran("sql", RealServer.LONG_READ);

    assertThat(words(events)).endsWith("status error", "error", "updated");
    assertThat(the(events, "cell_error").get("error").toString())
        .startsWith("Database error: ")
        .contains("timeout");
  }

  @Test
  void withoutPythonItIsSaidAndStatementsGoOn() {
    String id = door.create();
    String python = door.cell(id, "python", "x = 1");
    String sql = door.cell(id, "sql", "select count(*) > 0 as some from orders");
    String reader = door.cell(id, "sql", "select {x}");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(the(client.ran(python), "cell_error").get("error").toString())
          .startsWith("Python cells cannot run here: ");
      assertThat(words(client.ran(sql))).contains("status success");
      assertThat(the(client.ran(reader), "cell_error").get("error"))
          .isEqualTo("Template variable error: Variable 'x' not found in namespace");
    }
  }

  @Test
  void aResultOfTooManyRowsIsNoList() {
    String id = door.create();
    door.cell(id, "sql", "-- result: many\nselect i from range(6) t(i)");
    String cell = door.cell(id, "sql", "select 1 where 1 in {many}");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(the(client.ran(cell), "cell_error").get("error"))
          .isEqualTo("Template variable error: Variable 'many' has 6 rows: 5 can be bound");
    }
  }

  @Test
  void moreNotebooksThanMayBeOpenTakeTurns() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String id = door.create();
      door.cell(id, "markdown", "number " + i);
      ids.add(id);
    }
    assertThat(server.bean(MeterRegistry.class).get("vitrine.notebooks.open").gauge().value())
        .isLessThanOrEqualTo(3);
    for (int i = 0; i < 6; i++) {
      assertThat(door.cells(ids.get(i)).getFirst()).containsEntry("code", "number " + i);
    }
    List<?> listed = (List<?>) door.get("").at("notebooks");
    List<NotebookClient> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clients.add(door.open(ids.get(i)).authenticate());
    }
    assertThat(door.get("/" + ids.get(5)).status()).isEqualTo(429);
    assertThat(door.post("").status()).isEqualTo(429);
    assertThat(door.get("").at("notebooks")).isEqualTo(listed);
    clients.forEach(NotebookClient::close);
    RealServer.eventually("there is room again", () -> door.get("/" + ids.get(5)).status() == 200);
  }

  @Test
  void versionsAreTheNewestOnly() {
    String id = door.create();
    for (int i = 0; i < 8; i++) {
      door.put("/" + id + "/name", "name", "Name " + i);
    }
    List<?> versions = (List<?>) door.get("/" + id + "/versions").at("versions");
    assertThat(versions)
        .extracting(version -> ((Map<?, ?>) version).get("version"))
        .isEqualTo(List.of(6, 7, 8, 9));
  }

  @Test
  void whatManyDoAtOnceIsAllThere() {
    String id = door.create();
    List<CompletableFuture<String>> made = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String code = "text " + i;
      made.add(
          CompletableFuture.supplyAsync(
              () -> door.cell(id, "markdown", code), Thread::startVirtualThread));
    }
    made.forEach(CompletableFuture::join);

    assertThat(door.cells(id))
        .hasSize(24)
        .extracting(cell -> cell.get("code"))
        .doesNotHaveDuplicates()
        .allSatisfy(code -> assertThat(code.toString()).startsWith("text "));
  }
}
