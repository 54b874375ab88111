package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.kernel.ErrorCode;

/// The values of a `VALUES` list: constants and what simple functions make of them. Semi-structured
/// values, subqueries and aggregates may not stand there.
final class ValuesList {

  private ValuesList() {}

  /// @throws dev.vitrine.kernel.SqlError `VALUES_EXPRESSION`
  static Typed checked(Expr value, ExpressionTranslator expressions) {
    if (hasQuery(value) || Aggregates.isIn(value)) {
      throw refused(value, expressions);
    }
    Typed typed = expressions.translate(value);
    boolean plain =
        value instanceof Expr.Bind
            || value instanceof Expr.NamedBind
            || value instanceof Expr.Variable;
    if (!plain && (typed.isSemiStructured() || makesSemiStructured(value, expressions))) {
      throw refused(value, expressions);
    }
    return typed;
  }

  static boolean hasQuery(Expr value) {
    return value instanceof Expr.Subquery
        || value instanceof Expr.Exists
        || value instanceof Expr.InQuery
        || value instanceof Expr.Quantified
        || (value instanceof Expr.Call call && call.over().isPresent())
        || Aggregates.children(value).anyMatch(ValuesList::hasQuery);
  }

  private static boolean makesSemiStructured(Expr value, ExpressionTranslator expressions) {
    return switch (value) {
      case Expr.ArrayLiteral _, Expr.ObjectLiteral _, Expr.ObjectStar _, Expr.Path _ -> true;
      case Expr.Call call ->
          expressions.translate(call).isSemiStructured() || inside(call, expressions);
      default -> inside(value, expressions);
    };
  }

  private static boolean inside(Expr value, ExpressionTranslator expressions) {
    return Aggregates.children(value)
        .filter(child -> !(child instanceof Expr.ColumnRef))
        .anyMatch(child -> makesSemiStructured(child, expressions));
  }

  private static RuntimeException refused(Expr value, ExpressionTranslator expressions) {
    Problems problems = expressions.problems();
    return Problems.plain(
        ErrorCode.VALUES_EXPRESSION,
        "Invalid expression [" + value.span().of(problems.text()) + "] in VALUES clause");
  }
}
