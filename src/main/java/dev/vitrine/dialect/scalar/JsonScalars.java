package dev.vitrine.dialect.scalar;

import java.util.Locale;
import java.util.regex.Pattern;

/// A number or a literal in a JSON text, in any spelling that PARSE_JSON takes.
final class JsonScalars {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");
  private static final Pattern NO_EXPONENT =
      Pattern.compile("[+-]?+(?:\\d++\\.?+\\d*+|\\.\\d++)[eE][+-]?+");

  private final String text;
  private final int from;
  private int at;

  JsonScalars(String text, int from) {
    this.text = text;
    this.from = from;
    this.at = from;
  }

  /// In normal form.
  String read() {
    boolean signed = "+-".indexOf(text.charAt(from)) >= 0;
    int start = signed ? from + 1 : from;
    if (start >= text.length()) {
      at = start;
      throw fault("no number after a sign");
    }
    char c = text.charAt(start);
    if (signed && (c == '-' || c == '+')) {
      at = start;
      throw fault(c == '-' ? "stray minus sign" : "stray plus sign");
    }
    if (isDigit(c) || c == '.') {
      return number();
    }
    if (!isWord(c)) {
      at = start;
      throw fault("no number after a sign");
    }
    return word(start);
  }

  int end() {
    return at;
  }

  private String number() {
    while (at < text.length() && isNumberPart(text.charAt(at))) {
      at++;
    }
    String literal = text.substring(from, at);
    if (NUMBER.matcher(literal).matches()) {
      return JsonNumbers.normal(literal);
    }
    if (NO_EXPONENT.matcher(literal).matches()) {
      throw fault("missing decimal exponent digits: '" + literal + "'");
    }
    char after = at < text.length() ? text.charAt(at) : ' ';
    throw fault("garbage in the numeric literal: " + literal + after);
  }

  private String word(int start) {
    at = start;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    String sign = text.substring(from, start);
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (!sign.isEmpty()) {
      return signed(sign, word);
    }
    return switch (word) {
      case "true", "false", "null" -> word;
      case "undefined" -> Json.UNDEFINED;
      case "nan" -> "NaN";
      case "inf", "infinity" -> "Infinity";
      default -> throw unknown();
    };
  }

  private String signed(String sign, String word) {
    return switch (sign + word) {
      case "+inf", "+infinity" -> "Infinity";
      case "-inf", "-infinity" -> "-Infinity";
      case "+nan" -> "NaN";
      default -> throw unknown();
    };
  }

  private JsonFault unknown() {
    return fault("unknown keyword \"" + text.substring(from, at) + '"');
  }

  private JsonFault fault(String what) {
    return JsonFault.at(text, at, what);
  }

  static boolean isNumberPart(char c) {
    return isWord(c) || c == '.' || c == '+' || c == '-';
  }

  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
