package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// How one engine writes what a chart's statistics need. Every method gives SQL text; arguments
/// named `expression` are SQL already, all others are quoted here. Answers are the same on every
/// engine: doubles are divided and rounded as doubles, texts compare by code point, NULLs come
/// last.
///
/// What an engine lacks is not in its [#capabilities]; the methods for it then throw
/// [UnsupportedOperationException].
public interface SqlDialect {

  /// The dialect of an engine by the name that it calls itself in JDBC, in any case; an unknown
  /// engine gets [PortableSql].
  static SqlDialect named(String engine) {
    return Dialects.named(engine);
  }

  Set<Capability> capabilities();

  default boolean can(Set<Capability> needed) {
    return capabilities().containsAll(needed);
  }

  /// A name in quotes, so that it means exactly this.
  default String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  default String string(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// Rows of a file, as a source behind FROM.
  ///
  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID` where the engine reads no files
  default String file(String path) {
    throw Lacking.file(this, path);
  }

  String typeName(Type type);

  /// A value as another type; numbers become whole by rounding, half to even.
  default String cast(String expression, Type type) {
    return "CAST(" + expression + " AS " + typeName(type) + ")";
  }

  /// The same, where the engine must know what it casts.
  default String cast(String expression, Type from, Type to) {
    return cast(expression, to);
  }

  /// A column or a constant so that the engine compares, groups and orders it as every engine does:
  /// texts by code point.
  default String comparable(String expression, Type type) {
    return expression;
  }

  /// A term of ORDER BY: ascending, NULLs last.
  default String ascending(String expression) {
    return expression + " NULLS LAST";
  }

  /// The same for a column that the same query makes; NULLs come where the engine has them if it
  /// has no better.
  default String ascendingAlias(String name) {
    return ascending(name);
  }

  /// A query's first rows.
  default String limited(String query, long rows) {
    return query + " LIMIT " + rows;
  }

  /// A query whose result has the columns of another and the types of their values, at hardly any
  /// cost.
  default String columns(String query) {
    return limited("SELECT * FROM (" + query + ") AS " + name("__schema"), 0);
  }

  /// A query that gives these rows, in order.
  ///
  /// @param rows each as long as `columns`; at least one
  default String values(List<Field> columns, List<List<Value>> rows) {
    return Rows.select(this, columns, rows);
  }

  /// Days, microseconds or nanoseconds ([Value]) as a date, a timestamp or a time.
  String temporal(String expression, Type type);

  /// A constant.
  default String literal(Value value) {
    return switch (value) {
      case Value.Numeric(double number) ->
          Double.isFinite(number) ? cast(Double.toString(number), Type.NUMBER) : "NULL";
      case Value.Text text -> string(text.value());
      case Value.Flag flag -> flag.value() ? "TRUE" : "FALSE";
      case Value.Day day -> moment(day.days(), Type.DATE, Moments.day(day));
      case Value.Moment moment -> moment(moment.micros(), Type.TIMESTAMP, Moments.moment(moment));
      case Value.Clock clock -> moment(clock.nanos(), Type.TIME, Moments.clock(clock));
      case Value.Missing _ -> "NULL";
    };
  }

  /// A date or a time as a constant.
  ///
  /// @param count as [Value] has it
  /// @param text ISO 8601 with a blank; years that it cannot write in four digits are empty
  private String moment(long count, Type type, String text) {
    return text.isEmpty() ? temporal(Long.toString(count), type) : moment(type, text);
  }

  /// A date or a time as a constant.
  ///
  /// @param text `2026-01-31`, `2026-01-31 12:00:00.000000` or `12:00:00.000000`
  default String moment(Type type, String text) {
    return type.name() + " " + string(text);
  }

  /// The value below which this share of the group lies, linearly interpolated.
  default String percentile(String expression, double share) {
    throw Lacking.of(this, Capability.PERCENTILES);
  }

  /// Several percentiles of one expression, in the order of `shares`: an engine that can work them
  /// out together says so here.
  default List<String> percentiles(String expression, double... shares) {
    return Arrays.stream(shares).mapToObj(share -> percentile(expression, share)).toList();
  }

  /// A number as a double, or a date, timestamp or time as days, microseconds or nanoseconds: where
  /// [Value#position] has it. The inverse of [#temporal].
  default String position(String expression, Type type) {
    String seconds = "EXTRACT(EPOCH FROM " + expression + ")";
    return switch (type) {
      case DATE -> cast(seconds + " / 86400", Type.NUMBER);
      case TIMESTAMP -> cast(seconds + " * 1000000", Type.NUMBER);
      case TIME -> cast(seconds + " * 1000000000", Type.NUMBER);
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> cast(expression, type, Type.NUMBER);
    };
  }

  /// Whether two values are the same or both missing.
  default String same(String left, String right) {
    return left + " IS NOT DISTINCT FROM " + right;
  }

  /// The largest whole number, still a double, that is not above a double.
  default String floor(String expression) {
    return "FLOOR(" + expression + ")";
  }

  /// The larger one; where one is NULL, the other.
  default String greatest(String left, String right) {
    return "CASE WHEN %1$s IS NULL OR %2$s > %1$s THEN %2$s ELSE %1$s END".formatted(left, right);
  }

  /// The smaller one; where one is NULL, the other.
  default String least(String left, String right) {
    return "CASE WHEN %1$s IS NULL OR %2$s < %1$s THEN %2$s ELSE %1$s END".formatted(left, right);
  }

  /// Standard deviation of the whole group, not of a sample.
  default String deviation(String expression) {
    return "STDDEV_POP(" + expression + ")";
  }

  default String variance(String expression) {
    return "VAR_POP(" + expression + ")";
  }

  /// How two columns of the group vary together; rows that lack one are left out.
  default String covariance(String left, String right) {
    return "COVAR_POP(" + left + ", " + right + ")";
  }

  /// Numbers the rows in the order in which they come.
  default String rowNumber() {
    return "ROW_NUMBER() OVER ()";
  }

  /// The value in the first row of the group that has one.
  ///
  /// @param row name of the column that numbers the rows
  default String first(String expression, String row) {
    throw Lacking.of(this, Capability.FIRST_LAST);
  }

  default String last(String expression, String row) {
    throw Lacking.of(this, Capability.FIRST_LAST);
  }
}
