package dev.vitrine.dialect.scalar;

import java.math.BigDecimal;

/// A text for each value such that texts in the engine's order (by code point) are values in
/// theirs: booleans, numbers, texts, arrays, objects, null, `undefined`; equal texts are equal
/// values.
final class JsonSortKey {

  /// Puts the exponent, which a DOUBLE's text has below 10000, above zero.
  private static final int BIAS = 50_000;

  private static final int MOST = 99_999;

  private JsonSortKey() {}

  static String of(String json) {
    return switch (json.charAt(0)) {
      case 'f' -> "0f";
      case 't' -> "0t";
      case '"' -> "2" + JsonStrings.decode(json);
      case '[', '{' -> (json.charAt(0) == '[' ? "3" : "4") + JsonValues.identity(json);
      case 'n' -> "5";
      case ' ' -> "6";
      default -> "1" + number(json);
    };
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
