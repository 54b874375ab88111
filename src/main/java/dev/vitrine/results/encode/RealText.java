package dev.vitrine.results.encode;

/// Floating-point numbers as Snowflake writes them: the fewest digits that name the number, no
/// `.0`, an exponent of at least two digits below 1e-4 and from 1e15 on; `NaN`, `inf`, `-inf`.
final class RealText {

  private static final int PLAIN_FROM = -4;
  private static final int PLAIN_BELOW = 15;

  private RealText() {}

  static void write(double value, Output out) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15 && value != 0) {
      out.number((long) value);
    } else if (Double.isFinite(value)) {
      finite(Double.toString(value), out);
    } else {
      special(value, out);
    }
  }

  static void write(float value, Output out) {
    if (Float.isFinite(value)) {
      finite(Float.toString(value), out);
    } else {
      special(value, out);
    }
  }

  private static void special(double value, Output out) {
    out.ascii(Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf");
  }

  /// Takes Java's text, which has the right digits in another arrangement.
  private static void finite(String java, Output out) {
    int start = java.charAt(0) == '-' ? 1 : 0;
    int e = java.indexOf('E');
    int end = e < 0 ? java.length() : e;
    int point = java.indexOf('.');
    StringBuilder digits = new StringBuilder(24).append(java, start, point);
    digits.append(java, point + 1, end);
    int exponent =
        point - start - 1 + (e < 0 ? 0 : Integer.parseInt(java, e + 1, java.length(), 10));
    int leading = 0;
    while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
      leading++;
    }
    digits.delete(0, leading);
    int length = digits.length();
    while (length > 1 && digits.charAt(length - 1) == '0') {
      length--;
    }
    digits.setLength(length);
    if (start == 1) {
      out.write('-');
    }
    arrange(digits, digits.charAt(0) == '0' ? 0 : exponent - leading, out);
  }

  /// @param exponent of the first digit
  private static void arrange(StringBuilder digits, int exponent, Output out) {
    if (exponent < PLAIN_FROM || exponent >= PLAIN_BELOW) {
      scientific(digits, exponent, out);
    } else if (exponent < 0) {
      out.ascii("0." + "0".repeat(-exponent - 1));
      out.ascii(digits.toString());
    } else if (digits.length() <= exponent + 1) {
      out.ascii(digits.toString());
      out.ascii("0".repeat(exponent + 1 - digits.length()));
    } else {
      out.ascii(digits.substring(0, exponent + 1));
      out.write('.');
      out.ascii(digits.substring(exponent + 1));
    }
  }

  private static void scientific(StringBuilder digits, int exponent, Output out) {
    out.write(digits.charAt(0));
    if (digits.length() > 1) {
      out.write('.');
      out.ascii(digits.substring(1));
    }
    out.write('e');
    out.write(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    out.digits(size, Math.max(2, Output.digitsOf(size)));
  }
}
