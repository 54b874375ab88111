package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.EnumSet;
import java.util.Set;

/// SQLite's SQL, from version 3.38 on. It has no dates: they are texts in ISO 8601, in UTC where
/// they name no offset, and are written so that they compare as texts. It knows no bounds of a
/// double's spread: variances come from means of squares.
///
/// Its SQL is run against SQLite in the tests.
public final class SqliteSql implements SqlDialect {

  private static final int SAMPLE = 1000;

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(Capability.FILES, Capability.PERCENTILES, Capability.FIRST_LAST));
  }

  @Override
  public String toString() {
    return "SQLite";
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER, BOOLEAN -> "INTEGER";
      case NUMBER -> "REAL";
      case TEXT, DATE, TIMESTAMP, TIME -> "TEXT";
      case BINARY -> "BLOB";
    };
  }

  /// What a value is does not follow from its column: a cast to a whole number looks at each.
  @Override
  public String cast(String expression, Type type) {
    return switch (type) {
      case INTEGER ->
          "CASE TYPEOF(%1$s) WHEN 'real' THEN CAST(%2$s AS INTEGER) ELSE CAST(%1$s AS INTEGER) END"
              .formatted(expression, Expressions.halfEven(expression));
      case BOOLEAN -> "(" + expression + " <> 0)";
      case DATE -> "DATE(" + expression + ")";
      case TIMESTAMP -> SqliteTime.moment(expression);
      case TIME -> SqliteTime.clock(expression);
      case NUMBER, TEXT, BINARY -> SqlDialect.super.cast(expression, type);
    };
  }

  @Override
  public String cast(String expression, Type from, Type to) {
    return from == Type.BOOLEAN && to == Type.TEXT
        ? Expressions.flag(expression)
        : cast(expression, to);
  }

  @Override
  public String comparable(String expression, Type type) {
    return switch (type) {
      case TEXT -> cast(expression, Type.TEXT) + " COLLATE BINARY";
      case NUMBER, DATE, TIMESTAMP, TIME -> cast(expression, type);
      case INTEGER, BOOLEAN, BINARY -> expression;
    };
  }

  /// A column has no type of its own where it is an expression: its values tell.
  @Override
  public String columns(String query) {
    return limited("SELECT * FROM (" + query + ") AS " + name("__schema"), SAMPLE);
  }

  @Override
  public String moment(Type type, String text) {
    return string(text);
  }

  @Override
  public String temporal(String expression, Type type) {
    return SqliteTime.of(cast(expression, Type.INTEGER), type);
  }

  @Override
  public String position(String expression, Type type) {
    return switch (type) {
      case DATE, TIMESTAMP, TIME -> SqliteTime.position(expression, type);
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> cast(expression, Type.NUMBER);
    };
  }

  @Override
  public String same(String left, String right) {
    return left + " IS " + right;
  }

  @Override
  public String deviation(String expression) {
    return "SQRT(" + variance(expression) + ")";
  }

  @Override
  public String variance(String expression) {
    String number = cast(expression, Type.NUMBER);
    return Expressions.variance("AVG(" + number + ")", "AVG(" + number + " * " + number + ")");
  }

  @Override
  public String covariance(String left, String right) {
    return Expressions.covariance(cast(left, Type.NUMBER), cast(right, Type.NUMBER));
  }
}
