package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.functions.Functions;
import java.util.Set;

/// Tells whether an expression is another thing for each row, whatever the row holds.
final class Volatile {

  private static final Set<String> RANDOM = Set.of("RANDOM", "RANDSTR", "UUID_STRING");

  private Volatile() {}

  /// @param scope whose rows may bring numbers of their own
  static boolean isIn(Expr expression, Scope scope) {
    if (expression instanceof Expr.Call call
        && (RANDOM.contains(call.name()) || Functions.countsRows(call.name(), scope))) {
      return true;
    }
    return Aggregates.children(expression).anyMatch(part -> isIn(part, scope));
  }
}
