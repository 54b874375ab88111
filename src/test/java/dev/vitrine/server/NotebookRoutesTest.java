package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every route of the notebooks, its answers and its refusals.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookRoutesTest {

  private static final String NOBODYS = UUID.randomUUID().toString();

  private static RealServer server;
  private static NotebooksDoor door;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.notebooks.most-cells", "3",
            "vitrine.notebooks.most-per-caller", "30",
            "vitrine.notebooks.cell-characters", "1000",
            "vitrine.notebooks.notebook-characters", "1500");
    door = new NotebooksDoor(server.base(), "X-User-Id", "routes");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertDetail(Answer answer, int status, String detail) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json()).isEqualTo(Map.of("detail", detail));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void aNotebookIsMadeWithOrWithoutSlash(String path) {
    Answer made = door.post(path);

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json()).containsOnlyKeys("notebook_id");
    String id = made.text("notebook_id");
    Answer got = door.get("/" + id);
    assertThat(got.json()).containsOnlyKeys("id", "name", "db_conn_string", "cells");
    assertThat(got.text("name")).isEqualTo("Untitled-" + id.substring(0, 8));
    assertThat(got.json().get("db_conn_string")).isNull();
    assertThat(got.at("cells")).isEqualTo(List.of());
  }

  @Test
  void notebooksAreListedInTheOrderInWhichTheyWereMade() {
    NotebooksDoor other = new NotebooksDoor(server.base(), "X-User-Id", "lister");
    assertThat(other.get("/").json()).isEqualTo(Map.of("notebooks", List.of()));
    String first = other.create();
    String second = other.create();
    other.put("/" + first + "/name", "name", " Sales ");

    assertThat(other.get("").at("notebooks"))
        .isEqualTo(
            List.of(
                Map.of("id", first, "name", "Sales"),
                Map.of("id", second, "name", "Untitled-" + second.substring(0, 8))));
  }

  @Test
  void cellsAreMadeWhereTheyAreWanted() {
    String id = door.create();
    String last = door.post("/" + id + "/cells").text("cell_id");
    String first = door.post("/" + id + "/cells/", "type", "sql").text("cell_id");
    Answer between = door.post("/" + id + "/cells/", "type", "chart", "after_cell_id", last);

    assertThat(between.status()).isEqualTo(200);
    assertThat(door.cells(id))
        .extracting(cell -> cell.get("id"))
        .containsExactly(last, between.text("cell_id"), first);
    assertThat(door.cells(id))
        .extracting(cell -> cell.get("type"))
        .containsExactly("python", "chart", "sql");
    assertDetail(
        door.post("/" + id + "/cells/", "type", "sql"),
        429,
        "The notebook has 3 cells, which is the limit");
  }

  @Test
  void aCellIsEditedAndDeleted() {
    String id = door.create();
    String cell = door.cell(id, "sql", "select {x}\n");

    Map<String, Object> got = door.cells(id).getFirst();
    assertThat(got)
        .containsOnlyKeys(
            "id", "type", "code", "status", "stdout", "outputs", "error", "reads", "writes")
        .containsEntry("id", cell)
        .containsEntry("code", "select {x}\n")
        .containsEntry("status", "idle")
        .containsEntry("stdout", null)
        .containsEntry("outputs", List.of())
        .containsEntry("error", null)
        .containsEntry("reads", List.of("x"))
        .containsEntry("writes", List.of("result"));
    assertThat(door.delete("/" + id + "/cells/" + cell).json()).isEqualTo(Map.of("status", "ok"));
    assertThat(door.cells(id)).isEmpty();
  }

  @Test
  void aDeletedNotebookIsGone() {
    String id = door.create();

    assertThat(door.delete("/" + id).json()).isEqualTo(Map.of("status", "ok"));
    assertDetail(door.get("/" + id), 404, "Notebook not found");
    assertDetail(door.delete("/" + id), 404, "Notebook not found");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String id = door.create();

    assertDetail(door.get("/" + NOBODYS), 404, "Notebook not found");
    assertDetail(door.post("/" + NOBODYS + "/cells/"), 404, "Notebook not found");
    assertDetail(door.put("/" + NOBODYS + "/name", "name", "x"), 404, "Notebook not found");
    assertDetail(door.put("/" + id + "/cells/no", "code", "x"), 404, "Cell not found");
    assertDetail(door.delete("/" + id + "/cells/no"), 404, "Cell not found");
    assertDetail(door.post("/" + id + "/cells/no/run"), 404, "Cell not found");
    assertDetail(
        door.post("/" + id + "/cells", "after_cell_id", "no"), 404, "after_cell_id not found");
    assertDetail(door.get("/" + id + "/versions/999"), 404, "Version not found");
    assertDetail(door.get("/" + id + "/nothing"), 404, "Not Found");
    assertDetail(door.send("PATCH", "/" + id, new byte[0]), 405, "Method Not Allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2F..%2Fetc",
        "/%2e%2e",
        "/a.py",
        "/index",
        "/x%00y",
        "/..%5C..",
        "/AAAA",
        "/0f8fad5b-d9cb-469f-a165-70867728950e.py",
        "/%2Fetc%2Fpasswd"
      })
  void noIdIsAPath(String path) {
    assertThat(door.get(path).status()).isIn(400, 404);
    assertThat(door.delete(path).status()).isIn(400, 404);
    assertThat(door.put(path + "/name", "name", "x").status()).isIn(400, 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT|/name||missing|body",
        "PUT|/name|{}|missing|body, name",
        "PUT|/name|{\"name\":5}|string_type|body, name",
        "PUT|/name|[1]|model_attributes_type|body",
        "PUT|/name|{nonsense|json_invalid|body",
        "PUT|/db|{}|missing|body, connection_string",
        "POST|/cells|{\"type\":\"r\"}|literal_error|body, type",
        "GET|/versions/x||int_parsing|path, version",
        "GET|/cells/c/result?page=x||int_parsing|query, page",
      })
  void aBodyThatIsNotWhatItMustBeIsToldWhere(
      String method, String path, String body, String type, String place) {
    String id = door.create();
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    Answer answer = door.send(method, "/" + id + path, bytes);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("detail", 0, "type")).isEqualTo(type);
    assertThat(answer.at("detail", 0, "loc")).isEqualTo(List.of(place.split(", ", -1)));
    door.delete("/" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "\u0000"})
  void aNameIsOneLine(String name) {
    String id = door.create();

    assertDetail(
        door.put("/" + id + "/name", "name", name),
        400,
        "A name is one line of 1 to 200 characters");
    door.delete("/" + id);
  }

  @Test
  void textsHaveBounds() {
    String id = door.create();
    String cell = door.cell(id, "sql", "x".repeat(1_000));

    assertDetail(door.edit(id, cell, "x".repeat(1_001)), 413, "A cell has at most 1000 characters");
    String other = door.cell(id, "sql", "x".repeat(500));
    assertDetail(
        door.edit(id, other, "x".repeat(501)), 413, "A notebook has at most 1500 characters");
    assertThat(door.cells(id).get(1).get("code")).isEqualTo("x".repeat(500));
  }

  @Test
  void notebooksOfACallerHaveABound() {
    NotebooksDoor other = new NotebooksDoor(server.base(), "X-User-Id", "maker");
    for (int i = 0; i < 30; i++) {
      other.create();
    }
    assertDetail(other.post(""), 429, "You have 30 notebooks, which is the limit; delete one");
  }

  @Test
  void eachCallerSeesTheirOwn() {
    String id = door.create();
    NotebooksDoor other = new NotebooksDoor(server.base(), "X-User-Id", "another");

    assertDetail(other.get("/" + id), 404, "Notebook not found");
    assertDetail(other.delete("/" + id), 404, "Notebook not found");
    assertDetail(other.put("/" + id + "/name", "name", "mine"), 404, "Notebook not found");
    assertDetail(other.get("/" + id + "/versions"), 404, "Notebook not found");
    assertThat(other.get("").at("notebooks")).isEqualTo(List.of());
    assertThat(door.get("/" + id).status()).isEqualTo(200);
  }

  @Test
  void earlierVersionsAreKeptAndComeBack() {
    String id = door.create();
    String cell = door.cell(id, "sql", "select 1");
    door.put("/" + id + "/name", "name", "Second");
    door.delete("/" + id + "/cells/" + cell);

    List<?> versions = (List<?>) door.get("/" + id + "/versions").at("versions");
    assertThat(versions)
        .extracting(v -> ((Map<?, ?>) v).get("version"))
        .isEqualTo(List.of(1, 2, 3, 4, 5));
    assertThat(door.get("/" + id + "/versions/3").at("cells", 0, "code")).isEqualTo("select 1");
    assertThat(door.post("/" + id + "/versions/4/restore").status()).isEqualTo(200);
    Answer got = door.get("/" + id);
    assertThat(got.text("name")).isEqualTo("Second");
    assertThat(got.at("cells", 0, "id")).isEqualTo(cell);
    assertThat((List<?>) door.get("/" + id + "/versions").at("versions")).hasSize(6);
  }

  @Test
  void aConnectionIsAWarehouseThatIsThere() {
    String id = door.create();

    Answer unknown = door.connect(id, "NOWHERE");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text("detail"))
        .startsWith("Warehouse 'NOWHERE' does not exist; there are [COMPUTE_WH");
    assertThat(door.connect(id, "COMPUTE_WH/SAMPLES/PUBLIC").json())
        .isEqualTo(Map.of("status", "ok"));
    assertThat(door.get("/" + id).text("db_conn_string")).isEqualTo("COMPUTE_WH/SAMPLES/PUBLIC");
    assertThat(door.connect(id, "").status()).isEqualTo(200);
    assertThat(door.get("/" + id).json().get("db_conn_string")).isNull();
  }

  @Test
  void aPasswordIsNeverToldAgain() {
    String id = door.create();

    assertThat(door.connect(id, "postgresql://me:s3cr3t@127.0.0.1:1/db").status()).isEqualTo(200);
    Answer got = door.get("/" + id);
    assertThat(got.text("db_conn_string")).isEqualTo("postgresql://me:{password}@127.0.0.1:1/db");
    assertThat(got.body()).doesNotContain("s3cr3t");
    assertThat(door.connect(id, got.text("db_conn_string")).status()).isEqualTo(200);
    assertThat(door.connect(id, "postgresql://me:{password}@127.0.0.2:1/db").text("detail"))
        .isEqualTo("The password of this connection is not known here; write it in its place");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/db?socketFactory=x",
        "postgresql://u:s3cr3t@h:5432/db?socketFactory=java.lang.Runtime",
        "postgresql://u:s3cr3t@x@h/db",
        "h2://u:s3cr3t@h/db",
        "sqlite:////etc/passwd",
        "duckdb:////etc/passwd",
        "postgresql://u:s3cr3t@169.254.169.254/db",
        "file:///etc/passwd"
      })
  void aConnectionStringMeetsTheAllowLists(String written) {
    String id = door.create();
    Answer refused = door.connect(id, written);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).doesNotContain("s3cr3t");
    assertThat(door.get("/" + id).json().get("db_conn_string")).isNull();
    door.delete("/" + id);
  }
}
