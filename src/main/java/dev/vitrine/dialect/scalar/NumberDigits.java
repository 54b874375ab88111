package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.NumberElement.Hex;
import dev.vitrine.dialect.scalar.NumberElement.Minimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The digits of a number as a model wants them.
///
/// @param number its absolute value; zero for infinity and not-a-number
/// @param integer digits before the point, empty for zero
/// @param fraction as many digits as the model has behind the point
/// @param overflow whether there are more digits than places
record NumberDigits(
    BigDecimal number,
    boolean negative,
    String integer,
    String fraction,
    int exponent,
    boolean overflow) {

  static NumberDigits of(@Nullable BigDecimal number, NumberModel model) {
    if (number == null) {
      return new NumberDigits(BigDecimal.ZERO, false, "", "", 0, true);
    }
    if (model.minimal().isPresent()) {
      return new NumberDigits(number.abs(), number.signum() < 0, "", "", 0, false);
    }
    return model.hex().isPresent()
        ? hex(number.toBigInteger(), model, model.hex().get())
        : decimal(number, model);
  }

  boolean isZero() {
    return number.signum() == 0;
  }

  /// Index of the last digit behind the point that is not a zero at the end, or -1.
  int lastOfFraction() {
    int last = fraction.length() - 1;
    while (last >= 0 && fraction.charAt(last) == '0') {
      last--;
    }
    return last;
  }

  private static NumberDigits decimal(BigDecimal number, NumberModel model) {
    int exponent = model.exponent().isPresent() ? exponent(number, model) : 0;
    BigDecimal rounded =
        number.scaleByPowerOfTen(-exponent).setScale(model.fractions(), RoundingMode.HALF_UP);
    String digits = rounded.unscaledValue().abs().toString();
    String padded = "0".repeat(Math.max(0, model.fractions() - digits.length())) + digits;
    int point = padded.length() - model.fractions();
    String integer = padded.substring(0, point);
    String shown = integer.equals("0") ? "" : integer;
    return new NumberDigits(
        rounded.abs(),
        rounded.signum() < 0,
        shown,
        padded.substring(point),
        exponent,
        shown.length() > model.integers());
  }

  /// By which the number is brought to fill the places before the point, also when rounding makes
  /// it a digit longer.
  private static int exponent(BigDecimal number, NumberModel model) {
    if (number.signum() == 0) {
      return 0;
    }
    int places = Math.max(1, model.integers());
    int exponent = number.precision() - number.scale() - places;
    BigDecimal rounded =
        number.scaleByPowerOfTen(-exponent).setScale(model.fractions(), RoundingMode.HALF_UP);
    return rounded.precision() - rounded.scale() > places ? exponent + 1 : exponent;
  }

  /// Without a sign a negative number is its two's complement.
  private static NumberDigits hex(BigInteger number, NumberModel model, Hex hex) {
    BigInteger limit = BigInteger.ONE.shiftLeft(4 * model.integers());
    boolean complement = number.signum() < 0 && !model.signed();
    BigInteger shown = complement ? number.add(limit) : number.abs();
    boolean overflow =
        shown.compareTo(limit) >= 0 || (complement && shown.compareTo(limit.shiftRight(1)) < 0);
    String digits = shown.signum() == 0 ? "" : shown.toString(16);
    return new NumberDigits(
        new BigDecimal(shown),
        number.signum() < 0 && model.signed(),
        hex.upper() ? digits.toUpperCase(Locale.ROOT) : digits,
        "",
        0,
        overflow);
  }

  String minimal(Minimal minimal) {
    if (overflow) {
      return "#";
    }
    return switch (minimal.form()) {
      case PLAIN -> plain(minimal);
      case SCIENTIFIC -> scientific(minimal.upper());
      case SHORTER -> {
        String plain = plain(minimal);
        String scientific = scientific(minimal.upper());
        yield scientific.length() < plain.length() ? scientific : plain;
      }
    };
  }

  private String plain(Minimal minimal) {
    boolean cut = minimal.decimals() >= 0 && number.scale() > minimal.decimals();
    BigDecimal shown = cut ? number.setScale(minimal.decimals(), RoundingMode.HALF_UP) : number;
    String text = shown.toPlainString();
    return minimal.group() > 0 ? grouped(text, minimal.group()) : text;
  }

  private static String grouped(String text, int group) {
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    StringBuilder out = new StringBuilder(text);
    for (int at = end - group; at > 0; at -= group) {
      out.insert(at, ',');
    }
    return out.toString();
  }

  private String scientific(boolean upper) {
    BigDecimal stripped = isZero() ? BigDecimal.ZERO : number.stripTrailingZeros();
    String digits = stripped.unscaledValue().toString();
    int exponent = stripped.precision() - stripped.scale() - 1;
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return digits.charAt(0) + fraction + (upper ? "E" : "e") + exponent;
  }
}
