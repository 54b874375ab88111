package dev.vitrine.dialect.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers of semi-structured values: exact ones (INTEGER, DECIMAL) are written plainly, DOUBLEs
/// with an exponent; that is how Snowflake tells them apart in a JSON text too.
final class JsonNumbers {

  private static final int EXACT_DIGITS = 38;

  /// Beyond this a number is no exact one anyway, and reading it as one would take long.
  private static final int LONGEST = 200;

  private JsonNumbers() {}

  /// A number as it was written, in normal form; more than 38 digits make a DOUBLE.
  ///
  /// @param text a sign, digits, a point, an exponent; `1.` and `.5` too
  static String normal(String text) {
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    if (exponent || text.length() > LONGEST) {
      return real(Double.parseDouble(text));
    }
    return isPlainInteger(text) ? text : exact(new BigDecimal(text));
  }

  /// At most 38 digits without idle zeros, and a minus.
  static boolean isPlainInteger(String text) {
    int from = text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - from;
    if (digits == 0 || digits > EXACT_DIGITS || text.charAt(from) == '0') {
      return text.equals("0");
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  static String exact(BigDecimal value) {
    BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    boolean fits =
        bare.precision() - bare.scale() <= EXACT_DIGITS
            && bare.scale() <= EXACT_DIGITS
            && bare.precision() <= EXACT_DIGITS;
    return fits ? bare.toPlainString() : real(value.doubleValue());
  }

  /// A DOUBLE with the fewest digits that give it back: `1.5e0`, `1e-7`, `NaN`, `-Infinity`.
  static String real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0e0" : "0e0";
    }
    BigDecimal bare = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = bare.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - bare.scale();
    String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
    return (value < 0 ? "-" : "") + digits.charAt(0) + rest + "e" + exponent;
  }

  static boolean isReal(String normal) {
    char first = normal.charAt(normal.length() > 1 && normal.charAt(0) == '-' ? 1 : 0);
    return first == 'N' || first == 'I' || normal.indexOf('e') >= 0;
  }

  static boolean isFinite(String normal) {
    char last = normal.charAt(normal.length() - 1);
    return last >= '0' && last <= '9';
  }

  /// As TO_JSON writes a number: DOUBLEs with fifteen decimals and two digits of exponent.
  static String shown(String normal) {
    if (!isReal(normal) || !isFinite(normal)) {
      return normal;
    }
    double value = Double.parseDouble(normal);
    if (value == 0) {
      return (normal.charAt(0) == '-' ? "-" : "") + "0.000000000000000e+00";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(16, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    String padded = digits + "0".repeat(16 - digits.length());
    return (value < 0 ? "-" : "") + padded.charAt(0) + "." + padded.substring(1) + power(exponent);
  }

  /// As a cast to VARCHAR writes it: a DOUBLE plainly while it has at most fifteen digits before
  /// the point, and with a signed exponent beyond (`1e+18`, `1e-07`).
  static String text(String normal) {
    if (!isReal(normal) || !isFinite(normal)) {
      return normal;
    }
    String sign = normal.charAt(0) == '-' ? "-" : "";
    int mark = normal.indexOf('e');
    int exponent = Integer.parseInt(normal, mark + 1, normal.length(), 10);
    if (exponent < -4 || exponent >= 15) {
      return normal.substring(0, mark) + power(exponent);
    }
    return sign + new BigDecimal(normal).abs().toPlainString();
  }

  private static String power(int exponent) {
    String digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
  }

  /// One spelling for equal numbers: that of an exact number where it fits into one.
  static String byValue(String normal) {
    boolean plain = !isReal(normal) && normal.indexOf('.') < 0;
    return plain || !isFinite(normal) ? normal : exact(new BigDecimal(normal));
  }
}
