package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers and booleans read from text, and floating-point numbers written as text.
final class Readings {

  /// Possessive throughout, so that no text takes long.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d{1,9}+)?+");

  private static final int MOST_DIGITS = 38;

  /// Significant digits of a FLOAT as text.
  private static final MathContext SHOWN = new MathContext(10, RoundingMode.HALF_EVEN);

  /// Significant digits of a FLOAT in a file, and how many of them behind the point.
  private static final MathContext UNLOADED = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final int UNLOADED_SCALE = 9;

  private Readings() {}

  /// Digits of a NUMBER(precision, scale), rounded half away from zero.
  static String decimal(String text, long precision, long scale) {
    if (isPlain(text, precision - scale, scale)) {
      return text;
    }
    BigDecimal number = number(text);
    boolean vast = (long) number.precision() - number.scale() > MOST_DIGITS + 1;
    if (vast && number.signum() != 0) {
      throw outOfRange(text);
    }
    BigDecimal rounded = number.setScale((int) scale, RoundingMode.HALF_UP);
    if (rounded.precision() > precision && rounded.signum() != 0) {
      throw outOfRange(text);
    }
    return rounded.toPlainString();
  }

  /// Digits that fit as they are, which most texts are.
  private static boolean isPlain(String text, long lead, long scale) {
    int at = text.startsWith("-") ? 1 : 0;
    int digits = digits(text, at);
    if (digits == 0 || digits > lead || at + digits == text.length()) {
      return digits > 0 && digits <= lead;
    }
    int point = at + digits;
    int decimals = digits(text, point + 1);
    return text.charAt(point) == '.'
        && decimals > 0
        && decimals <= scale
        && point + 1 + decimals == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  private static BigDecimal number(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      throw notNumeric(text);
    }
    BigDecimal number = new BigDecimal(stripped);
    return number.signum() == 0 || number.scale() > 10_000 ? tiny(number) : number;
  }

  /// Nothing is left of it at any scale.
  private static BigDecimal tiny(BigDecimal number) {
    boolean vanishes = (long) number.precision() - number.scale() < -MOST_DIGITS;
    return number.signum() == 0 || vanishes ? BigDecimal.ZERO : number;
  }

  static double real(String text) {
    String stripped = text.strip();
    if (NUMBER.matcher(stripped).matches()) {
      return Double.parseDouble(stripped);
    }
    return switch (stripped.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw notNumeric(text);
    };
  }

  static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default ->
          throw new SqlError(
              ErrorCode.NOT_BOOLEAN, "Boolean value '" + shown(text) + "' is not recognized");
    };
  }

  /// As C's `%.10g` writes it.
  static String text(double number) {
    return text(number, SHOWN, Integer.MAX_VALUE);
  }

  /// As a file of texts has it.
  static String unloaded(double number) {
    return text(number, UNLOADED, UNLOADED_SCALE);
  }

  /// @param scale most digits behind the point of a number without exponent
  private static String text(double number, MathContext digits, int scale) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(digits).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= digits.getPrecision()) {
      return scientific(rounded, exponent);
    }
    return rounded.scale() > scale
        ? rounded.setScale(scale, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()
        : rounded.toPlainString();
  }

  private static String scientific(BigDecimal number, int exponent) {
    String mantissa = number.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  static SqlError notNumeric(String text) {
    return new SqlError(
        ErrorCode.NOT_NUMERIC, "Numeric value '" + shown(text) + "' is not recognized");
  }

  private static SqlError outOfRange(String text) {
    return new SqlError(
        ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE,
        "Numeric value '" + shown(text) + "' is out of range");
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
