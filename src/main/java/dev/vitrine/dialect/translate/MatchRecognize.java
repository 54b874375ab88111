package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Relation;

/// `MATCH_RECOGNIZE`.
final class MatchRecognize {

  private MatchRecognize() {}

  static Source translate(
      Relation.MatchRecognize match,
      RelationTranslator relations,
      Translator translator,
      Scope scope) {
    throw Problems.unsupported("MATCH_RECOGNIZE");
  }
}
