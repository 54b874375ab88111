package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;

/// The statements of a text.
public final class Script {

  /// One statement, without its semicolon.
  ///
  /// @param offset where its text starts in the whole
  public record Part(String text, int offset) {

    /// The part with blanks for all that stands before it, so that its places are those of the
    /// whole.
    public String inPlace(String whole) {
      StringBuilder blanks = new StringBuilder(offset + text.length());
      for (int i = 0; i < offset; i++) {
        blanks.append(whole.charAt(i) == '\n' ? '\n' : ' ');
      }
      return blanks.append(text).toString();
    }
  }

  private Script() {}

  private static void requireWhole(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
        throw new SqlError(
            ErrorCode.SYNTAX,
            "SQL compilation error:\nthe character at position %d is half of one (U+%04X)."
                .formatted(at, text.codePointAt(at)));
      }
    }
  }

  /// Splits at semicolons outside strings, names, comments and, in Snowflake's dialect, blocks;
  /// parts without a token are left out.
  ///
  /// @throws SqlError `SYNTAX` for half of a character, which no text of an engine can hold
  public static List<Part> split(String text, Escapes escapes) {
    requireWhole(text);
    List<Part> parts = new ArrayList<>();
    List<Token> tokens = Lexer.tokens(text, escapes);
    Blocks blocks = new Blocks();
    int first = -1;
    int last = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.SEMICOLON && !blocks.isOpen()) {
        if (first >= 0) {
          parts.add(new Part(text.substring(first, last), first));
        }
        first = -1;
        blocks = new Blocks();
        continue;
      }
      if (escapes == Escapes.SNOWFLAKE) {
        blocks.accept(tokens, i);
      }
      first = first < 0 ? token.start() : first;
      last = token.end();
    }
    if (first >= 0) {
      parts.add(new Part(text.substring(first, last), first));
    }
    return parts;
  }
}
