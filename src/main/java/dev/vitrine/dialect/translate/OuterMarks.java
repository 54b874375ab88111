package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import java.util.Optional;

/// `a.x = b.y(+)`: outer joins that are written in `WHERE`.
final class OuterMarks {

  private OuterMarks() {}

  /// The condition without what became a join.
  static Optional<Expr> remaining(Optional<Expr> where) {
    return where;
  }
}
