package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.EnumSet;
import java.util.Set;

/// Trino's SQL. Its SQL is run against Trino in the tests.
public final class TrinoSql implements SqlDialect {

  private static final String EPOCH = "TIMESTAMP '1970-01-01 00:00:00'";

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.FILES, Capability.ORDERED_SOURCES));
  }

  @Override
  public String toString() {
    return "Trino";
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP(6)";
      case TIME -> "TIME(6)";
      case BINARY -> "VARBINARY";
    };
  }

  /// A double as text would be `1.0E0`.
  @Override
  public String cast(String expression, Type from, Type to) {
    if (from == Type.NUMBER && to == Type.INTEGER) {
      return cast(Expressions.halfEven(cast(expression, Type.NUMBER)), Type.INTEGER);
    }
    return from == Type.NUMBER && to == Type.TEXT
        ? "FORMAT('%s', " + cast(expression, Type.NUMBER) + ")"
        : cast(expression, to);
  }

  @Override
  public String temporal(String expression, Type type) {
    String count = cast(expression, Type.NUMBER, Type.INTEGER);
    return switch (type) {
      case DATE -> "DATE_ADD('day', " + count + ", DATE '1970-01-01')";
      case TIME -> cast(atNanos(count), Type.TIME);
      default -> cast(atNanos(count + " * 1000"), Type.TIMESTAMP);
    };
  }

  private static String atNanos(String nanos) {
    return "CAST(FROM_UNIXTIME_NANOS(" + nanos + ") AT TIME ZONE 'UTC' AS TIMESTAMP(9))";
  }

  @Override
  public String position(String expression, Type type) {
    return switch (type) {
      case DATE -> cast("DATE_DIFF('day', DATE '1970-01-01', " + expression + ")", Type.NUMBER);
      case TIMESTAMP -> cast("(" + micros(expression) + ")", Type.NUMBER);
      case TIME -> cast("(" + nanos(expression) + ")", Type.NUMBER);
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> cast(expression, type, Type.NUMBER);
    };
  }

  /// `DATE_DIFF` counts no microseconds: the fraction is read from the text.
  private String micros(String expression) {
    String moment = cast(expression, Type.TIMESTAMP);
    return "DATE_DIFF('second', %1$s, DATE_TRUNC('second', %2$s)) * 1000000 + %3$s"
        .formatted(EPOCH, moment, fraction(moment));
  }

  private String nanos(String expression) {
    String time = cast(expression, Type.TIME);
    return ("(EXTRACT(HOUR FROM %1$s) * 3600 + EXTRACT(MINUTE FROM %1$s) * 60"
            + " + EXTRACT(SECOND FROM %1$s)) * 1000000000 + %2$s * 1000")
        .formatted(time, fraction(time));
  }

  /// The six digits of a second's fraction.
  private String fraction(String moment) {
    return cast("SPLIT_PART(CAST(" + moment + " AS VARCHAR), '.', 2)", Type.INTEGER);
  }

  /// Of an integer and a decimal Trino makes floats of four bytes.
  @Override
  public String covariance(String left, String right) {
    return "COVAR_POP(" + cast(left, Type.NUMBER) + ", " + cast(right, Type.NUMBER) + ")";
  }

  @Override
  public String deviation(String expression) {
    return "STDDEV_POP(" + cast(expression, Type.NUMBER) + ")";
  }

  @Override
  public String variance(String expression) {
    return "VAR_POP(" + cast(expression, Type.NUMBER) + ")";
  }

  /// Trino's own percentiles are approximate: the exact one is made from the group's sorted values,
  /// of which there is one array for all percentiles of an expression. Its memory is Trino's, eight
  /// bytes for a row and as much for the sort.
  @Override
  public String percentile(String expression, double share) {
    String number = cast(expression, Type.NUMBER);
    String sorted =
        "ARRAY_AGG(%1$s ORDER BY %1$s) FILTER (WHERE %1$s IS NOT NULL)".formatted(number);
    String place = "(DOUBLE '%s' * (COUNT(%s) - 1))".formatted(share, number);
    String below = at(sorted, "FLOOR(" + place + ")");
    String above = at(sorted, "CEIL(" + place + ")");
    return "(%1$s + (%2$s - %1$s) * (%3$s - FLOOR(%3$s)))".formatted(below, above, place);
  }

  private static String at(String sorted, String place) {
    return "ELEMENT_AT(" + sorted + ", CAST(" + place + " AS BIGINT) + 1)";
  }

  @Override
  public String first(String expression, String row) {
    return "MIN_BY(%1$s, %2$s) FILTER (WHERE %1$s IS NOT NULL)".formatted(expression, name(row));
  }

  @Override
  public String last(String expression, String row) {
    return "MAX_BY(%1$s, %2$s) FILTER (WHERE %1$s IS NOT NULL)".formatted(expression, name(row));
  }
}
