package dev.vitrine.visualise.syntax;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Writes SQL of a visual part anew, word by word, so that the engine reads the same words as the
/// parser did: strings and names in standard quotes, comments left out.
record SqlText(CommonTokenStream tokens) {

  String of(ParserRuleContext rule) {
    StringBuilder sql = new StringBuilder();
    int end = -1;
    Token before = rule.getStart();
    for (Token token :
        tokens.getTokens(rule.getStart().getTokenIndex(), rule.getStop().getTokenIndex())) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        sql.append(end >= 0 && token.getStartIndex() > end + 1 ? " " : "")
            .append(isEscaped(before, token) ? token.getText() : word(token));
        end = token.getStopIndex();
        before = token;
      }
    }
    return sql.toString();
  }

  /// `E'…'` has the backslashes of this language already.
  private static boolean isEscaped(Token before, Token token) {
    return token.getType() == VisualiseLexer.STRING
        && before.getText().equalsIgnoreCase("E")
        && before.getStopIndex() + 1 == token.getStartIndex();
  }

  static String name(VisualiseParser.NameContext name) {
    return word(name.getStart());
  }

  private static String word(Token token) {
    String text = token.getText();
    return switch (token.getType()) {
      case VisualiseLexer.STRING -> "'" + Constants.unescaped(text).replace("'", "''") + "'";
      case VisualiseLexer.BACKTICKED ->
          "\"" + text.substring(1, text.length() - 1).replace("\"", "\"\"") + "\"";
      default -> text;
    };
  }
}
