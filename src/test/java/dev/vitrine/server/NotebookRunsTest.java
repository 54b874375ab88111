package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.at;
import static dev.vitrine.server.NotebookClient.is;
import static dev.vitrine.server.NotebookClient.the;
import static dev.vitrine.server.NotebookClient.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Statement, chart and text cells that run over a WebSocket.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookRunsTest {

  private static final List<String> WITH_ROWS =
      List.of("status running", "stdout", "output", "status success", "updated");
  private static final List<String> WITHOUT_ROWS =
      List.of("status running", "stdout", "status success", "updated");

  private static RealServer server;
  private static NotebooksDoor door;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.notebooks.shown-rows", "10");
    door = new NotebooksDoor(server.base());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String error(List<Map<String, Object>> events) {
    return String.valueOf(the(events, "cell_error").get("error"));
  }

  private static List<Map<String, Object>> ran(String type, String code) {
    return door.ran(door.connected(), type, code);
  }

  @Test
  void aStatementsEventsComeInTheirOrder() {
    String sql = "select 1 as a, 'x' as b union all select 2, null order by 1";
    List<Map<String, Object>> events = ran("sql", sql);

    assertThat(words(events)).isEqualTo(WITH_ROWS);
    assertThat(the(events, "cell_stdout").get("data"))
        .isEqualTo("Executing: " + sql + "\nReturned 2 row(s)\n");
    Map<String, Object> output = the(events, "cell_output");
    assertThat(at(output, "output", "mime_type")).isEqualTo("application/json");
    assertThat(at(output, "output", "metadata")).isNull();
    assertThat(at(output, "output", "data", "type")).isEqualTo("table");
    assertThat(at(output, "output", "data", "columns")).isEqualTo(List.of("a", "b"));
    assertThat(at(output, "output", "data", "rows").toString()).isEqualTo("[[1, x], [2, null]]");
    assertThat(at(events.getFirst(), "statement", "handle"))
        .isEqualTo(at(output, "output", "data", "statement_handle"));
    assertThat(at(events.getLast(), "cell", "writes")).isEqualTo(List.of("result"));
    assertThat(at(events.getLast(), "cell", "code")).isEqualTo(sql);
  }

  @Test
  void whatHasNoRowsHasTextOnly() {
    assertThat(words(ran("sql", "select 1 where false"))).isEqualTo(WITHOUT_ROWS);
    List<Map<String, Object>> made =
        ran("sql", "create table nb_t (a int); insert into nb_t values (1), (2)");
    assertThat(words(made)).isEqualTo(WITHOUT_ROWS);
    assertThat(the(made, "cell_stdout").get("data").toString())
        .endsWith("Changed 2 row(s)\nReturned 0 row(s)\n");
  }

  @Test
  void severalStatementsAreAnsweredByTheLast() {
    List<Map<String, Object>> events = ran("sql", "select 1; select 42 as answer");

    assertThat(at(the(events, "cell_output"), "output", "data", "rows").toString())
        .isEqualTo("[[42]]");
  }

  @Test
  void aFailedStatementSaysWhyAndWhere() {
    List<Map<String, Object>> events = ran("sql", "select 1,\n  nothing_here from range(3)");

    assertThat(words(events))
        .containsExactly("status running", "stdout", "status error", "error", "updated");
    assertThat(error(events)).startsWith("Database error: ").contains("nothing_here", "line 2");
  }

  @Test
  void anErrorBehindAVariablePointsIntoTheCellsText() {
    String id = door.connected();
    door.cell(id, "sql", "-- result: a_rather_long_name\nselect 1");
    String cell = door.cell(id, "sql", "select {a_rather_long_name}, nothing_here");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(error(client.ran(cell))).contains("line 1 at position 29");
    }
  }

  @Test
  void withoutAConnectionItIsSaid() {
    String id = door.create();
    String cell = door.cell(id, "sql", "select 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(cell);

      assertThat(words(events))
          .containsExactly("status running", "status error", "error", "updated");
      assertThat(error(events)).startsWith("Database connection not configured");
      door.connect(id, "COMPUTE_WH");
      assertThat(client.until(event -> is(event, "db_connection_updated")).getLast())
          .containsEntry("connectionString", "COMPUTE_WH")
          .containsEntry("status", "success");
      assertThat(words(client.ran(cell))).isEqualTo(WITH_ROWS);
    }
  }

  @Test
  void aMissingVariableIsNamedAndOthersStayText() {
    assertThat(error(ran("sql", "select {nobody}")))
        .isEqualTo("Template variable error: Variable 'nobody' not found in namespace");
    List<Map<String, Object>> events =
        ran("sql", "select '{x} stays' as a, {'k': 1}.k as b -- {y}\n/* {z} */");
    assertThat(at(the(events, "cell_output"), "output", "data", "rows").toString())
        .isEqualTo("[[{x} stays, 1]]");
  }

  @Test
  void aResultIsAVariableOfLaterStatements() {
    String id = door.connected();
    String limit = door.cell(id, "sql", "-- result: most\nselect 3 as n");
    String chosen =
        door.cell(id, "sql", "-- result: chosen\nselect * from (values ('a'), ('b')) t(x)");
    String reader =
        door.cell(
            id,
            "sql",
            "select count(*) as n from (values ('a', 1), ('b', 2), ('b', 9), ('c', 1)) t(k, v)"
                + " where k in {chosen} and v < {most} and '{most}' = '3'");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(reader);

      assertThat(words(events)).hasSize(15);
      assertThat(events.get(0).get("cellId")).isEqualTo(limit);
      assertThat(events.get(5).get("cellId")).isEqualTo(chosen);
      assertThat(events.get(11).get("data").toString()).contains("Parameters: ['a', 'b', 3, 3]");
      assertThat(at(events.get(12), "output", "data", "rows").toString()).isEqualTo("[[2]]");

      List<Map<String, Object>> again = client.ran(limit);
      assertThat(again).noneMatch(event -> chosen.equals(event.get("cellId")));
      assertThat(words(client.untilUpdated(reader))).isEqualTo(WITH_ROWS);
    }
  }

  @Test
  void aDateStaysADate() {
    String id = door.connected();
    door.cell(id, "sql", "-- result: day\nselect date '2024-02-29' as d");
    String reader = door.cell(id, "sql", "select date '2024-03-01' - {day} as days");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(reader);
      assertThat(at(events.get(7), "output", "data", "rows").toString()).isEqualTo("[[1]]");
    }
  }

  @Test
  void aTableOfSeveralColumnsIsNoValue() {
    String id = door.connected();
    door.cell(id, "sql", "-- result: wide\nselect 1 as a, 2 as b");
    String reader = door.cell(id, "sql", "select {wide}");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(error(client.ran(reader))).contains("Variable 'wide' is a table of 2 columns");
    }
  }

  @Test
  void aChartIsDrawn() {
    List<Map<String, Object>> events =
        ran(
            "chart",
            "select * from (values (1, 2), (3, 4)) t(a, b) VISUALISE a AS x, b AS y DRAW point");

    assertThat(words(events)).isEqualTo(WITH_ROWS);
    Map<String, Object> output = the(events, "cell_output");
    assertThat(at(output, "output", "mime_type")).isEqualTo("application/vnd.vegalite.v6+json");
    assertThat(at(output, "output", "data", "$schema").toString()).contains("vega-lite/v6");
    assertThat(at(events.getLast(), "cell", "writes")).isEqualTo(List.of());
  }

  @Test
  void aChartReadsVariablesAndWantsItsClause() {
    String id = door.connected();
    door.cell(id, "sql", "-- result: least\nselect 2 as n");
    String chart =
        door.cell(
            id,
            "chart",
            "select i, i * i as j from range(5) t(i) where i >= {least} VISUALISE i AS x, j AS y DRAW line");
    String plain = door.cell(id, "chart", "select 1");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(chart);
      assertThat(events.getLast().get("cellId")).isEqualTo(chart);
      assertThat(words(events)).endsWith("output", "status success", "updated");
      assertThat(error(client.ran(plain))).isEqualTo("Query must contain VISUALISE clause");
    }
  }

  @Test
  void markdownIsShownAsItIs() {
    List<Map<String, Object>> events = ran("markdown", "# Title {x}");

    assertThat(at(the(events, "cell_output"), "output", "mime_type")).isEqualTo("text/markdown");
    assertThat(at(the(events, "cell_output"), "output", "data")).isEqualTo("# Title {x}");
  }

  @Test
  void aLongResultIsCutAndPaged() {
    String id = door.connected();
    String cell = door.cell(id, "sql", "select i from range(100000) t(i)");
    assertThat(door.get("/" + id + "/cells/" + cell + "/result").status()).isEqualTo(404);
    try (NotebookClient client = door.open(id).authenticate()) {
      List<Map<String, Object>> events = client.ran(cell);

      Map<String, Object> output = the(events, "cell_output");
      assertThat((List<?>) at(output, "output", "data", "rows")).hasSize(10);
      assertThat(at(output, "output", "data", "row_count")).isEqualTo(100000);
      assertThat(at(output, "output", "data", "truncated")).isEqualTo(true);
      Answer first = door.get("/" + id + "/cells/" + cell + "/result");
      int pages = ((List<?>) first.at("pages")).size();
      Answer last = door.get("/" + id + "/cells/" + cell + "/result?page=" + (pages - 1));
      assertThat(((List<?>) last.at("rows")).getLast()).isEqualTo(List.of(99999));
      assertThat(first.text("statement_handle"))
          .isEqualTo(at(output, "output", "data", "statement_handle"));
      assertThat(door.get("/" + id + "/cells/" + cell + "/result?page=99").status()).isEqualTo(404);
      assertThat(door.get("/" + id + "/cells/" + cell + "/result?page=x").status()).isEqualTo(422);
    }
  }

  @Test
  void aLongStatementTellsItsProgressAndIsInterrupted() {
    String id = door.connected();
    String cell = door.cell(id, "sql", RealServer.LONG_READ);
    String reader = door.cell(id, "sql", "select {result}");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(cell);
      List<Map<String, Object>> events =
          client.until(event ->
              is(event, "cell_progress") && "RUNNING".equals(at(event, "statement", "state")));
      assertThat(words(events)).startsWith("status running");
      client.say("interrupt");
      List<Map<String, Object>> ended = client.untilUpdated(cell);

      assertThat(words(ended)).endsWith("status error", "error", "updated");
      assertThat(error(ended)).isEqualTo("Interrupted");
      client.run(reader);
      assertThat(client.untilStatus(cell, "running")).hasSize(1);
      assertThat(door.post("/" + id + "/interrupt").status()).isEqualTo(200);
      assertThat(error(client.untilUpdated(cell))).isEqualTo("Interrupted");
    }
  }

  @Test
  void aResultThatIsKeptNoMoreIsSaid() {
    String id = door.connected();
    String cell = door.cell(id, "sql", "-- result: n\nselect 1 as n");
    String reader = door.cell(id, "sql", "select {n}");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(cell);
      client.untilUpdated(reader);
      Answer page = door.get("/" + id + "/cells/" + cell + "/result");
      var handle = Handle.parse(page.text("statement_handle"));
      server.statements().delete(anonymous(), handle).join();

      Answer gone = door.get("/" + id + "/cells/" + cell + "/result");
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.text("detail")).isEqualTo("The result is kept no more: run the cell again");
      assertThat(error(client.ran(reader))).contains("expired", "run the cell again");
    }
  }

  private static Caller anonymous() {
    return new Caller("anonymous", List.of("PUBLIC"), "PUBLIC", Caller.Method.ANONYMOUS);
  }

  @Test
  void aRunBeginsOverHttpToo() {
    String id = door.connected();
    String cell = door.cell(id, "sql", "select 7 as n");
    try (NotebookClient client = door.open(id).authenticate()) {
      assertThat(door.post("/" + id + "/cells/" + cell + "/run").status()).isEqualTo(200);
      assertThat(words(client.untilUpdated(cell))).isEqualTo(WITH_ROWS);
      Map<String, Object> got = door.cells(id).getFirst();
      assertThat(got).containsEntry("status", "success");
      assertThat(got.get("outputs").toString()).contains("rows=[[7]]");
    }
  }

  @Test
  void runningTheSameThingTwiceComesToTheSame() {
    String id = door.connected();
    String cell = door.cell(id, "sql", "select 1 as n");
    try (NotebookClient client = door.open(id).authenticate()) {
      List<String> first = words(client.ran(cell));
      assertThat(words(client.ran(cell))).isEqualTo(first);
      assertThat((List<?>) door.cells(id).getFirst().get("outputs")).hasSize(1);
    }
  }
}
