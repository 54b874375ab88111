package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.expression.TimeUnit;
import dev.vitrine.querybuilder.model.Interval;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// What each dialect does with times in its own way. Every text here is a constant: the parts are
/// put in by the library.
record Times(Dialect dialect) {

  /// The start of the interval that a moment is in, as a timestamp.
  Field<Object> start(Interval unit, Field<?> moment) {
    return switch (dialect) {
      case EMBEDDED, DUCKDB, POSTGRES, TRINO, SNOWFLAKE ->
          sql("CAST(DATE_TRUNC({0}, {1}) AS TIMESTAMP)", DSL.inline(unit.word()), moment);
      case MYSQL -> mySql(unit, moment);
      case SQLITE -> sqlite(unit, moment);
    };
  }

  private static Field<Object> mySql(Interval unit, Field<?> moment) {
    return switch (unit) {
      case SECOND -> sql("CAST(DATE_FORMAT({0}, '%Y-%m-%d %H:%i:%s') AS DATETIME)", moment);
      case MINUTE -> sql("CAST(DATE_FORMAT({0}, '%Y-%m-%d %H:%i:00') AS DATETIME)", moment);
      case HOUR -> sql("CAST(DATE_FORMAT({0}, '%Y-%m-%d %H:00:00') AS DATETIME)", moment);
      case DAY -> sql("CAST(DATE({0}) AS DATETIME)", moment);
      case WEEK -> sql("CAST(DATE({0}) - INTERVAL WEEKDAY({0}) DAY AS DATETIME)", moment);
      case MONTH -> sql("CAST(DATE_FORMAT({0}, '%Y-%m-01') AS DATETIME)", moment);
      case QUARTER ->
          sql(
              "CAST(MAKEDATE(YEAR({0}), 1) + INTERVAL QUARTER({0}) - 1 QUARTER AS DATETIME)",
              moment);
      case YEAR -> sql("CAST(MAKEDATE(YEAR({0}), 1) AS DATETIME)", moment);
    };
  }

  private static Field<Object> sqlite(Interval unit, Field<?> moment) {
    return switch (unit) {
      case SECOND -> sql("STRFTIME('%Y-%m-%d %H:%M:%S', {0})", moment);
      case MINUTE -> sql("STRFTIME('%Y-%m-%d %H:%M:00', {0})", moment);
      case HOUR -> sql("STRFTIME('%Y-%m-%d %H:00:00', {0})", moment);
      case DAY -> sql("STRFTIME('%Y-%m-%d 00:00:00', {0})", moment);
      case WEEK -> sql("STRFTIME('%Y-%m-%d 00:00:00', {0}, '-6 days', 'weekday 1')", moment);
      case MONTH -> sql("STRFTIME('%Y-%m-01 00:00:00', {0})", moment);
      case QUARTER ->
          sql(
              "STRFTIME('%Y-%m-01 00:00:00', {0}, 'start of month', '-' ||"
                  + " ((CAST(STRFTIME('%m', {0}) AS INTEGER) - 1) % 3) || ' months')",
              moment);
      case YEAR -> sql("STRFTIME('%Y-01-01 00:00:00', {0})", moment);
    };
  }

  Field<Integer> part(DatePart part, Field<?> moment) {
    return dialect == Dialect.SQLITE && part == DatePart.QUARTER
        ? DSL.extract(moment, DatePart.MONTH).plus(DSL.inline(2)).div(DSL.inline(3))
        : DSL.extract(moment, part);
  }

  /// From the first moment to the second: whole days, months and years; hours, minutes and seconds
  /// with their fractions.
  Field<?> between(TimeUnit unit, Field<?> from, Field<?> to) {
    return switch (unit) {
      case DAY -> days(from, to);
      case MONTH -> months(from, to);
      case YEAR -> years(from, to);
      case HOUR -> seconds(from, to).div(DSL.inline(3600.0));
      case MINUTE -> seconds(from, to).div(DSL.inline(60.0));
      case SECOND -> seconds(from, to);
    };
  }

  private Field<Object> days(Field<?> from, Field<?> to) {
    return switch (dialect) {
      case EMBEDDED, DUCKDB, TRINO ->
          sql("DATE_DIFF('day', CAST({0} AS DATE), CAST({1} AS DATE))", from, to);
      case POSTGRES -> sql("(CAST({1} AS DATE) - CAST({0} AS DATE))", from, to);
      case SNOWFLAKE -> sql("DATEDIFF('day', {0}, {1})", from, to);
      case MYSQL -> sql("DATEDIFF({1}, {0})", from, to);
      case SQLITE -> sql("CAST(JULIANDAY(DATE({1})) - JULIANDAY(DATE({0})) AS INTEGER)", from, to);
    };
  }

  /// A month is over when its day is reached again.
  private Field<?> months(Field<?> from, Field<?> to) {
    Field<Integer> begun =
        part(DatePart.YEAR, to)
            .minus(part(DatePart.YEAR, from))
            .times(DSL.inline(12))
            .plus(part(DatePart.MONTH, to).minus(part(DatePart.MONTH, from)));
    return over(begun, part(DatePart.DAY, from), part(DatePart.DAY, to));
  }

  /// A year is over when its month and day are reached again.
  private Field<?> years(Field<?> from, Field<?> to) {
    Field<Integer> begun = part(DatePart.YEAR, to).minus(part(DatePart.YEAR, from));
    return over(begun, dayOfYear(from), dayOfYear(to));
  }

  private Field<Integer> dayOfYear(Field<?> moment) {
    return part(DatePart.MONTH, moment).times(DSL.inline(31)).plus(part(DatePart.DAY, moment));
  }

  private static Field<Integer> over(Field<Integer> begun, Field<Integer> from, Field<Integer> to) {
    return DSL.when(begun.gt(DSL.inline(0)).and(to.lt(from)), begun.minus(DSL.inline(1)))
        .when(begun.lt(DSL.inline(0)).and(to.gt(from)), begun.plus(DSL.inline(1)))
        .otherwise(begun);
  }

  private Field<Object> seconds(Field<?> from, Field<?> to) {
    return switch (dialect) {
      case EMBEDDED, DUCKDB ->
          sql(
              "(DATE_DIFF('microsecond', CAST({0} AS TIMESTAMP), CAST({1} AS TIMESTAMP)) /"
                  + " 1000000.0)",
              from, to);
      case TRINO ->
          sql(
              "(DATE_DIFF('millisecond', CAST({0} AS TIMESTAMP), CAST({1} AS TIMESTAMP)) / 1000e0)",
              from, to);
      case POSTGRES ->
          sql("EXTRACT(EPOCH FROM (CAST({1} AS TIMESTAMP) - CAST({0} AS TIMESTAMP)))", from, to);
      case SNOWFLAKE -> sql("(DATEDIFF('millisecond', {0}, {1}) / 1000)", from, to);
      case MYSQL -> sql("(TIMESTAMPDIFF(MICROSECOND, {0}, {1}) / 1000000)", from, to);
      case SQLITE -> sql("((JULIANDAY({1}) - JULIANDAY({0})) * 86400.0)", from, to);
    };
  }

  /// Year, month, day, and perhaps hour, minute and second.
  Field<Object> of(Field<?>[] parts) {
    QueryPart[] all = new QueryPart[6];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          i < parts.length ? DSL.cast(parts[i], SQLDataType.INTEGER) : DSL.inline(i < 3 ? 1 : 0);
    }
    return switch (dialect) {
      case EMBEDDED, DUCKDB, POSTGRES -> sql("MAKE_TIMESTAMP({0}, {1}, {2}, {3}, {4}, {5})", all);
      case SNOWFLAKE -> sql("TIMESTAMP_NTZ_FROM_PARTS({0}, {1}, {2}, {3}, {4}, {5})", all);
      case MYSQL ->
          sql(
              "CAST(CONCAT({0}, '-', {1}, '-', {2}, ' ', {3}, ':', {4}, ':', {5}) AS DATETIME)",
              all);
      case TRINO ->
          sql(
              "DATE_PARSE(FORMAT('%04d-%02d-%02d %02d:%02d:%02d', {0}, {1}, {2}, {3}, {4}, {5}),"
                  + " '%Y-%m-%d %H:%i:%s')",
              all);
      case SQLITE ->
          sql("PRINTF('%04d-%02d-%02d %02d:%02d:%02d', {0}, {1}, {2}, {3}, {4}, {5})", all);
    };
  }

  private static Field<Object> sql(String template, QueryPart... parts) {
    return DSL.field(template, Object.class, parts);
  }
}
