package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Relation.Join;

/// `ASOF JOIN … MATCH_CONDITION (…)`; rows of the left side stay without a match.
final class AsOf {

  private AsOf() {}

  static String condition(Join join, ExpressionTranslator expressions) {
    String match = expressions.condition(join.match().orElseThrow());
    return join.on().map(on -> expressions.condition(on) + " AND ").orElse("") + match;
  }
}
