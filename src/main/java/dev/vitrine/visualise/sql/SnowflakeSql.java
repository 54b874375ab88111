package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.EnumSet;
import java.util.Set;

/// Snowflake's SQL, as far as it is known: parsed by a general parser in the tests; no Snowflake
/// has run it.
public final class SnowflakeSql implements SqlDialect {

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.FILES, Capability.ORDERED_SOURCES));
  }

  @Override
  public String toString() {
    return "Snowflake";
  }

  /// A backslash escapes in Snowflake's strings.
  @Override
  public String string(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP_NTZ";
      case TIME -> "TIME";
      case BINARY -> "BINARY";
    };
  }

  @Override
  public String cast(String expression, Type from, Type to) {
    return from == Type.NUMBER && to == Type.INTEGER
        ? cast(Expressions.halfEven(cast(expression, Type.NUMBER)), Type.INTEGER)
        : cast(expression, to);
  }

  /// A column may have a collation of its own.
  @Override
  public String comparable(String expression, Type type) {
    return type == Type.TEXT ? "COLLATE(" + cast(expression, Type.TEXT) + ", '')" : expression;
  }

  @Override
  public String temporal(String expression, Type type) {
    String count = cast(expression, Type.NUMBER, Type.INTEGER);
    return switch (type) {
      case DATE -> "DATEADD(DAY, " + count + ", DATE '1970-01-01')";
      case TIME -> "TIMEADD(NANOSECOND, " + count + ", TIME '00:00:00')";
      default -> "TIMESTAMPADD(MICROSECOND, " + count + ", " + epoch() + ")";
    };
  }

  private String epoch() {
    return cast("'1970-01-01 00:00:00'", Type.TIMESTAMP);
  }

  @Override
  public String position(String expression, Type type) {
    String count =
        switch (type) {
          case DATE -> "DATEDIFF(DAY, DATE '1970-01-01', " + expression + ")";
          case TIMESTAMP ->
              "DATEDIFF(MICROSECOND, " + epoch() + ", " + cast(expression, Type.TIMESTAMP) + ")";
          case TIME -> "DATEDIFF(NANOSECOND, TIME '00:00:00', " + expression + ")";
          case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> expression;
        };
    return cast(count, Type.NUMBER);
  }

  @Override
  public String moment(Type type, String text) {
    return type == Type.TIMESTAMP
        ? cast(string(text), Type.TIMESTAMP)
        : type.name() + " " + string(text);
  }

  /// Of fixed-point numbers it would round the answer.
  @Override
  public String percentile(String expression, double share) {
    return "PERCENTILE_CONT("
        + share
        + ") WITHIN GROUP (ORDER BY "
        + cast(expression, Type.NUMBER)
        + ")";
  }

  /// Snowflake wants an order; a constant keeps the rows as they come.
  @Override
  public String rowNumber() {
    return "ROW_NUMBER() OVER (ORDER BY NULL)";
  }

  @Override
  public String first(String expression, String row) {
    return "MIN_BY(" + expression + ", " + rowOf(expression, row) + ")";
  }

  @Override
  public String last(String expression, String row) {
    return "MAX_BY(" + expression + ", " + rowOf(expression, row) + ")";
  }

  private String rowOf(String expression, String row) {
    return "CASE WHEN " + expression + " IS NOT NULL THEN " + name(row) + " END";
  }
}
