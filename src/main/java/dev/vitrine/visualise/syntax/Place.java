package dev.vitrine.visualise.syntax;

import dev.vitrine.kernel.Position;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Turns places in the visual part into places in the whole statement.
///
/// @param text the whole statement
/// @param offset where its visual part starts
record Place(String text, int offset) {

  String visual() {
    return text.substring(offset);
  }

  Position of(ParserRuleContext rule) {
    return of(rule.getStart());
  }

  /// ANTLR counts code points, a [Position] characters.
  Position of(Token token) {
    String visual = visual();
    int points = Math.clamp(token.getStartIndex(), 0, visual.codePointCount(0, visual.length()));
    return Position.at(text, offset + visual.offsetByCodePoints(0, points));
  }
}
