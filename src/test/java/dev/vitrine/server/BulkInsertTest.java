package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Array bindings in Snowflake's SQL: many rows in one statement.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BulkInsertTest {

  private static final int ROWS = 10_000;

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    api.submitWith(
        "create database bulk; create schema bulk.s; create table bulk.s.every (a number(38, 5),"
            + " b float, c varchar, d boolean, e date, f time, g timestamp_ntz, h timestamp_ltz,"
            + " i timestamp_tz, j binary); create table bulk.s.few (id int not null, t varchar(5))",
        "MULTI_STATEMENT_COUNT",
        "0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer run(String sql, Object... typesAndValues) {
    Map<String, Object> more = new LinkedHashMap<>(BoundValuesTest.bound(typesAndValues));
    more.put("database", "BULK");
    more.put("schema", "S");
    return api.submit(sql, more, "");
  }

  private static List<String> two(String value) {
    return Arrays.asList(value, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"})
  void everyTypeAndItsNullComesBackAsItWent(String rows) {
    Answer inserted =
        run(
            "insert overwrite into every " + rows,
            "FIXED",
            two("12345678901234567890.5"),
            "REAL",
            two("-1.5e300"),
            "TEXT",
            two("é'\"\n\uD83D\uDE00"),
            "BOOLEAN",
            two("true"),
            "DATE",
            two("-62135596800000"),
            "TIME",
            two("45240000000000"),
            "TIMESTAMP_NTZ",
            two("1611871777123456000"),
            "TIMESTAMP_LTZ",
            two("-1500000000"),
            "TIMESTAMP_TZ",
            two("1616173619000000000 960"),
            "BINARY",
            two("00FF10"));

    assertThat(inserted.cell()).as(inserted.body()).isEqualTo("2");
    assertThat(run("select * from every").data())
        .containsExactly(
            List.of(
                "12345678901234567890.50000",
                "-1.5e+300",
                "é'\"\n\uD83D\uDE00",
                "true",
                "-719162",
                "45240.000000000",
                "1611871777.123456000",
                "-1.500000000",
                "1616173619.000000000 960",
                "00FF10"),
            new ArrayList<>(Collections.nCopies(10, null)));
  }

  @Test
  void zonedTimeIsBoundAsOneValueToo() {
    Answer answer = run("select ?", "TIMESTAMP_TZ", "-53938876544000 0960");

    assertThat(answer.cell()).as(answer.body()).isEqualTo("-53938.876544000 960");
  }

  @Test
  void expressionsStandAroundPlaceholders() {
    run("create table made (id int, v variant, t varchar default 'none')");

    Answer inserted =
        run(
            "insert into made (id, v) select ? + 1, parse_json(?)",
            "FIXED",
            List.of("1", "2"),
            "TEXT",
            List.of("{\"a\": 1}", "[2]"));
    run(
        "insert into made (id, t) values (?, upper(?) || '!')",
        "FIXED",
        List.of("7", "8"),
        "TEXT",
        "x");

    assertThat(inserted.at("stats", "numRowsInserted")).isEqualTo(2);
    assertThat(run("select id, v, t from made order by id").data())
        .containsExactly(
            List.of("2", "{\"a\":1}", "none"),
            List.of("3", "[2]", "none"),
            Arrays.asList("7", null, "X!"),
            Arrays.asList("8", null, "X!"));
    assertThat(
            run("insert into made (v) values (parse_json(?))", "TEXT", List.of("1", "2"))
                .text("code"))
        .isEqualTo("002014");
  }

  @ParameterizedTest
  @ValueSource(strings = {"too long", ""})
  void errorInOneOfManyRowsKeepsNone(String bad) {
    List<String> ids =
        new ArrayList<>(IntStream.range(0, ROWS).mapToObj(Integer::toString).toList());
    List<String> texts = new ArrayList<>(Collections.nCopies(ROWS, "fits"));
    String code = bad.isEmpty() ? "100072" : "100078";
    if (bad.isEmpty()) {
      ids.set(6_999, null);
    } else {
      texts.set(6_999, bad);
    }

    Answer failed = run("insert into few values (?, ?)", "FIXED", ids, "TEXT", texts);

    assertThat(failed.text("code")).as(failed.body()).isEqualTo(code);
    assertThat(run("select count(*) from few where t = 'fits'").cell()).isEqualTo("0");
  }

  @Test
  void valueThatIsNoneOfItsTypeIsNamedWithItsRow() {
    List<String> ids = new ArrayList<>(Collections.nCopies(ROWS, "1"));
    ids.set(6_999, "one");

    Answer failed = run("insert into few (id) values (?)", "FIXED", ids);

    assertThat(failed.text("message"))
        .isEqualTo("Numeric value 'one' is not recognized (binding 1, row 7000)");
  }

  @Test
  void earlierRowsMayHoldNoZonedTime() {
    run("create table zoned (z timestamp_tz)");
    run("insert into zoned values (null)");
    Answer read = run("select z from zoned");

    Answer again = run("select z from table(result_scan('" + read.text("statementHandle") + "'))");

    assertThat(again.data()).as(again.body()).containsExactly(Arrays.asList((String) null));
  }

  @Test
  void otherChangesTakeTheirRowsInTurn() {
    run("create table kept (id int, n int)");
    run("insert into kept values (?, 0)", "FIXED", List.of("1", "2", "3"));

    Answer updated =
        run(
            "update kept set n = ? where id = ?",
            "FIXED",
            List.of("5", "6"),
            "FIXED",
            List.of("1", "2"));
    Answer deleted = run("delete from kept where id = ?", "FIXED", List.of("3", "4"));

    assertThat(updated.cell()).isEqualTo("2");
    assertThat(deleted.cell()).isEqualTo("1");
    assertThat(run("select id, n from kept order by id").data())
        .containsExactly(List.of("1", "5"), List.of("2", "6"));
  }
}
