package dev.vitrine.dialect;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers as bindings write them. Every method throws an IllegalArgumentException for other text.
final class BoundNumbers {

  private static final int MAX_DIGITS = 38;
  private static final int MAX_LENGTH = 400;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private BoundNumbers() {}

  static BigDecimal fixed(String text) {
    BigDecimal number = new BigDecimal(checked(text));
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    if (plain.precision() > MAX_DIGITS || plain.scale() > MAX_DIGITS) {
      plain = fitting(plain.stripTrailingZeros());
    }
    return plain;
  }

  private static BigDecimal fitting(BigDecimal number) {
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    if (plain.precision() > MAX_DIGITS || plain.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException("more than 38 digits");
    }
    return plain;
  }

  static double real(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(checked(text));
    };
  }

  /// The length is bounded because reading a long number takes quadratic time.
  private static String checked(String text) {
    String stripped = text.strip();
    if (stripped.length() > MAX_LENGTH || !NUMBER.matcher(stripped).matches()) {
      throw new IllegalArgumentException("not a number");
    }
    return stripped;
  }
}
