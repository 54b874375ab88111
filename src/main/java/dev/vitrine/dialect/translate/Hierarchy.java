package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;

/// `CONNECT BY` queries.
final class Hierarchy {

  Typed prior(Expr.Prior prior, ExpressionTranslator expressions) {
    throw Problems.unsupported("PRIOR outside CONNECT BY");
  }

  Typed root(Expr.ConnectByRoot root, ExpressionTranslator expressions) {
    throw Problems.unsupported("CONNECT_BY_ROOT outside CONNECT BY");
  }
}
