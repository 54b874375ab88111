package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a session's parameters change about the statements behind them.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionParametersTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// The last answer of statements that share a session.
  private static Answer last(String... statements) {
    Answer all = api.submitWith(String.join(";\n", statements), "MULTI_STATEMENT_COUNT", "0");
    List<String> handles = all.status() == 200 ? all.handles() : List.of();
    return handles.isEmpty() ? all : api.ended(handles.getLast());
  }

  private static List<List<String>> rows(String... statements) {
    Answer answer = last(statements);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.data();
  }

  private static String cell(String... statements) {
    return rows(statements).getFirst().getFirst();
  }

  @Test
  void yearsOfTwoDigitsBeginWhereTheSessionSays() {
    String later = "alter session set two_digit_century_start = 2000";
    assertThat(cell(later, "select to_char(to_date('01/01/70', 'MM/DD/YY'))"))
        .isEqualTo("2070-01-01");
    assertThat(
            rows(
                later,
                "create table years (d date, t timestamp_tz)",
                "copy into @~/years/ from (select '01/02/70', '70') file_format = (compression ="
                    + " none)",
                "copy into years from @~/years/ file_format = (date_format = 'MM/DD/YY'"
                    + " timestamp_format = 'YY')",
                "select to_char(d), year(t) from years"))
        .containsExactly(List.of("2070-01-02", "2070"));
    assertThat(last(later, "select to_date('x', 'MM/DD/YY')").text("message"))
        .isEqualTo("Can't parse 'x' as date with format 'MM/DD/YY'");
  }

  private static final String LOCAL = "alter session set timestamp_type_mapping = 'TIMESTAMP_LTZ'";

  @Test
  void timestampIsWhatTheSessionMapsItTo() {
    assertThat(
            rows(
                    LOCAL,
                    "select system$typeof('2024-01-01'::timestamp),"
                        + " system$typeof(cast('2024-01-01' as timestamp(3))),"
                        + " system$typeof(try_cast('2024-01-01' as timestamp)),"
                        + " system$typeof(timestamp '2024-01-01'),"
                        + " system$typeof(timestamp_from_parts(2024, 1, 1, 0, 0, 0)),"
                        + " system$typeof('2024-01-01'::datetime),"
                        + " system$typeof('2024-01-01'::timestamp without time zone)")
                .getFirst())
        .extracting(text -> text.substring(0, text.indexOf('[')))
        .containsExactly(
            "TIMESTAMP_LTZ(9)",
            "TIMESTAMP_LTZ(3)",
            "TIMESTAMP_LTZ(9)",
            "TIMESTAMP_LTZ(9)",
            "TIMESTAMP_LTZ(9)",
            "TIMESTAMP_NTZ(9)",
            "TIMESTAMP_NTZ(9)");
    assertThat(cell("select system$typeof('2024-01-01'::timestamp)"))
        .startsWith("TIMESTAMP_NTZ(9)");
  }

  @Test
  void whatWasMadeKeepsItsTimestamp() {
    rows(
        LOCAL,
        "create table mapped (a timestamp, b datetime)",
        "alter table mapped add column c timestamp(0)",
        "create view mapped_view as select '2024-01-01'::timestamp as a",
        "create function mapped_function(a timestamp) returns timestamp as 'a'",
        "create procedure mapped_procedure(a timestamp) returns varchar language sql as"
            + " 'begin let t timestamp := a; return system$typeof(t); end'");
    assertThat(rows("describe table mapped"))
        .extracting(row -> row.get(1))
        .containsExactly("TIMESTAMP_LTZ(9)", "TIMESTAMP_NTZ(9)", "TIMESTAMP_LTZ(0)");
    assertThat(cell("select system$typeof(a) from mapped_view")).startsWith("TIMESTAMP_LTZ(9)");
    assertThat(cell("select system$typeof(mapped_function('2024-01-01'))"))
        .startsWith("TIMESTAMP_LTZ(9)");
    assertThat(rows("show user functions like 'mapped%'").getFirst())
        .contains("MAPPED_FUNCTION(TIMESTAMP_LTZ) RETURN TIMESTAMP_LTZ");
    assertThat(cell(LOCAL, "call mapped_procedure('2024-01-01')")).startsWith("TIMESTAMP_LTZ(9)");
    assertThat(cell(LOCAL, "drop procedure mapped_procedure(timestamp)"))
        .isEqualTo("MAPPED_PROCEDURE successfully dropped.");
  }

  @Test
  void whatCountsIsNoOrderWhereTheSessionDoesNotSayOtherwise() {
    rows(
        "create sequence q1 start 5",
        "create sequence q2 order, start 5, increment 2",
        "create table counted (a int identity, b int autoincrement start 3 order, c int"
            + " identity(1, 2) noorder)");
    rows(
        "alter session set noorder_sequence_as_default = false",
        "create sequence q3",
        "create sequence q4 noorder",
        "create table counted_in_order (a int identity)",
        "create sequence q5",
        "alter sequence q5 set noorder");
    assertThat(rows("show sequences like 'q_'"))
        .extracting(List::getFirst, List::getLast)
        .containsExactly(
            tuple("Q1", "N"),
            tuple("Q2", "Y"),
            tuple("Q3", "Y"),
            tuple("Q4", "N"),
            tuple("Q5", "N"));
    assertThat(rows("select q1.nextval, q2.nextval, q2.nextval"))
        .containsExactly(List.of("5", "5", "7"));
    assertThat(rows("describe table counted"))
        .extracting(row -> row.get(4))
        .containsExactly(
            "IDENTITY START 1 INCREMENT 1 NOORDER",
            "IDENTITY START 3 INCREMENT 1 ORDER",
            "IDENTITY START 1 INCREMENT 2 NOORDER");
    assertThat(rows("show columns in table counted_in_order").getFirst())
        .contains("IDENTITY START 1 INCREMENT 1 ORDER");
    assertThat(cell("select get_ddl('table', 'counted')"))
        .contains("autoincrement start 1 increment 1 noorder", "start 3 increment 1 order,");
    assertThat(cell("select get_ddl('sequence', 'q1')"))
        .isEqualTo("create or replace sequence Q1 start with 5 increment by 1 noorder;");
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK_START, 8",
    "WEEK_START, 9",
    "WEEK_START, -1",
    "WEEK_OF_YEAR_POLICY, 5",
    "TWO_DIGIT_CENTURY_START, 1899",
    "TWO_DIGIT_CENTURY_START, 2101",
    "JSON_INDENT, 17",
    "STATEMENT_TIMEOUT_IN_SECONDS, 604801",
    "TIMESTAMP_TYPE_MAPPING, TIMESTAMP",
    "CLIENT_TIMESTAMP_TYPE_MAPPING, TIMESTAMP_TZ",
    "BINARY_INPUT_FORMAT, BASE32",
    "BINARY_OUTPUT_FORMAT, UTF8",
    "USE_CACHED_RESULT, maybe",
    "UNSUPPORTED_DDL_ACTION, warn",
    "TIMEZONE, Nowhere/Xx",
  })
  void aValueThatAParameterCannotHaveIsRefused(String parameter, String value) {
    Answer refused = last("alter session set " + parameter + " = '" + value + "'");

    assertThat(List.of(refused.text("code"), refused.text("sqlState"), refused.text("message")))
        .containsExactly(
            "001008",
            "22023",
            "SQL compilation error:\ninvalid value [%s] for parameter '%s'"
                .formatted(value, parameter));
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK_START, 7",
    "TWO_DIGIT_CENTURY_START, 2100",
    "JSON_INDENT, 16",
    "STATEMENT_TIMEOUT_IN_SECONDS, 604800",
    "TIMESTAMP_TYPE_MAPPING, timestamp_tz",
    "BINARY_INPUT_FORMAT, utf-8",
    "TIMEZONE, Asia/Tokyo",
  })
  void aValueThatAParameterCanHaveIsTold(String parameter, String value) {
    assertThat(
            rows(
                    "alter session set " + parameter + " = '" + value + "'",
                    "show parameters like '" + parameter + "'")
                .getFirst()
                .get(1))
        .isEqualTo(value);
    assertThat(last("alter session unset " + parameter).status()).isEqualTo(200);
  }

  @Test
  void resultsAreCutWhereTheSessionSays() {
    String three = "select column1 from values (1), (2), (3)";
    String cut = "alter session set rows_per_resultset = 1";
    assertThat(rows(cut, three)).hasSize(1);
    assertThat(rows(cut, "create table uncut as " + three, "select count(*) from uncut"))
        .containsExactly(List.of("3"));
    assertThat(rows(cut, "alter session unset rows_per_resultset", three)).hasSize(3);
    Answer asked =
        api.submit(
            "select 1; alter session set rows_per_resultset = 2; " + three,
            Map.of("parameters", Map.of("MULTI_STATEMENT_COUNT", "0", "ROWS_PER_RESULTSET", "1")),
            "");
    assertThat(api.ended(asked.handles().getLast()).data()).hasSize(2);
  }
}
