package dev.vitrine.kernel.lex;

import java.util.Locale;

/// One word of a text.
///
/// @param start offset of its first character
/// @param end offset behind its last
/// @param text as written, quotes included
/// @param depth open brackets before it; a bracket itself stands on the outer level
public record Token(Kind kind, int start, int end, String text, int depth) {

  /// What a token is. Comments and blanks are no tokens.
  public enum Kind {
    /// A bare name or key word.
    WORD,
    /// A name in double quotes.
    QUOTED,
    /// A string in single quotes, or `E'…'`.
    STRING,
    /// A string between dollar signs.
    DOLLAR_STRING,
    NUMBER,
    /// `?`, `:1`, `:name`, `$1`.
    PLACEHOLDER,
    /// A session variable, `$name`.
    VARIABLE,
    SEMICOLON,
    /// Any other mark; several characters where SQL has such an operator.
    SYMBOL,
    /// A string, name or comment that never ends.
    UNFINISHED
  }

  /// Whether this is the bare word, in any case.
  public boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /// The name that this token stands for, quotes taken off; a bare word stays as it was written.
  public String name() {
    return kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  /// A bare word in upper case, which is how key words are compared; anything else as it is.
  public String upper() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
  }
}
