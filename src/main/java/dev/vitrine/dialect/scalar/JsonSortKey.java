package dev.vitrine.dialect.scalar;

import java.math.BigDecimal;

/// A text for each value such that texts in the engine's order (by code point) are values in
/// theirs: booleans, numbers, texts, objects, arrays, null, `undefined`; equal texts are equal
/// values. Arrays go by their elements and objects by their names and values, of which the first
/// that differs counts.
final class JsonSortKey {

  /// Behind each part of a container and the container itself; below all that a part begins with,
  /// so that what has no more parts comes first.
  private static final char END = '\1';

  /// Before a character of a text that would be taken for the [#END] or this mark.
  private static final char MARK = '\2';

  /// Puts the exponent, which a DOUBLE's text has below 10000, above zero.
  private static final int BIAS = 50_000;

  private static final int MOST = 99_999;

  private JsonSortKey() {}

  static String of(String json) {
    return switch (json.charAt(0)) {
      case 'f' -> "0f";
      case 't' -> "0t";
      case '"' -> "2" + JsonStrings.decode(json);
      case '[', '{' -> container(json);
      case 'n' -> "5";
      case '\t' -> "6";
      default -> "1" + number(json);
    };
  }

  /// Nothing recurses: a container's parts stand behind one another as they do in its text.
  private static String container(String json) {
    StringBuilder out = new StringBuilder(json.length() + 8);
    for (int at = 0; at < json.length(); ) {
      char c = json.charAt(at);
      switch (c) {
        case '{' -> out.append('3');
        case '[' -> out.append('4');
        case '}', ']' -> out.append(END);
        case ',', ':' -> {}
        default -> {
          int end = JsonScan.end(json, c == '\t' ? at + 1 : at);
          part(of(json.substring(at, end)), out);
          at = end;
          continue;
        }
      }
      at++;
    }
    return out.toString();
  }

  private static void part(String key, StringBuilder out) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c <= MARK) {
        out.append(MARK).append((char) (MARK + 1 + c));
      } else {
        out.append(c);
      }
    }
    out.append(END);
  }

  private static String number(String normal) {
    if (!JsonNumbers.isFinite(normal)) {
      return normal.charAt(0) == 'N' ? "8" : normal.charAt(0) == 'I' ? "7" : "3";
    }
    if (normal.charAt(0) != '-' && normal.charAt(0) != '0' && JsonNumbers.isPlainInteger(normal)) {
      return "6" + (BIAS + normal.length()) + bare(normal);
    }
    BigDecimal value = new BigDecimal(normal);
    if (value.signum() == 0) {
      return "5";
    }
    BigDecimal bare = value.stripTrailingZeros();
    int exponent = BIAS + bare.precision() - bare.scale();
    String digits = bare.unscaledValue().abs().toString();
    return value.signum() > 0
        ? "6" + exponent + digits
        : "4" + (MOST - exponent) + mirrored(digits);
  }

  /// Digits without the zeros at their end.
  private static String bare(String digits) {
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  /// So that more is less; the end is above every digit, because of -1.5 and -1.55 the latter is
  /// less.
  private static String mirrored(String digits) {
    StringBuilder out = new StringBuilder(digits.length() + 1);
    for (int i = 0; i < digits.length(); i++) {
      out.append((char) ('9' - digits.charAt(i) + '0'));
    }
    return out.append('~').toString();
  }
}
