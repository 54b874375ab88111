package dev.vitrine.server;

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

/// Values between SQL and Python: the same on both sides.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookValuesTest {

  private static RealServer server;
  private static NotebooksDoor door;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    door = new NotebooksDoor(server.base());
    NotebooksDoor.requirePython(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// What Python's `repr` says of the one value that a statement gives.
  private static String inPython(String expression) {
    String id = door.connected();
    String sql = door.cell(id, "sql", "-- result: t\nselect " + expression + " as v");
    String cell =
        door.cell(
            id,
            "python",
            "v = t['v'][0] if hasattr(t, 'iloc') else t[0]['v']\nprint(repr(v), end='')");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(sql);
      List<Map<String, Object>> events = client.untilUpdated(cell);
      return events.stream()
          .filter(
              event -> NotebookClient.is(event, "cell_stdout") && cell.equals(event.get("cellId")))
          .map(event -> String.valueOf(event.get("data")))
          .findFirst()
          .orElseThrow(() -> new AssertionError(events.toString()));
    }
  }

  @Test
  void numbersAreOfTheTypesThatHoldThem() {
    assertThat(inPython("1.5::double")).isEqualTo("1.5");
    assertThat(inPython("3::double")).isEqualTo("3.0");
    assertThat(inPython("0.1::double + 0.2::double")).isEqualTo("0.30000000000000004");
    assertThat(inPython("'nan'::double")).isEqualTo("nan");
    assertThat(inPython("'-infinity'::double")).isEqualTo("-inf");
    assertThat(inPython("42")).isEqualTo("42");
    assertThat(inPython("170141183460469231731687303715884105727::hugeint"))
        .isEqualTo("170141183460469231731687303715884105727");
    assertThat(inPython("1.10::decimal(10, 2)")).isEqualTo("Decimal('1.10')");
    assertThat(inPython("true")).isEqualTo("True");
    assertThat(inPython("null::double")).isEqualTo("None");
  }

  @Test
  void datesAndTimesAreOnes() {
    assertThat(inPython("date '2026-01-02'")).isEqualTo("datetime.date(2026, 1, 2)");
    assertThat(inPython("date '1969-12-31'")).isEqualTo("datetime.date(1969, 12, 31)");
    assertThat(inPython("time '03:04:05.678'")).isEqualTo("datetime.time(3, 4, 5, 678000)");
    assertThat(inPython("timestamp '2026-01-02 03:04:05.678901'"))
        .isEqualTo("datetime.datetime(2026, 1, 2, 3, 4, 5, 678901)");
    assertThat(inPython("timestamp '1969-12-31 23:59:59.5'"))
        .isEqualTo("datetime.datetime(1969, 12, 31, 23, 59, 59, 500000)");
    assertThat(inPython("timestamptz '2026-01-02 03:04:05+05:30'"))
        .isEqualTo("datetime.datetime(2026, 1, 1, 21, 34, 5, tzinfo=datetime.timezone.utc)");
  }

  @Test
  void whatPythonsCalendarHasNotIsText() {
    assertThat(inPython("date '10000-01-01'")).isEqualTo("'+10000-01-01'");
    assertThat(inPython("time '24:00:00'")).isEqualTo("'24:00:00'");
  }

  @Test
  void bytesAreBytesAndDocumentsAreRead() {
    assertThat(inPython("'\\x00\\xFF'::blob")).isEqualTo("b'\\x00\\xff'");
    assertThat(inPython("'{\"a\": [1, 2.5, null, \"x\"]}'::json"))
        .isEqualTo("{'a': [1, 2.5, None, 'x']}");
    assertThat(inPython("[1, 2]")).isEqualTo("[1, 2]");
    assertThat(inPython("'[1]'")).isEqualTo("'[1]'");
  }

  @Test
  void whatWentToPythonComesBackTheSame() {
    String id = door.connected();
    String python =
        door.cell(
            id,
            "python",
            """
            import datetime
            day = datetime.date(2026, 1, 2)
            moment = datetime.datetime(2026, 1, 2, 3, 4)
            zoned = datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc)
            clock = datetime.time(3, 4)
            """);
    String sql =
        door.cell(
            id,
            "sql",
            """
            select typeof({day}) d, typeof({moment}) m, typeof({zoned}) z, typeof({clock}) c,
              date '2026-01-03' > {day} later, '{moment}' words\
            """);
    try (NotebookClient client = door.open(id).authenticate()) {
      client.run(python);
      List<Map<String, Object>> events = client.untilUpdated(sql);

      assertThat(words(events)).contains("output");
      assertThat(NotebookClient.at(the(events, "cell_output"), "output", "data", "rows", 0))
          .isEqualTo(
              List.of(
                  "DATE",
                  "TIMESTAMP",
                  "TIMESTAMP WITH TIME ZONE",
                  "TIME",
                  true,
                  "2026-01-02T03:04:00"));
    }
  }

  @Test
  void aResultIsBoundByItsType() {
    String id = door.connected();
    String one =
        door.cell(id, "sql", "-- result: at\nselect timestamptz '2026-01-02 03:04:05+00' as a");
    String two = door.cell(id, "sql", "-- result: bytes\nselect '\\x00\\xFF'::blob as b");
    String three =
        door.cell(id, "sql", "select typeof({at}) a, typeof({bytes}) b, octet_length({bytes}) n");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.ran(one);
      client.run(two);
      List<Map<String, Object>> events = client.untilUpdated(three);

      assertThat(NotebookClient.at(events.get(events.size() - 3), "output", "data", "rows", 0))
          .asString()
          .isEqualTo("[TIMESTAMP WITH TIME ZONE, BLOB, 2]");
    }
  }
}
