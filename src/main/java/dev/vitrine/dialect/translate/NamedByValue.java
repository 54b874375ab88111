package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.kernel.ErrorCode;

/// `IDENTIFIER(…)` of a value that is no literal: a variable of the session or of a script.
final class NamedByValue {

  private NamedByValue() {}

  /// Whether a call is no call, but stands for a column.
  static boolean isColumn(Expr.Call call) {
    return call.function().parts().size() == 1
        && call.name().equals("IDENTIFIER")
        && call.arguments().size() == 1;
  }

  /// The column that [#isColumn] stands for.
  static Expr.ColumnRef column(Expr.Call call, ExpressionTranslator expressions) {
    Name name = name(call.arguments().getFirst().value(), call.span(), expressions);
    return new Expr.ColumnRef(name.parts(), call.span());
  }

  /// @throws dev.vitrine.kernel.SqlError for a value that is known only when the statement runs
  static Name name(Expr value, Span whole, ExpressionTranslator expressions) {
    if (expressions.translate(value).constant() instanceof String text) {
      return Parser.named(text, value.span());
    }
    throw expressions
        .problems()
        .at(whole, ErrorCode.COMPILATION, "IDENTIFIER takes a constant text");
  }
}
