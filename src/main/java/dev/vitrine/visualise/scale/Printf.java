package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// C's printf for one number; halves are rounded away from zero, as people do.
final class Printf {

  private static final Pattern FORMAT =
      Pattern.compile("([^%]*)%([-+ 0#]*)(\\d{1,3})?(?:\\.(\\d{1,2}))?([a-zA-Z])([^%]*)");

  /// Decimals that a double can have.
  private static final int EXACT = 15;

  private Printf() {}

  /// Empty when the value is no number or the format is none for numbers of its kind.
  static Optional<String> of(String format, Value value) {
    return value instanceof Value.Numeric number
        ? of(format.replace("%%", "\u0000"), number.value()).map(s -> s.replace('\u0000', '%'))
        : Optional.empty();
  }

  private static Optional<String> of(String format, double number) {
    Matcher parts = FORMAT.matcher(format);
    if (!parts.matches() || !Double.isFinite(number)) {
      return Optional.empty();
    }
    int precision = parts.group(4) == null ? 6 : Integer.parseInt(parts.group(4));
    int width = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    char conversion = parts.group(5).charAt(0);
    return digits(conversion, Math.abs(number), precision)
        .map(digits -> padded(parts.group(2), width, sign(parts.group(2), number), digits))
        .map(text -> parts.group(1) + text + parts.group(6));
  }

  private static Optional<String> digits(char conversion, double number, int precision) {
    return switch (conversion) {
      case 'f', 'F' -> Optional.of(rounded(number, precision));
      case 'e' -> Optional.of(exponent(number, precision));
      case 'E' -> Optional.of(exponent(number, precision).toUpperCase(Locale.ROOT));
      case 'g' -> Optional.of(general(number, precision));
      case 'G' -> Optional.of(general(number, precision).toUpperCase(Locale.ROOT));
      default -> Optional.empty();
    };
  }

  /// Rounds the exact binary value, ties to even, as C does.
  static String fixed(double number, int precision) {
    return !Double.isFinite(number)
        ? Double.toString(number)
        : new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
  }

  /// As close to what people write as a double is: 0.35 has the half that its binary value has not.
  private static String rounded(double number, int precision) {
    double whole = Math.floor(number);
    if (precision > EXACT) {
      return fixed(number, precision);
    }
    BigDecimal rest =
        BigDecimal.valueOf(
            (long) Math.floor((number - whole) * Math.pow(10, precision) + 0.5), precision);
    return new BigDecimal(whole).add(rest).setScale(precision).toPlainString();
  }

  private static String exponent(double number, int precision) {
    BigDecimal exact = new BigDecimal(number);
    if (exact.signum() == 0) {
      return fixed(0, precision) + "e+00";
    }
    int power = exact.precision() - exact.scale() - 1;
    String digits = rounded(exact.movePointLeft(power).doubleValue(), precision);
    if (digits.startsWith("10")) {
      power++;
      digits = rounded(1, precision);
    }
    String sign = power < 0 ? "-" : "+";
    return digits + "e" + sign + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
  }

  private static String general(double number, int precision) {
    int digits = Math.max(1, precision);
    String scientific = exponent(number, digits - 1);
    int power = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
    if (power < -4 || power >= digits) {
      int e = scientific.indexOf('e');
      return stripped(scientific.substring(0, e)) + scientific.substring(e);
    }
    return stripped(rounded(number, digits - 1 - power));
  }

  private static String stripped(String digits) {
    return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
  }

  private static String sign(String flags, double number) {
    if (number < 0) {
      return "-";
    }
    return flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private static String padded(String flags, int width, String sign, String digits) {
    int missing = Math.max(0, width - sign.length() - digits.length());
    if (flags.contains("-")) {
      return sign + digits + " ".repeat(missing);
    }
    return flags.contains("0")
        ? sign + "0".repeat(missing) + digits
        : " ".repeat(missing) + sign + digits;
  }
}
