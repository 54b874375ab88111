package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Simple operations on whole numbers, decimals, texts and booleans, done here so that a loop's
/// counter costs no query. What it leaves alone (null) the engine does, with the same answer.
final class Folding {

  private static final int MAX = 38;

  private Folding() {}

  static @Nullable Value number(Expr.NumberLiteral literal) {
    String text = literal.text();
    if (text.chars().anyMatch(c -> c != '.' && (c < '0' || c > '9')) || text.endsWith(".")) {
      return null;
    }
    BigDecimal number = new BigDecimal(text);
    int precision = Math.max(Math.max(1, number.precision()), number.scale());
    return precision > MAX || number.scale() > MAX - 1
        ? null
        : new Value(SqlType.fixed(precision, number.scale()), number);
  }

  static Value text(String text) {
    return new Value(SqlType.text(Math.max(1, text.codePointCount(0, text.length()))), text);
  }

  static @Nullable Value negated(Value value) {
    return value.data() instanceof BigDecimal number
        ? new Value(value.type(), number.negate())
        : null;
  }

  static @Nullable Value binary(String operator, Value left, Value right) {
    return switch (operator) {
      case "=", "<>", "<", "<=", ">", ">=" -> comparison(operator, left, right);
      case "||" -> concatenation(left, right);
      default -> arithmetic(operator, left, right);
    };
  }

  private static @Nullable Value comparison(String operator, Value left, Value right) {
    Object first = left.data();
    if (first == null || right.isNull()) {
      return Value.nothing(SqlType.BOOLEAN);
    }
    if (first instanceof BigDecimal a && right.data() instanceof BigDecimal b) {
      return Value.bool(holds(operator, a.compareTo(b)));
    }
    boolean texts = left.is(Kind.TEXT) && right.is(Kind.TEXT);
    boolean truths = left.is(Kind.BOOLEAN) && right.is(Kind.BOOLEAN);
    boolean equality = operator.equals("=") || operator.equals("<>");
    return equality && (texts || truths)
        ? Value.bool(first.equals(right.data()) == operator.equals("="))
        : null;
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static @Nullable Value concatenation(Value left, Value right) {
    String a = plain(left);
    String b = plain(right);
    return a == null || b == null ? null : text(a + b);
  }

  private static @Nullable String plain(Value value) {
    return value.is(Kind.TEXT) || value.is(Kind.FIXED) ? value.text() : null;
  }

  private static @Nullable Value arithmetic(String operator, Value left, Value right) {
    if (!(left.data() instanceof BigDecimal a) || !(right.data() instanceof BigDecimal b)) {
      return null;
    }
    boolean divides = operator.equals("/") || operator.equals("%");
    if (divides && b.signum() == 0) {
      return null;
    }
    return switch (operator) {
      case "+" -> fitting(a.add(b), Types.sum(left.type(), right.type()));
      case "-" -> fitting(a.subtract(b), Types.sum(left.type(), right.type()));
      case "*" -> fitting(a.multiply(b), Types.product(left.type(), right.type()));
      case "/" -> quotient(a, b, Types.quotient(left.type(), right.type()));
      case "%" -> fitting(a.remainder(b), Types.common(left.type(), right.type()));
      default -> null;
    };
  }

  private static @Nullable Value quotient(BigDecimal a, BigDecimal b, SqlType type) {
    return fitting(a.divide(b, type.scale(), RoundingMode.HALF_UP), type);
  }

  /// Nothing where it does not fit: that is an error, which the engine tells.
  static @Nullable Value fitting(BigDecimal number, SqlType type) {
    BigDecimal scaled = number.setScale(type.scale(), RoundingMode.HALF_UP);
    return scaled.precision() > type.precision() && scaled.signum() != 0
        ? null
        : new Value(type, scaled);
  }
}
