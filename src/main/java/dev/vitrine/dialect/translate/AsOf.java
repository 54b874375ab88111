package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Relation.Join;
import dev.vitrine.kernel.ErrorCode;
import java.util.Set;

/// `ASOF JOIN … MATCH_CONDITION (…)`; rows of the left side stay without a match.
final class AsOf {

  private static final Set<String> INEQUALITIES = Set.of(">=", ">", "<=", "<");

  private AsOf() {}

  static String condition(Join join, ExpressionTranslator expressions) {
    Expr condition = bare(join.match().orElseThrow());
    if (!(condition instanceof Expr.Binary binary) || !INEQUALITIES.contains(binary.operator())) {
      throw expressions
          .problems()
          .at(
              condition.span(),
              ErrorCode.COMPILATION,
              "MATCH_CONDITION clause is invalid: Only comparison operators '>=', '>', '<=' and '<'"
                  + " are allowed.");
    }
    String match = expressions.condition(condition);
    return join.on().map(on -> expressions.condition(on) + " AND ").orElse("") + match;
  }

  private static Expr bare(Expr condition) {
    return condition instanceof Expr.Parens parens ? bare(parens.inner()) : condition;
  }
}
