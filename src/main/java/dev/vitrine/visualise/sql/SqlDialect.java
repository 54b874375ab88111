package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/// How one engine writes what a chart's statistics need. Every method gives SQL text; arguments
/// named `expression` are SQL already, all others are quoted here.
public interface SqlDialect {

  /// A name in quotes, so that it means exactly this.
  default String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  default String string(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// Rows of a file, as a source behind FROM.
  String file(String path);

  String typeName(Type type);

  default String cast(String expression, Type type) {
    return "CAST(" + expression + " AS " + typeName(type) + ")";
  }

  /// A query's first rows.
  default String limited(String query, long rows) {
    return query + " LIMIT " + rows;
  }

  /// Days, microseconds or nanoseconds ([Value]) as a date, a timestamp or a time.
  String temporal(String expression, Type type);

  /// A constant.
  default String literal(Value value) {
    return switch (value) {
      case Value.Numeric number -> number(number.value());
      case Value.Text text -> string(text.value());
      case Value.Flag flag -> flag.value() ? "TRUE" : "FALSE";
      case Value.Day day -> "DATE " + string(day.key());
      case Value.Moment moment ->
          "TIMESTAMP " + string(Value.instant(moment.micros()).toString().replace("Z", ""));
      case Value.Clock clock -> "TIME " + string(LocalTime.ofNanoOfDay(clock.nanos()).toString());
      case Value.Missing _ -> "NULL";
    };
  }

  private static String number(double value) {
    return Double.isFinite(value) ? "CAST(" + value + " AS DOUBLE PRECISION)" : "NULL";
  }

  /// The value below which this share of the group lies, linearly interpolated.
  String percentile(String expression, double share);

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
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> cast(expression, Type.NUMBER);
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

  /// The value in the first row of the group that has one.
  ///
  /// @param row name of the column that numbers the rows
  default String first(String expression, String row) {
    return "ARG_MIN(" + expression + ", " + name(row) + ")";
  }

  default String last(String expression, String row) {
    return "ARG_MAX(" + expression + ", " + name(row) + ")";
  }
}
