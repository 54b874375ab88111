package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Relation;

/// `SAMPLE (n)`.
final class Samples {

  private Samples() {}

  static Source sample(
      Relation.Sample sample, RelationTranslator relations, Translator translator, Scope scope) {
    throw Problems.unsupported("SAMPLE");
  }
}
