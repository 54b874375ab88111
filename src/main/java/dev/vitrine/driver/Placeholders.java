package dev.vitrine.driver;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;

/// Counts what a statement wants bound.
final class Placeholders {

  private Placeholders() {}

  /// How many `?` it has, or the highest number of `:1`, `:2` ….
  static int count(String text) {
    if (text.indexOf('?') < 0 && text.indexOf(':') < 0) {
      return 0;
    }
    int marks = 0;
    int highest = 0;
    var tokens = Lexer.tokens(text, Escapes.SNOWFLAKE);
    for (int i = 0; i < tokens.size(); i++) {
      marks += tokens.get(i).text().equals("?") ? 1 : 0;
      boolean numbered =
          tokens.get(i).isSymbol(":")
              && i + 1 < tokens.size()
              && tokens.get(i + 1).text().matches("[1-9][0-9]{0,5}");
      highest = numbered ? Math.max(highest, Integer.parseInt(tokens.get(i + 1).text())) : highest;
    }
    return Math.max(marks, highest);
  }
}
