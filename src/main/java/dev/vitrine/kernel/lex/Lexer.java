package dev.vitrine.kernel.lex;

import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a text into tokens in one pass, in linear time, whatever it holds: bad input becomes an
/// [Kind#UNFINISHED] or a [Kind#SYMBOL] token, never an exception.
public final class Lexer {

  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  private static final List<String> OPERATORS =
      List.of("::", "||", "<=", ">=", "<>", "!=", "=>", "->>", "->", "**", "//", "==", "@>", "<@");

  private final String text;
  private final Escapes escapes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Lexer(String text, Escapes escapes) {
    this.text = text;
    this.escapes = escapes;
  }

  public static List<Token> tokens(String text, Escapes escapes) {
    return new Lexer(text, escapes).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (startsComment()) {
        skipComment();
      } else {
        token(c);
      }
    }
    return tokens;
  }

  private boolean startsComment() {
    return text.startsWith("--", at)
        || text.startsWith("/*", at)
        || (escapes == Escapes.SNOWFLAKE && text.startsWith("//", at));
  }

  private void skipComment() {
    if (text.startsWith("/*", at)) {
      skipBlockComment();
      return;
    }
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  /// DuckDB and PostgreSQL nest block comments, Snowflake does not.
  private void skipBlockComment() {
    int start = at;
    int open = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at) && (open == 0 || escapes == Escapes.STANDARD)) {
        open++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        open--;
        at += 2;
        if (open == 0) {
          return;
        }
      } else {
        at++;
      }
    }
    add(Kind.UNFINISHED, start);
  }

  private void token(char c) {
    int start = at;
    if (c == '\'') {
      add(string(escapes == Escapes.SNOWFLAKE) ? Kind.STRING : Kind.UNFINISHED, start);
    } else if ((c == 'e' || c == 'E') && escapes == Escapes.STANDARD && next() == '\'') {
      at++;
      add(string(true) ? Kind.STRING : Kind.UNFINISHED, start);
    } else if (c == '"') {
      add(quotedName() ? Kind.QUOTED : Kind.UNFINISHED, start);
    } else if (c == '$') {
      dollar(start);
    } else if (isFileUrl()) {
      skipFileUrl();
      add(Kind.SYMBOL, start);
    } else if (isNameStart(c)) {
      skipName();
      add(Kind.WORD, start);
    } else if (isDigit(c) || (c == '.' && isDigit(next()))) {
      skipNumber();
      add(Kind.NUMBER, start);
    } else {
      symbol(c, start);
    }
  }

  /// `file://…` stands bare in Snowflake's PUT and GET, and holds what starts comments elsewhere.
  private boolean isFileUrl() {
    return escapes == Escapes.SNOWFLAKE && text.regionMatches(true, at, "file://", 0, 7);
  }

  private void skipFileUrl() {
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != ';') {
      at++;
    }
  }

  private void symbol(char c, int start) {
    if (c == '?') {
      at++;
      add(Kind.PLACEHOLDER, start);
    } else if (c == ';') {
      at++;
      add(Kind.SEMICOLON, start);
    } else if (c == ':' && next() != ':' && isBind()) {
      at++;
      skipName();
      add(Kind.PLACEHOLDER, start);
    } else {
      at += operatorLength();
      bracket(c, start);
    }
  }

  private void bracket(char c, int start) {
    switch (c) {
      case '(', '[', '{' -> {
        add(Kind.SYMBOL, start);
        depth++;
      }
      case ')', ']', '}' -> {
        depth = Math.max(0, depth - 1);
        add(Kind.SYMBOL, start);
      }
      default -> add(Kind.SYMBOL, start);
    }
  }

  /// `:1` and `:name` bind where an operand may start; behind an operand a colon is a path (`v:a`)
  /// or a slice (`a[1:2]`).
  private boolean isBind() {
    char following = next();
    if (!isNameStart(following) && !isDigit(following)) {
      return false;
    }
    if (tokens.isEmpty()) {
      return true;
    }
    Token before = tokens.getLast();
    boolean touches = before.end() == at;
    return switch (before.kind()) {
      case WORD -> !touches;
      case SYMBOL -> !CLOSING.contains(before.text());
      case SEMICOLON -> true;
      default -> false;
    };
  }

  private int operatorLength() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        return operator.length();
      }
    }
    return Character.charCount(text.codePointAt(at));
  }

  private boolean string(boolean backslash) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && backslash) {
        at += 2;
      } else if (c == '\'' && next() == '\'') {
        at += 2;
      } else if (c == '\'') {
        at++;
        return true;
      } else {
        at++;
      }
    }
    at = text.length();
    return false;
  }

  private boolean quotedName() {
    at++;
    while (at < text.length()) {
      if (text.charAt(at) != '"') {
        at++;
      } else if (next() == '"') {
        at += 2;
      } else {
        at++;
        return true;
      }
    }
    return false;
  }

  private void dollar(int start) {
    int tagEnd = at + 1;
    while (tagEnd < text.length()
        && isNamePart(text.charAt(tagEnd))
        && text.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    boolean tag = tagEnd < text.length() && text.charAt(tagEnd) == '$';
    boolean digit = isDigit(next());
    if (tag && !digit) {
      String fence = text.substring(at, tagEnd + 1);
      int close = text.indexOf(fence, tagEnd + 1);
      at = close < 0 ? text.length() : close + fence.length();
      add(close < 0 ? Kind.UNFINISHED : Kind.DOLLAR_STRING, start);
    } else if (digit || isNameStart(next())) {
      at = tagEnd;
      add(digit ? Kind.PLACEHOLDER : Kind.VARIABLE, start);
    } else {
      at++;
      add(Kind.SYMBOL, start);
    }
  }

  private void skipName() {
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
  }

  private void skipNumber() {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean sign = (c == '+' || c == '-') && isExponent(text.charAt(at - 1)) && !isHex();
      if (!isNamePart(c) && c != '.' && !sign) {
        return;
      }
      at++;
    }
  }

  private boolean isHex() {
    int start = tokens.isEmpty() ? 0 : tokens.getLast().end();
    return text.startsWith("0x", start) || text.startsWith("0X", start);
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }

  private char next() {
    return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }

  private void add(Kind kind, int start) {
    at = Math.min(at, text.length());
    tokens.add(new Token(kind, start, at, text.substring(start, at), depth));
  }
}
