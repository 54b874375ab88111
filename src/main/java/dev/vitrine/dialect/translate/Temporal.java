package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.scalar.Interval;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.times.Spans;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;

/// Arithmetic of dates and times.
final class Temporal {

  private Temporal() {}

  static boolean isInterval(Expr expression) {
    return expression instanceof Expr.IntervalLiteral;
  }

  static boolean isTemporal(Typed value) {
    return value.is(Kind.DATE) || value.is(Kind.TIME) || value.isTimestamp();
  }

  /// `d + 1`, `d1 - d2`.
  static Typed arithmetic(
      Expr.Binary binary, Typed left, Typed right, ExpressionTranslator expressions) {
    boolean minus = binary.operator().equals("-");
    if (left.is(Kind.DATE) && right.is(Kind.DATE) && minus) {
      return Typed.loose("(" + left.sql() + " - " + right.sql() + ")", SqlType.fixed(9, 0));
    }
    Typed date = left.is(Kind.DATE) ? left : right;
    Typed days = left.is(Kind.DATE) ? right : left;
    if (date.is(Kind.DATE) && (days.isNumeric() || days.isText())) {
      String number = Casts.implicit(days, SqlType.fixed(9, 0)).sql();
      return Typed.of(
          "(" + date.sql() + " " + binary.operator() + " CAST(" + number + " AS INTEGER))",
          SqlType.DATE);
    }
    throw expressions
        .problems()
        .at(
            binary.span(),
            ErrorCode.INVALID_ARGUMENT_TYPES,
            "Invalid argument types for function '%s': (%s, %s)"
                .formatted(binary.operator(), TypeText.of(left.type()), TypeText.of(right.type())));
  }

  /// `d + INTERVAL '1 day'`, `INTERVAL '1 day' + d`, `d - INTERVAL '1 day'`.
  static Typed interval(Expr.Binary binary, ExpressionTranslator expressions) {
    boolean first = binary.left() instanceof Expr.IntervalLiteral;
    boolean minus = binary.operator().equals("-");
    Expr other = first ? binary.right() : binary.left();
    Expr interval = first ? binary.left() : binary.right();
    boolean adds = binary.operator().equals("+") || (minus && !first);
    if (!adds || !(interval instanceof Expr.IntervalLiteral literal) || isInterval(other)) {
      throw stray(binary, expressions);
    }
    Interval span = span(literal, expressions);
    Typed value = expressions.translate(other);
    boolean daysOnTime =
        value.is(Kind.TIME) && span.terms().stream().anyMatch(term -> !term.part().isOfTime());
    if (daysOnTime) {
      throw stray(binary, expressions);
    }
    return new Spans(TimeSettings.of(expressions.environment())).add(value, span, minus);
  }

  /// What a literal says.
  ///
  /// @throws SqlError for a text that is no list of amounts
  static Interval span(Expr.IntervalLiteral literal, ExpressionTranslator expressions) {
    return Interval.parse(literal.text()).orElseThrow(() -> unknown(literal, expressions));
  }

  private static SqlError unknown(Expr.IntervalLiteral literal, ExpressionTranslator expressions) {
    return expressions
        .problems()
        .at(
            literal.span(),
            ErrorCode.SYNTAX,
            "invalid interval '" + literal.text() + "': a list like '1 year, 2 days' is wanted");
  }

  private static SqlError stray(Expr.Binary binary, ExpressionTranslator expressions) {
    return expressions
        .problems()
        .at(
            binary.span(),
            ErrorCode.INVALID_ARGUMENT_TYPES,
            "Invalid argument types for function '"
                + binary.operator()
                + "': an INTERVAL is added to or taken from a date, time or timestamp");
  }
}
