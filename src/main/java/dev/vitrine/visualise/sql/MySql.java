package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.EnumSet;
import java.util.Set;

/// The SQL of MySQL 8 and MariaDB 10.5. As far as it is known: parsed by a general parser in the
/// tests; neither has run it.
///
/// @param engine which of the two
/// @param collation that compares code points, blanks at the end included
public record MySql(String engine, String collation) implements SqlDialect {

  static MySql mySql() {
    return new MySql("MySQL", "utf8mb4_0900_bin");
  }

  static MySql mariaDb() {
    return new MySql("MariaDB", "utf8mb4_nopad_bin");
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(
            Capability.FILES,
            Capability.PERCENTILES,
            Capability.FIRST_LAST,
            Capability.ORDERED_SOURCES));
  }

  @Override
  public String toString() {
    return engine;
  }

  @Override
  public String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /// A backslash escapes unless `NO_BACKSLASH_ESCAPES` is set; under either, the string ends where
  /// it should.
  @Override
  public String string(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER, BOOLEAN -> "SIGNED";
      case NUMBER -> "DOUBLE";
      case TEXT -> "CHAR";
      case DATE -> "DATE";
      case TIMESTAMP -> "DATETIME(6)";
      case TIME -> "TIME(6)";
      case BINARY -> "BINARY";
    };
  }

  @Override
  public String cast(String expression, Type type) {
    return type == Type.TEXT
        ? "CONVERT(" + expression + " USING utf8mb4)"
        : SqlDialect.super.cast(expression, type);
  }

  @Override
  public String cast(String expression, Type from, Type to) {
    if (from == Type.NUMBER && to == Type.INTEGER) {
      return cast(Expressions.halfEven(cast(expression, Type.NUMBER)), Type.INTEGER);
    }
    if (to == Type.BOOLEAN) {
      return "(" + expression + " <> 0)";
    }
    return from == Type.BOOLEAN && to == Type.TEXT
        ? Expressions.flag(expression)
        : cast(expression, to);
  }

  @Override
  public String comparable(String expression, Type type) {
    return type == Type.TEXT ? cast(expression, Type.TEXT) + " COLLATE " + collation : expression;
  }

  @Override
  public String ascending(String expression) {
    return Expressions.nullsLast(expression);
  }

  @Override
  public String temporal(String expression, Type type) {
    String count = cast(expression, Type.NUMBER, Type.INTEGER);
    return switch (type) {
      case DATE -> "DATE_ADD(DATE '1970-01-01', INTERVAL " + count + " DAY)";
      case TIME -> cast("SEC_TO_TIME(" + count + " * 0.000000001)", Type.TIME);
      default -> "DATE_ADD(TIMESTAMP '1970-01-01 00:00:00', INTERVAL " + count + " MICROSECOND)";
    };
  }

  @Override
  public String position(String expression, Type type) {
    String count =
        switch (type) {
          case DATE -> "DATEDIFF(" + expression + ", DATE '1970-01-01')";
          case TIMESTAMP ->
              "TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', " + expression + ")";
          case TIME ->
              "(TIME_TO_SEC(%1$s) * 1000000000 + MICROSECOND(%1$s) * 1000)".formatted(expression);
          case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> expression;
        };
    return cast(count, Type.NUMBER);
  }

  @Override
  public String same(String left, String right) {
    return left + " <=> " + right;
  }

  @Override
  public String covariance(String left, String right) {
    return Expressions.covariance(cast(left, Type.NUMBER), cast(right, Type.NUMBER));
  }
}
