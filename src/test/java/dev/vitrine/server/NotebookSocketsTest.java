package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.is;
import static dev.vitrine.server.NotebookClient.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every message of the notebooks' WebSocket in development mode, with one socket and with several.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookSocketsTest {

  private static RealServer server;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.notebooks.sockets-per-caller", "20",
            "vitrine.notebooks.authenticate-within", "3s");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Each test has callers of its own.
  private static NotebooksDoor caller() {
    return new NotebooksDoor(server.base(), "X-User-Id", UUID.randomUUID().toString());
  }

  @Test
  void aSocketNeedsNoAuthenticationHereAndMayAskForIt() {
    NotebooksDoor door = caller();
    String id = door.create();
    String cell = door.cell(id, "markdown", "x");
    try (NotebookClient client = door.open(id)) {
      assertThat(words(client.ran(cell)))
          .containsExactly("status running", "output", "status success", "updated");
      client.say("authenticate");
      assertThat(client.next()).isEqualTo(Map.of("type", "authenticated"));
    }
  }

  @Test
  void cellsAreMadeEditedAndDeletedOverIt() {
    NotebooksDoor door = caller();
    String id = door.create();
    String first = door.cell(id, "markdown", "first");
    door.cell(id, "markdown", "last");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.say("create_cell", "cellType", "sql", "afterCellId", first);
      Map<String, Object> made = client.next();
      assertThat(made).containsEntry("type", "cell_created").containsEntry("index", 1);
      String cell = String.valueOf(made.get("cellId"));
      assertThat(NotebookClient.at(made, "cell", "type")).isEqualTo("sql");
      assertThat(NotebookClient.at(made, "cell", "id")).isEqualTo(cell);

      client.say("cell_update", "cellId", cell, "code", "-- result: r\nselect {x}");
      Map<String, Object> updated = client.next();
      assertThat(updated).containsEntry("type", "cell_updated").containsEntry("cellId", cell);
      assertThat(updated.get("cell"))
          .isEqualTo(
              Map.of(
                  "code", "-- result: r\nselect {x}",
                  "reads", List.of("x"),
                  "writes", List.of("r")));
      assertThat(client.next())
          .isEqualTo(Map.of("type", "cell_status", "cellId", cell, "status", "idle"));
      assertThat(door.cells(id).get(1)).containsEntry("code", "-- result: r\nselect {x}");

      client.say("delete_cell", "cellId", cell);
      assertThat(client.next()).isEqualTo(Map.of("type", "cell_deleted", "cellId", cell));
      assertThat(door.cells(id)).hasSize(2);
    }
  }

  @Test
  void whatCannotBeDoneIsToldToWhoAskedAlone() {
    NotebooksDoor door = caller();
    String id = door.create();
    String marker = door.cell(id, "markdown", "m");
    try (NotebookClient client = door.open(id).authenticate();
        NotebookClient other = door.open(id).authenticate()) {
      client.run("nothing");
      assertThat(client.next())
          .isEqualTo(Map.of("type", "cell_error", "cellId", "nothing", "error", "Cell not found"));
      for (String message :
          List.of("{\"type\":\"dance\"}", "[]", "nonsense", "{}", "{\"type\":5}")) {
        client.raw(message);
        assertThat(client.next()).containsEntry("type", "error");
      }
      client.say("run_cell");
      assertThat(client.next()).containsEntry("error", "The message run_cell needs cellId");
      client.say("create_cell", "cellType", "r");
      assertThat(client.next().get("error").toString()).startsWith("cellType is one of");
      client.say("create_cell", "afterCellId", "nothing");
      assertThat(client.next()).containsEntry("error", "after_cell_id not found");

      client.run(marker);
      assertThat(other.next()).containsEntry("cellId", marker);
    }
  }

  @Test
  void theConnectionIsChangedOverIt() {
    NotebooksDoor door = caller();
    String id = door.create();
    try (NotebookClient client = door.open(id).authenticate()) {
      client.say("update_db_connection", "connectionString", "COMPUTE_WH");
      assertThat(client.next())
          .isEqualTo(
              Map.of(
                  "type", "db_connection_updated",
                  "connectionString", "COMPUTE_WH",
                  "status", "success"));
      client.say("update_db_connection", "connectionString", "NOWHERE");
      assertThat(client.next())
          .containsEntry("type", "db_connection_updated")
          .containsEntry("status", "error")
          .containsEntry("connectionString", null);
      client.say(
          "update_db_connection", "connectionString", "postgresql://me:s3cr3t@127.0.0.1:1/db");
      Map<String, Object> unreachable = client.next();
      assertThat(unreachable).containsEntry("status", "error");
      assertThat(unreachable.get("error").toString()).contains("127.0.0.1:1/db");
      assertThat(unreachable.toString()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void aRunningCellSaysWhereItCannotConnectAndNeverThePassword() {
    NotebooksDoor door = caller();
    String id = door.create();
    door.connect(id, "postgresql://me:s3cr3t@127.0.0.1:1/db");
    String cell = door.cell(id, "sql", "select 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(cell);
      String error = String.valueOf(NotebookClient.the(events, "cell_error").get("error"));
      assertThat(error)
          .startsWith("Database error: ")
          .contains("127.0.0.1:1/db")
          .doesNotContain("s3cr3t");
    }
  }

  @Test
  void twoSocketsAtANotebookSeeTheSameInTheSameOrder() {
    NotebooksDoor door = caller();
    String id = door.connected();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      cells.add(door.cell(id, "sql", "-- result: r" + i + "\nselect " + i));
    }
    try (NotebookClient one = door.open(id).authenticate();
        NotebookClient two = door.open(id).authenticate()) {
      cells.forEach(one::run);
      cells.forEach(two::run);
      door.edit(id, cells.getFirst(), "-- result: r0\nselect 9");
      String last = door.cell(id, "markdown", "end");
      one.run(last);

      assertThat(one.untilUpdated(last).getLast()).isEqualTo(two.untilUpdated(last).getLast());
      List<Map<String, Object>> seenByOne = one.untilStatus(last, "success");
      assertThat(two.untilStatus(last, "success")).isEqualTo(seenByOne);
    }
  }

  @Test
  void anotherNotebooksSocketAndAnotherCallersHearNothing() {
    NotebooksDoor door = caller();
    NotebooksDoor stranger = caller();
    String id = door.create();
    String cell = door.cell(id, "markdown", "mine");
    String neighbour = door.create();
    String own = door.cell(neighbour, "markdown", "neighbour");
    String theirs = stranger.create();
    String foreign = stranger.cell(theirs, "markdown", "theirs");
    try (NotebookClient client = door.open(id).authenticate();
        NotebookClient beside = door.open(neighbour).authenticate();
        NotebookClient other = stranger.open(theirs).authenticate()) {
      client.ran(cell);
      door.put("/" + id + "/name", "name", "Secret");
      door.connect(id, "COMPUTE_WH");
      client.until(event -> is(event, "db_connection_updated"));

      assertThat(beside.ran(own)).allMatch(event -> own.equals(event.get("cellId")));
      assertThat(other.ran(foreign)).allMatch(event -> foreign.equals(event.get("cellId")));
      other.run(cell);
      assertThat(other.next()).containsEntry("error", "Cell not found");
    }
  }

  @Test
  void someoneElsesNotebookIsNotFound() {
    String id = caller().create();
    try (NotebookClient client = caller().open(id)) {
      assertThat(client.closeReason()).isEqualTo("1008 Notebook not found");
    }
    try (NotebookClient client = caller().open(id)) {
      client.say("authenticate");
      assertThat(client.closeReason()).isEqualTo("1008 Notebook not found");
    }
    try (NotebookClient client = caller().open("..%2F..")) {
      assertThat(client.closeReason()).isEqualTo("1008 Notebook not found");
    }
  }

  @Test
  void aSocketThatWasTurnedAwayHarmsNobody() {
    NotebooksDoor door = caller();
    String id = door.create();
    String cell = door.cell(id, "markdown", "x");
    try (NotebookClient client = door.open(id).authenticate()) {
      try (NotebookClient turnedAway = caller().open(id)) {
        assertThat(turnedAway.closeReason()).startsWith("1008");
      }
      assertThat(words(client.ran(cell))).contains("status success");
    }
  }

  @Test
  void withoutAnIdItIsTheNotebookUsedLast() {
    NotebooksDoor door = caller();
    String first = door.create();
    String old = door.cell(first, "markdown", "old");
    String second = door.create();
    String cell = door.cell(second, "markdown", "new");
    try (NotebookClient client = door.open().authenticate()) {
      door.edit(second, cell, "seen");
      assertThat(words(client.untilStatus(cell, "idle"))).containsExactly("updated", "status idle");
      assertThat(words(client.ran(cell))).contains("status success");

      assertThat(words(client.ran(old))).contains("status success");
      door.edit(first, old, "seen too");
      client.untilStatus(old, "idle");
    }
    try (NotebookClient client = door.open()) {
      client.say("authenticate", "notebookId", second);
      assertThat(client.next()).containsEntry("type", "authenticated");
      door.edit(second, cell, "again");
      client.untilStatus(cell, "idle");
    }
  }

  @Test
  void whoHasNoNotebookIsToldSo() {
    NotebooksDoor door = caller();
    try (NotebookClient client = door.open().authenticate()) {
      client.run("x");
      assertThat(client.next().get("error").toString()).startsWith("You have no notebook yet");
      String id = door.create();
      String cell = door.cell(id, "markdown", "first");
      assertThat(words(client.ran(cell))).contains("status success");
    }
  }

  @Test
  void aBrowserMayNameItsUserInTheFirstMessage() {
    String user = UUID.randomUUID().toString();
    String id = new NotebooksDoor(server.base(), "X-User-Id", user).create();
    try (NotebookClient client = new NotebooksDoor(server.base()).open(id)) {
      client.say("authenticate", "userId", user);
      assertThat(client.next()).containsEntry("type", "authenticated");
    }
  }

  @Test
  void aDeletedNotebookSaysGoodbye() {
    NotebooksDoor door = caller();
    String id = door.create();
    try (NotebookClient client = door.open(id).authenticate()) {
      door.delete("/" + id);
      assertThat(client.next()).isEqualTo(Map.of("type", "notebook_deleted", "notebookId", id));
      assertThat(client.closeReason()).isEqualTo("1000 Notebook closed");
    }
  }

  @Test
  void aRestoredVersionIsShownToWhoWatches() {
    NotebooksDoor door = caller();
    String id = door.create();
    String cell = door.cell(id, "markdown", "before");
    door.put("/" + id + "/name", "name", "Later");
    door.edit(id, cell, "after");
    try (NotebookClient client = door.open(id).authenticate()) {
      door.post("/" + id + "/versions/3/restore");
      Map<String, Object> event = client.next();
      assertThat(event).containsEntry("type", "notebook_restored");
      assertThat(NotebookClient.at(event, "cells", 0, "code")).isEqualTo("before");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-WebSocket-Version: 12, 426, Sec-WebSocket-Version must be 13",
    "Sec-WebSocket-Version: 13, 400, Sec-WebSocket-Key is missing"
  })
  void whatCannotBecomeASocketIsRefused(String header, String status, String detail)
      throws IOException {
    String request =
        "GET /api/v1/ws/notebook HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\n"
            + header
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(60_000);
      StringBuilder answer = new StringBuilder();
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0 && next != '}'; next = in.read()) {
        answer.append((char) next);
      }
      assertThat(answer.toString())
          .startsWith("HTTP/1.1 " + status)
          .contains(detail, "X-Request-Id");
    }
  }

  @Test
  void tooLargeAMessageEndsTheSocket() {
    NotebooksDoor door = caller();
    String id = door.create();
    try (NotebookClient client = door.open(id).authenticate()) {
      try {
        client.raw("{\"type\":\"" + "x".repeat(3 << 20) + "\"}");
      } catch (CompletionException cutOff) {
        // the server may hang up before all of it is sent
        assertThat(cutOff).hasCauseInstanceOf(IOException.class);
      }
      // who still sends when the server hangs up does not always hear why
      assertThat(client.closeReason()).matches("1009.*|error java\\.io\\.IOException.*");
    }
    NotebookClient next = door.open(id).authenticate();
    next.close();
  }

  @Test
  void socketsOfACallerHaveABound() {
    NotebooksDoor door = caller();
    String id = door.create();
    List<NotebookClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(door.open(id).authenticate());
    }
    try (NotebookClient more = door.open(id)) {
      assertThat(more.closeReason()).isEqualTo("1008 Too many sockets");
    }
    clients.forEach(NotebookClient::close);
    RealServer.eventually(
        "there is room again",
        () -> {
          try (NotebookClient client = door.open(id)) {
            client.say("authenticate");
            return is(client.next(), "authenticated");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://127.0.0.1.evil.example",
        "null",
        "http://localhost.evil:80"
      })
  void aPageOfAnotherSiteOpensNoSocketAndMakesNoNotebook(String origin) {
    NotebooksDoor evil = new NotebooksDoor(server.base(), "Origin", origin);

    assertThatThrownBy(evil::open).hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThat(evil.post("").status()).isEqualTo(403);
    assertThat(evil.get("").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]"})
  void aPageOfThisMachineMay(String origin) {
    try (NotebookClient client = new NotebooksDoor(server.base(), "Origin", origin).open()) {
      client.authenticate();
    }
  }
}
