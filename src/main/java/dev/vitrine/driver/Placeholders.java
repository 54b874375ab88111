package dev.vitrine.driver;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.regex.Pattern;

/// Counts what a statement wants bound.
final class Placeholders {

  private static final Pattern NUMBERED = Pattern.compile(":[1-9][0-9]{0,5}");

  private Placeholders() {}

  /// How many `?` it has, or the highest number of `:1`, `:2` ….
  static int count(String text) {
    if (text.indexOf('?') < 0 && text.indexOf(':') < 0) {
      return 0;
    }
    int marks = 0;
    int highest = 0;
    for (Token token : Lexer.tokens(text, Escapes.SNOWFLAKE)) {
      marks += token.text().equals("?") ? 1 : 0;
      if (NUMBERED.matcher(token.text()).matches()) {
        highest = Math.max(highest, Integer.parseInt(token.text().substring(1)));
      }
    }
    return Math.max(marks, highest);
  }
}
