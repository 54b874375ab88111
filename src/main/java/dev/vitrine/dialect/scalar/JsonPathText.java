package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.JsonPath.Step;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;

/// Reads the text of a path: names joined by dots (or colons), bare or in double quotes; indexes
/// and quoted names in brackets.
final class JsonPathText {

  private static final int MOST_DIGITS = 18;

  private final String text;
  private int at;

  private JsonPathText(String text) {
    this.text = text;
  }

  static List<Step> steps(String text) {
    return new JsonPathText(text).steps();
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    while (at < text.length()) {
      steps.add(peek() == '[' ? bracketed() : named());
    }
    return steps;
  }

  /// A name stands at the beginning or after a dot, nowhere else.
  private Step named() {
    if (at > 0) {
      expect(peek() == ':' ? ':' : '.');
    }
    if (peek() == '"') {
      return JsonPath.key(quoted('"'));
    }
    int from = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw invalid();
    }
    return JsonPath.key(text.substring(from, at));
  }

  private static boolean isBare(char c) {
    return c > ' ' && ".:[]\"'".indexOf(c) < 0;
  }

  private Step bracketed() {
    expect('[');
    skip();
    char c = peek();
    Step step = c == '\'' || c == '"' ? JsonPath.key(quoted(c)) : index();
    skip();
    expect(']');
    return step;
  }

  private Step index() {
    int from = at;
    at += peek() == '-' ? 1 : 0;
    int digits = at;
    while (JsonScalars.isDigit(peek())) {
      at++;
    }
    if (at == digits || at - digits > MOST_DIGITS) {
      throw invalid();
    }
    return new JsonPath.Index(Long.parseLong(text, from, at, 10));
  }

  /// A quote within is doubled or stands after a backslash.
  private String quoted(char quote) {
    StringBuilder out = new StringBuilder();
    at++;
    while (peek() != quote || isDoubled(quote)) {
      boolean pair = peek() == '\\' || peek() == quote;
      at += pair ? 1 : 0;
      if (at >= text.length()) {
        throw invalid();
      }
      out.append(text.charAt(at++));
    }
    at++;
    return out.toString();
  }

  private boolean isDoubled(char quote) {
    return at + 1 < text.length() && text.charAt(at + 1) == quote;
  }

  private void skip() {
    while (peek() == ' ') {
      at++;
    }
  }

  private void expect(char c) {
    if (peek() != c) {
      throw invalid();
    }
    at++;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private SqlError invalid() {
    return new SqlError(ErrorCode.COMPILATION, "Invalid extraction path '" + text + "'");
  }
}
