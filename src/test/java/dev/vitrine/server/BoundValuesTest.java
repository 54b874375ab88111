package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Values that are bound, from the request to the table and back.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BoundValuesTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api().inEngineSql();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Types and values in turn.
  static Map<String, Object> bound(Object... typesAndValues) {
    Map<String, Object> bindings = new LinkedHashMap<>();
    for (int i = 0; i < typesAndValues.length; i += 2) {
      Map<String, Object> binding = new LinkedHashMap<>();
      binding.put("type", typesAndValues[i]);
      binding.put("value", typesAndValues[i + 1]);
      bindings.put(Integer.toString(i / 2 + 1), binding);
    }
    return Map.of("bindings", bindings);
  }

  private static final String TABLE =
      "(a decimal(38, 5), b double, c varchar, d boolean, e date, f time, g timestamp,"
          + " h timestamptz, i timestamptz, j blob)";
  private static final String INSERT = " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /// Before 1970 seconds count down and fractions up: -2 and half a second.
  @Test
  void everyTypeComesBackAsItWent() {
    api.submit("create table every " + TABLE);

    Answer inserted =
        api.submit(
            "insert into every" + INSERT,
            bound(
                "FIXED", "12345678901234567890.5",
                "REAL", "-1.5e300",
                "TEXT", "é'\"\n\u0001\uD83D\uDE00",
                "BOOLEAN", "true",
                "DATE", "1705276800000",
                "TIME", "45296123456000",
                "TIMESTAMP_NTZ", "1611871777123456000",
                "TIMESTAMP_LTZ", "-1500000000",
                "TIMESTAMP_TZ", "1616173619000000000 960",
                "BINARY", "00FF10"),
            "");

    assertThat(inserted.cell()).isEqualTo("1");
    assertThat(api.submit("select * from every").data().getFirst())
        .containsExactly(
            "12345678901234567890.50000",
            "-1.5e+300",
            "é'\"\n\u0001\uD83D\uDE00",
            "true",
            "19737",
            "45296.123456000",
            "1611871777.123456000",
            "-1.500000000",
            "1616173619.000000000",
            "00FF10");
  }

  @Test
  void timesMayBeWrittenAsText() {
    Answer answer =
        api.submit(
            "select ?::varchar, ?::varchar, ?::varchar",
            bound(
                "DATE", "2024-01-15",
                "TIME", "12:34:56.5",
                "TIMESTAMP_NTZ", "2024-01-15 12:34:56.5"),
            "");

    assertThat(answer.data().getFirst())
        .containsExactly("2024-01-15", "12:34:56.5", "2024-01-15 12:34:56.5");
  }

  @Test
  void nullOfEveryTypeIsNull() {
    api.submit("create table nulls " + TABLE);

    api.submit(
        "insert into nulls" + INSERT,
        bound(
            "FIXED",
            null,
            "REAL",
            null,
            "TEXT",
            null,
            "BOOLEAN",
            null,
            "DATE",
            null,
            "TIME",
            null,
            "TIMESTAMP_NTZ",
            null,
            "TIMESTAMP_LTZ",
            null,
            "TIMESTAMP_TZ",
            null,
            "BINARY",
            null),
        "");

    assertThat(api.submit("select * from nulls").data().getFirst()).hasSize(10).containsOnlyNulls();
    assertThat(api.submit("select * from nulls", Map.of(), "?nullable=false").data().getFirst())
        .containsOnly("null");
  }

  @Test
  void arraysInsertARowForEachOfTheirValues() {
    api.submit("create table bulk (i int, t varchar)");

    Answer inserted =
        api.submit(
            "insert into bulk values (?, ?)",
            bound("FIXED", Arrays.asList("1", "2", null), "TEXT", Arrays.asList("a", null, "c")),
            "");

    assertThat(inserted.cell()).isEqualTo("3");
    assertThat(inserted.at("stats", "numRowsInserted")).isEqualTo(3);
    assertThat(api.submit("select * from bulk order by i").data())
        .containsExactly(List.of("1", "a"), Arrays.asList("2", null), Arrays.asList(null, "c"));
  }

  @Test
  void oneBadValueOfAnArrayInsertsNone() {
    api.submit("create table none (i int)");

    Answer failed =
        api.submit("insert into none values (?)", bound("TEXT", List.of("1", "2", "three")), "");

    assertThat(failed.status()).isEqualTo(422);
    assertThat(api.submit("select count(*) from none").cell()).isEqualTo("0");
  }

  @Test
  void placeholdersMayBeNumbered() {
    Answer answer = api.submit("select :2, :1, :2", bound("FIXED", "1", "TEXT", "b"), "");

    assertThat(answer.data()).containsExactly(List.of("b", "1", "b"));
  }

  @Test
  void valueNeverBecomesPartOfTheText() {
    api.submit("create table stays (t varchar)");
    for (String value :
        List.of("'); drop table stays; --", "\\'; drop table stays; --", "?", ":1")) {
      assertThat(api.submit("insert into stays values (?)", bound("TEXT", value), "").cell())
          .isEqualTo("1");
      assertThat(
              api.submit("select count(*) from stays where t = :1", bound("TEXT", value), "")
                  .cell())
          .isEqualTo("1");
    }

    assertThat(api.submit("select count(*) from stays").cell()).isEqualTo("4");
    assertThat(api.submit("select '? :1', 5 -- ?").data()).containsExactly(List.of("? :1", "5"));
  }

  @Test
  void placeholderWithoutAValueIsAnError() {
    Answer answer = api.submit("select ?, ?", bound("FIXED", "1"), "");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("002049");
  }

  @Test
  void chartTakesBoundValues() {
    Answer chart =
        api.submit(
            "select i as x, i * :1 as y from range(4) t(i) where i < :2 VISUALISE x AS x, y AS y DRAW point",
            bound("FIXED", "2", "FIXED", "3"),
            "");

    assertThat(chart.status()).as(chart.body()).isEqualTo(200);
    assertThat(chart.cell()).contains("\"__aes_pos2\":4");
  }

  @Test
  void commonTableOfAChartTakesBoundValues() {
    Answer chart =
        server
            .api()
            .submit(
                "with t as (select ? as x, 2 as y) VISUALISE x AS x, y AS y FROM t DRAW point",
                bound("FIXED", "5"),
                "");

    assertThat(chart.status()).as(chart.body()).isEqualTo(200);
    assertThat(chart.cell()).contains("\"__aes_pos1\":5");
  }
}
