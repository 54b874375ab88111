package dev.vitrine.visualise.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every expression of a dialect gives the same answer on DuckDB, PostgreSQL, SQLite and Trino.
final class DialectsTest {

  private static final String ROWS =
      "SELECT 1 AS r, 'b' AS g, 2 AS n, 4.0 AS m UNION ALL SELECT 2, 'b', 7, NULL"
          + " UNION ALL SELECT 3, 'b', NULL, 1.5 UNION ALL SELECT 4, 'a', -3, 2.5"
          + " UNION ALL SELECT 5, NULL, 10, 8.0 UNION ALL SELECT 6, 'B', 1, 0.5"
          + " UNION ALL SELECT 7, 'ä', 1, 0.5 UNION ALL SELECT 8, '', 1, 0.5";

  static Stream<Arguments> engines() {
    return Stream.of(
            Optional.of(EngineUnderTest.duckDb()),
            Optional.of(EngineUnderTest.postgreSql()),
            Optional.of(EngineUnderTest.sqlite()),
            EngineUnderTest.trino())
        .flatMap(Optional::stream)
        .map(engine -> Arguments.of(Named.of(engine.toString(), engine)));
  }

  private static Column answer(EngineUnderTest engine, String expression) {
    try (engine) {
      return engine.query("SELECT " + expression + " AS answer").column("answer");
    }
  }

  private static List<Double> numbers(EngineUnderTest engine, String... expressions) {
    try (engine) {
      Frame frame =
          engine.query(
              "SELECT " + String.join(", ", named(expressions)) + " FROM (" + ROWS + ") t");
      return frame.columns().values().stream().map(column -> column.number(0)).toList();
    }
  }

  private static List<String> named(String... expressions) {
    List<String> named = new ArrayList<>();
    for (String expression : expressions) {
      named.add(expression + " AS c" + named.size());
    }
    return named;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void texts_of_any_content_come_back(EngineUnderTest engine) {
    String nasty = "it's \\ \"q\" `b` ; -- /* */ \\' '' é 漢 🎉 $$ E'\n\t%s {} [";
    assertThat(answer(engine, engine.dialect().literal(new Value.Text(nasty))).value(0))
        .isEqualTo(new Value.Text(nasty));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void names_of_any_content_are_names(EngineUnderTest engine) {
    String nasty = "a \"b\" 'c' `d` \\ é;--";
    try (engine) {
      String name = engine.dialect().name(nasty);
      assertThat(engine.query("SELECT " + name + " FROM (SELECT 1 AS " + name + ") t").names())
          .containsExactly(nasty);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void a_temporal_and_its_position_are_inverse(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    List<String> select = new ArrayList<>();
    List<Double> wanted = new ArrayList<>();
    for (long days : new long[] {0, -1, 19_000, -25_000, 2_900_000}) {
      select.add(sql.position(sql.temporal(Long.toString(days), Type.DATE), Type.DATE));
      wanted.add((double) days);
    }
    for (long micros : new long[] {0, -1, -1_000_001, 1_700_000_000_123_456L}) {
      select.add(sql.position(sql.temporal(Long.toString(micros), Type.TIMESTAMP), Type.TIMESTAMP));
      wanted.add((double) micros);
    }
    for (long nanos : new long[] {0, 1_000, 86_399_999_999_000L}) {
      select.add(sql.position(sql.temporal(Long.toString(nanos), Type.TIME), Type.TIME));
      wanted.add((double) nanos);
    }
    assertThat(numbers(engine, select.toArray(String[]::new))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void constants_lie_where_their_values_do(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    List<Value> values =
        List.of(
            new Value.Day(20_000),
            new Value.Day(-800_000),
            new Value.Moment(1_700_000_000_999_999L),
            new Value.Moment(-5),
            new Value.Clock(3_723_000_004_000L));
    List<String> select = new ArrayList<>();
    for (Value value : values) {
      select.add(sql.position(sql.literal(value), Column.typeOf(value)));
    }
    select.add(sql.literal(new Value.Numeric(-1.5e-7)));
    select.add("CASE WHEN " + sql.literal(new Value.Flag(true)) + " THEN 1 ELSE 2 END");
    assertThat(numbers(engine, select.toArray(String[]::new)))
        .containsExactly(
            20_000.0, -800_000.0, 1_700_000_000_999_999.0, -5.0, 3_723_000_004_000.0, -1.5e-7, 1.0);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void doubles_become_whole_half_to_even(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    List<String> select = new ArrayList<>();
    for (String text : List.of("0.5", "1.5", "2.5", "-0.5", "-1.5", "2.4", "-2.6", "3")) {
      select.add(sql.cast(sql.cast(text, Type.NUMBER), Type.NUMBER, Type.INTEGER));
    }
    assertThat(numbers(engine, select.toArray(String[]::new)))
        .containsExactly(0.0, 2.0, 2.0, 0.0, -2.0, 2.0, -3.0, 3.0);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void floors_and_the_greater_of_two_are_those_of_doubles(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    String half = sql.cast("-2.5", Type.NUMBER);
    String none = sql.cast("NULL", Type.NUMBER);
    assertThat(
            numbers(
                engine,
                sql.floor(half),
                sql.floor("7.0 / 2"),
                sql.greatest(half, none),
                sql.greatest(none, half),
                sql.least(half, "1.0"),
                sql.greatest(half, "1.0")))
        .containsExactly(-3.0, 3.0, -2.5, -2.5, -2.5, 1.0);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void spreads_are_those_of_the_whole_group(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    List<Double> answer =
        numbers(engine, sql.deviation("n"), sql.variance("n"), sql.covariance("n", "m"));
    assertThat(answer.get(1)).isCloseTo(794.0 / 49, within(1e-9));
    assertThat(answer.get(0)).isCloseTo(Math.sqrt(794.0 / 49), within(1e-9));
    assertThat(answer.get(2)).isCloseTo(8.333333333333334, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void percentiles_are_interpolated_where_the_engine_has_them(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    if (sql.capabilities().contains(Capability.PERCENTILES)) {
      List<String> select = new ArrayList<>(sql.percentiles("n", 0.25, 0.9));
      select.add(sql.percentile("m", 0.5));
      assertThat(numbers(engine, select.toArray(String[]::new)))
          .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
          .containsExactly(1.0, 8.2, 1.5);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void the_first_and_last_values_skip_nulls_where_the_engine_has_them(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    if (sql.capabilities().contains(Capability.FIRST_LAST)) {
      String seven = "CASE WHEN r > 1 AND r < 8 THEN m END";
      assertThat(numbers(engine, sql.first(seven, "r"), sql.last(seven, "r")))
          .containsExactly(1.5, 0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void texts_are_ordered_by_code_point_and_nulls_come_last(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    try (engine) {
      String inner = "SELECT " + sql.comparable("g", Type.TEXT) + " AS g FROM (" + ROWS + ") AS t";
      String outer =
          "SELECT g, COUNT(*) AS n FROM ("
              + inner
              + ") AS u GROUP BY g ORDER BY "
              + sql.ascending("g");
      assertThat(texts(engine.query(outer))).containsExactly("", "B", "a", "b", "ä", "null");
    }
  }

  private static List<String> texts(Frame frame) {
    Column column = frame.columns().values().iterator().next();
    return Stream.iterate(0, i -> i + 1)
        .limit(frame.rows())
        .map(row -> column.value(row).key())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void sameness_holds_for_nulls(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    String flag = "CASE WHEN %s THEN 1 ELSE 0 END";
    assertThat(
            numbers(
                engine,
                flag.formatted(sql.same("NULL", "NULL")),
                flag.formatted(sql.same("1", "NULL")),
                flag.formatted(sql.same("1", "1"))))
        .containsExactly(1.0, 0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void rows_written_into_a_query_come_back_in_order(EngineUnderTest engine) {
    List<Field> fields =
        List.of(new Field("t", Type.TEXT), new Field("n", Type.NUMBER), new Field("d", Type.DATE));
    List<List<Value>> rows =
        List.of(
            List.of(Value.Missing.NULL, Value.Missing.NULL, Value.Missing.NULL),
            List.of(new Value.Text("it's"), new Value.Numeric(-1.25), new Value.Day(3)),
            List.of(new Value.Text(""), new Value.Numeric(2), new Value.Day(-3)));
    try (engine) {
      Frame frame = engine.query(engine.dialect().values(fields, rows));
      assertThat(frame.names()).containsExactly("t", "n", "d");
      assertThat(texts(frame)).containsExactly("null", "it's", "");
      assertThat(frame.column("n").number(1)).isEqualTo(-1.25);
      assertThat(frame.column("d").value(1).key()).isEqualTo("1970-01-04");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void casts_mean_the_same(EngineUnderTest engine) {
    SqlDialect sql = engine.dialect();
    String yes = sql.literal(new Value.Flag(true));
    try (engine) {
      String select =
          "SELECT "
              + sql.cast(yes, Type.BOOLEAN, Type.TEXT)
              + " AS a, "
              + sql.cast(sql.cast("2", Type.NUMBER), Type.NUMBER, Type.TEXT)
              + " AS b, "
              + sql.cast(sql.literal(new Value.Day(1)), Type.DATE, Type.TEXT)
              + " AS c, "
              + sql.cast("'1.5'", Type.TEXT, Type.NUMBER)
              + " AS d, "
              + sql.position(
                  sql.cast("'2026-01-31 10:11:12.5'", Type.TEXT, Type.TIMESTAMP), Type.TIMESTAMP)
              + " AS e, "
              + sql.position(sql.cast("'2026-01-31'", Type.TEXT, Type.DATE), Type.DATE)
              + " AS f, "
              + sql.cast(yes, Type.BOOLEAN, Type.NUMBER)
              + " AS g";
      Frame frame = engine.query(select);
      List<String> keys =
          frame.columns().values().stream().map(column -> column.value(0).key()).toList();
      assertThat(keys)
          .containsExactly("true", "2.0", "1970-01-02", "1.5", "1769854272500000", "20484", "1");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void the_first_rows_of_a_query_are_so_many(EngineUnderTest engine) {
    try (engine) {
      assertThat(engine.query(engine.dialect().limited(ROWS, 3)).rows()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void only_duckdb_reads_files(EngineUnderTest engine) {
    try (engine) {
      boolean files = engine.dialect().capabilities().contains(Capability.FILES);
      assertThat(files).isEqualTo(engine.toString().equals("DuckDB"));
    }
  }
}
