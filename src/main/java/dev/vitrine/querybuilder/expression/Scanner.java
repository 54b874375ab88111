package dev.vitrine.querybuilder.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts an expression in brackets' language into tokens.
final class Scanner {

  private static final List<String> SYMBOLS =
      List.of(
          "==", "!=", "<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", ",", ".");

  enum Kind {
    FIELD,
    NUMBER,
    TEXT,
    WORD,
    SYMBOL
  }

  /// @param text a field's name, a text's characters, or the token as written
  /// @param at offset of its first character
  record Token(Kind kind, String text, int at) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
  }

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Scanner(String source) {
    this.source = source;
  }

  static List<Token> tokens(String source) {
    return new Scanner(source).run();
  }

  private List<Token> run() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '[') {
        field();
      } else if (c == '"' || c == '\'') {
        text(c);
      } else if (Character.isDigit(c)) {
        taken(Kind.NUMBER, numberEnd());
      } else if (Character.isLetter(c) || c == '_') {
        taken(Kind.WORD, wordEnd());
      } else {
        symbol(c);
      }
    }
    return tokens;
  }

  private void taken(Kind kind, int end) {
    tokens.add(new Token(kind, source.substring(at, end), at));
    at = end;
  }

  private void field() {
    int end = source.indexOf(']', at);
    if (end < 0) {
      throw new ExpressionError("the '[' at position %d is never closed".formatted(at));
    }
    String name = source.substring(at + 1, end).strip();
    if (name.isEmpty()) {
      throw new ExpressionError("the field at position %d has no name".formatted(at));
    }
    tokens.add(new Token(Kind.FIELD, name, at));
    at = end + 1;
  }

  /// A backslash takes the next character as it is.
  private void text(char quote) {
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == quote) {
        tokens.add(new Token(Kind.TEXT, value.toString(), at));
        at = i + 1;
        return;
      }
      if (c == '\\' && i + 1 < source.length()) {
        i++;
      }
      value.append(source.charAt(i));
    }
    throw new ExpressionError("the text at position %d never ends".formatted(at));
  }

  private int numberEnd() {
    int end = at;
    boolean point = false;
    while (end < source.length()
        && (Character.isDigit(source.charAt(end)) || (!point && source.charAt(end) == '.'))) {
      point |= source.charAt(end) == '.';
      end++;
    }
    return end;
  }

  private int wordEnd() {
    int end = at;
    while (end < source.length()
        && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private void symbol(char c) {
    Optional<String> found =
        SYMBOLS.stream().filter(symbol -> source.startsWith(symbol, at)).findFirst();
    if (found.isEmpty()) {
      throw new ExpressionError("invalid character '%c' at position %d".formatted(c, at));
    }
    taken(Kind.SYMBOL, at + found.get().length());
  }
}
