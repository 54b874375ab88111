package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Relation;

/// `PIVOT` and `UNPIVOT`.
final class Pivots {

  private Pivots() {}

  static Source pivot(
      Relation.Pivot pivot, RelationTranslator relations, Translator translator, Scope scope) {
    throw Problems.unsupported("PIVOT");
  }

  static Source unpivot(
      Relation.Unpivot unpivot, RelationTranslator relations, Translator translator, Scope scope) {
    throw Problems.unsupported("UNPIVOT");
  }
}
