package dev.vitrine.querybuilder.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrine.querybuilder.model.Interval;
import dev.vitrine.querybuilder.render.BuiltQuery.ResultColumn;
import dev.vitrine.querybuilder.render.BuiltQuery.Role;
import dev.vitrine.querybuilder.rows.Period.Comparison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done with rows after the query.
class RowsTest {

  private static final List<ResultColumn> SERIES =
      List.of(
          new ResultColumn("b", "placed", Role.BUCKET),
          new ResultColumn("s", "status", Role.GROUP),
          new ResultColumn("n", "total", Role.AGGREGATE));

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /// The record's class file does not tell that cells may be null.
  @SuppressWarnings("NullAway")
  private static Rows series(List<List<@Nullable Object>> rows) {
    return new Rows(List.of("b", "s", "n"), List.of("datetime", "str", "int"), rows);
  }

  @Test
  void everyGroupHasARowInEveryBucket() {
    Rows rows =
        series(
            List.of(
                row("2024-01-01T00:00:00", "a", 1L),
                row("2024-01-01T00:00:00", "b", 2L),
                row("2024-04-01T00:00:00", "a", 3L)));

    Rows filled = Gaps.filled(rows, SERIES, Interval.MONTH, 0L, Gaps.Order.OLDEST_FIRST, 100);

    assertThat(filled.rows())
        .containsExactly(
            row("2024-01-01T00:00:00", "a", 1L),
            row("2024-01-01T00:00:00", "b", 2L),
            row("2024-02-01T00:00:00", "a", 0L),
            row("2024-02-01T00:00:00", "b", 0L),
            row("2024-03-01T00:00:00", "a", 0L),
            row("2024-03-01T00:00:00", "b", 0L),
            row("2024-04-01T00:00:00", "a", 3L),
            row("2024-04-01T00:00:00", "b", 0L));
  }

  @Test
  void theNewestMayComeFirst() {
    Rows rows =
        series(List.of(row("2024-01-03T00:00:00", "a", 3L), row("2024-01-01T00:00:00", "a", 1L)));

    assertThat(Gaps.filled(rows, SERIES, Interval.DAY, null, Gaps.Order.NEWEST_FIRST, 100).rows())
        .containsExactly(
            row("2024-01-03T00:00:00", "a", 3L),
            row("2024-01-02T00:00:00", "a", null),
            row("2024-01-01T00:00:00", "a", 1L));
  }

  @Test
  void anotherOrderStaysAndNewRowsFollow() {
    Rows rows =
        series(List.of(row("2024-01-03T00:00:00", "a", 9L), row("2024-01-01T00:00:00", "a", 1L)));

    assertThat(Gaps.filled(rows, SERIES, Interval.DAY, 0L, Gaps.Order.OTHER, 100).rows())
        .containsExactly(
            row("2024-01-03T00:00:00", "a", 9L),
            row("2024-01-01T00:00:00", "a", 1L),
            row("2024-01-02T00:00:00", "a", 0L));
  }

  @Test
  void aLongGapEndsAtTheLimit() {
    Rows rows =
        series(List.of(row("1900-01-01T00:00:00", "a", 1L), row("2024-01-01T00:00:00", "a", 1L)));

    assertThat(Gaps.filled(rows, SERIES, Interval.MINUTE, 0L, Gaps.Order.OLDEST_FIRST, 50).rows())
        .hasSize(51);
  }

  @ParameterizedTest
  @EnumSource(Interval.class)
  void intervalsFollowEachOther(Interval interval) {
    LocalDateTime start = interval.start(LocalDateTime.of(2024, 2, 29, 13, 14, 15, 16));

    assertThat(interval.start(start)).isEqualTo(start);
    assertThat(interval.start(interval.next(start).minusNanos(1))).isEqualTo(start);
    assertThat(interval.start(interval.next(start))).isEqualTo(interval.next(start));
  }

  @Test
  void aPivotMakesColumnsOfValues() {
    Rows rows =
        new Rows(
            List.of("region", "month", "sales"),
            List.of("str", "str", "int"),
            List.of(row("E", "Jan", 100L), row("E", "Feb", 150L), row("W", "Jan", 200L)));

    Rows pivoted = Pivot.of(rows, "region", "month", "sales", "sum");

    assertThat(pivoted.columns()).containsExactly("region", "Jan", "Feb");
    assertThat(pivoted.rows().toString()).isEqualTo("[[E, 100, 150], [W, 200, null]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pivot.of(rows, "region", "month", "nope", "sum"))
        .withMessageContaining("nope");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pivot.of(rows, "region", "month", "sales", "median"))
        .withMessageContaining("sum, avg, min, max, count");
  }

  @ParameterizedTest
  @CsvSource({"sum, 6", "avg, 3", "min, 2", "max, 4", "count, 2"})
  void pivotsGatherSeveralValues(String aggregation, String expected) {
    Rows rows =
        new Rows(
            List.of("r", "p", "v"),
            List.of("str", "str", "int"),
            List.of(row("a", "x", 2L), row("a", "x", 4L), row("a", "x", null)));

    assertThat(Pivot.of(rows, "r", "p", "v", aggregation).rows().toString())
        .isEqualTo("[[a, " + expected + "]]");
  }

  @Test
  void trendColumnsCompareWithTheRowBefore() {
    Rows rows =
        new Rows(
            List.of("m", "v"),
            List.of("int", "int"),
            List.of(row(3L, 150L), row(1L, 100L), row(2L, null), row(4L, 0L), row(5L, 5L)));

    assertThat(Trend.columns(rows, "v", "m", Optional.empty()).rows().toString())
        .isEqualTo(
            "[[3, 150, 100, 50, 50], [1, 100, null, null, null], [2, null, 100, null, null],"
                + " [4, 0, 150, -150, -100], [5, 5, 0, 5, 100]]");
  }

  @ParameterizedTest
  @CsvSource({"150, 100, UP", "50, 100, DOWN", "100.05, 100, FLAT", "0, 0, FLAT", "1, 0, UP"})
  void trendsHaveADirection(BigDecimal now, BigDecimal then, Trend.Direction direction) {
    assertThat(Trend.between(Optional.of(now), Optional.of(then)).direction()).isEqualTo(direction);
  }

  @ParameterizedTest
  @CsvSource({
    "PREVIOUS_PERIOD, 2024-03-01, 2024-03-31, 2024-01-30, 2024-02-29",
    "PREVIOUS_MONTH, 2024-03-31, 2024-03-31, 2024-02-29, 2024-02-29",
    "PREVIOUS_MONTH, 2024-01-31, 2024-01-31, 2023-12-31, 2023-12-31",
    "PREVIOUS_YEAR, 2024-02-29, 2024-02-29, 2023-02-28, 2023-02-28",
    "PREVIOUS_WEEK, 2024-03-04, 2024-03-10, 2024-02-26, 2024-03-03"
  })
  void periodsBeforePeriods(
      Comparison comparison,
      LocalDate first,
      LocalDate last,
      LocalDate expectedFirst,
      LocalDate expectedLast) {
    assertThat(new Period(first, last).before(comparison))
        .isEqualTo(new Period(expectedFirst, expectedLast));
  }

  @ParameterizedTest
  @CsvSource({
    "today, 1, 2024-05-15, 2024-05-15",
    "last_7_days, 1, 2024-05-09, 2024-05-15",
    "this_week, 1, 2024-05-13, 2024-05-15",
    "last_month, 1, 2024-04-01, 2024-04-30",
    "last_quarter, 1, 2024-01-01, 2024-03-31",
    "this_quarter, 2, 2024-05-01, 2024-05-15",
    "last_year, 1, 2023-01-01, 2023-12-31",
    "last_year, 7, 2022-07-01, 2023-06-30"
  })
  void periodsHaveNames(String name, int start, LocalDate first, LocalDate last) {
    assertThat(Period.named(name, LocalDate.of(2024, 5, 15), start))
        .contains(new Period(first, last));
  }
}
