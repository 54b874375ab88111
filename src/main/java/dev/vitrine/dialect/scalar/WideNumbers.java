package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DOUBLE;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.HUGEINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Arithmetic on decimals that the engine's 128 bits have no room for, and rounding to a number of
/// digits that is known only row by row. Decimals travel as text.
public final class WideNumbers {

  private static final int DIGITS = 38;

  private WideNumbers() {}

  public static List<JavaFunction> functions() {
    return List.of(
        Define.strict(
            "sf_quotient", HUGEINT, WideNumbers::quotient, HUGEINT, HUGEINT, BIGINT, BIGINT),
        Define.strict("sf_wide_product", TEXT, WideNumbers::product, TEXT, TEXT, BIGINT),
        Define.strict("sf_round_number", TEXT, WideNumbers::round, TEXT, BIGINT, TEXT),
        Define.strict("sf_round_real", DOUBLE, WideNumbers::roundReal, DOUBLE, BIGINT, TEXT),
        Define.strict("sf_real_digits", TEXT, WideNumbers::digits, DOUBLE, BIGINT),
        Define.strict("sf_width_bucket", BIGINT, WideNumbers::bucket, TEXT, TEXT, TEXT, BIGINT));
  }

  private static final BigInteger[] POWERS = powers();

  private static BigInteger[] powers() {
    BigInteger[] powers = new BigInteger[100];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = BigInteger.TEN.pow(i);
    }
    return powers;
  }

  /// The digits of a decimal of a scale: a, with so many digits more, by b, rounded half away from
  /// zero.
  private static BigInteger quotient(@Nullable Object[] a) {
    BigInteger dividend = (BigInteger) java.util.Objects.requireNonNull(a[0]);
    BigInteger divisor = (BigInteger) java.util.Objects.requireNonNull(a[1]);
    if (divisor.signum() == 0) {
      throw new SqlError(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
    }
    int up = (int) Args.number(a, 2);
    boolean small = up <= 18 && divisor.bitLength() < 63;
    if (small && dividend.bitLength() + POWERS[up].bitLength() < 63) {
      long scaled = dividend.longValue() * POWERS[up].longValue();
      return BigInteger.valueOf(quotient(scaled, divisor.longValue()));
    }
    return quotient(dividend.multiply(POWERS[up]), divisor, (int) Args.number(a, 3));
  }

  private static long quotient(long dividend, long divisor) {
    long quotient = dividend / divisor;
    long rest = Math.abs(dividend % divisor);
    boolean up = rest >= Math.abs(divisor) - rest;
    return up ? quotient + ((dividend < 0) == (divisor < 0) ? 1 : -1) : quotient;
  }

  private static BigInteger quotient(BigInteger dividend, BigInteger divisor, int scale) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    boolean up = parts[1].abs().shiftLeft(1).compareTo(divisor.abs()) >= 0;
    BigInteger quotient =
        up
            ? parts[0].add(BigInteger.valueOf((long) dividend.signum() * divisor.signum()))
            : parts[0];
    if (quotient.abs().compareTo(POWERS[DIGITS]) >= 0) {
      throw outOfRange(new BigDecimal(quotient, scale));
    }
    return quotient;
  }

  private static String product(@Nullable Object[] a) {
    return fitting(
        new BigDecimal(Args.text(a, 0))
            .multiply(new BigDecimal(Args.text(a, 1)))
            .setScale((int) Args.number(a, 2), RoundingMode.HALF_UP));
  }

  /// @throws SqlError `NUMBER_OUT_OF_RANGE` for more than 38 digits
  private static String fitting(BigDecimal value) {
    if (value.precision() > DIGITS) {
      throw outOfRange(value);
    }
    return value.toPlainString();
  }

  private static SqlError outOfRange(BigDecimal value) {
    return new SqlError(
        ErrorCode.NUMBER_OUT_OF_RANGE,
        "Number out of representable range: type FIXED[SB16](38,%d){nullable}, value %s"
            .formatted(value.scale(), value.toPlainString()));
  }

  /// All that a double is in decimals, rounded to digits behind the point.
  private static String digits(@Nullable Object[] a) {
    double value = (Double) java.util.Objects.requireNonNull(a[0]);
    return new BigDecimal(value)
        .setScale((int) Args.number(a, 1), RoundingMode.HALF_UP)
        .toPlainString();
  }

  /// A decimal rounded to digits behind the point, negative ones before it; it keeps its own scale.
  private static String round(@Nullable Object[] a) {
    BigDecimal value = new BigDecimal(Args.text(a, 0));
    return rounded(value, places(Args.number(a, 1)), Args.text(a, 2)).toPlainString();
  }

  private static BigDecimal rounded(BigDecimal value, int places, String mode) {
    if (places >= value.scale()) {
      return value;
    }
    return value.setScale(places, mode(mode)).setScale(value.scale(), RoundingMode.UNNECESSARY);
  }

  private static int places(long asked) {
    return (int) Math.clamp(asked, -100L, 100L);
  }

  private static Double roundReal(@Nullable Object[] a) {
    double value = (Double) java.util.Objects.requireNonNull(a[0]);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int places = places(Args.number(a, 1));
    return exact.scale() <= places
        ? value
        : exact.setScale(places, mode(Args.text(a, 2))).doubleValue();
  }

  private static RoundingMode mode(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "HALF_AWAY_FROM_ZERO" -> RoundingMode.HALF_UP;
      case "HALF_TO_EVEN" -> RoundingMode.HALF_EVEN;
      case "UP" -> RoundingMode.CEILING;
      case "DOWN" -> RoundingMode.FLOOR;
      case "TRUNCATE" -> RoundingMode.DOWN;
      default ->
          throw new SqlError(
              ErrorCode.COMPILATION,
              "Invalid rounding mode '"
                  + name
                  + "': it is 'HALF_AWAY_FROM_ZERO' or 'HALF_TO_EVEN'");
    };
  }

  /// The number, from 1, of the part of a range cut in equal parts; 0 before it, one more behind. A
  /// range that ends below its begin counts downwards.
  private static Long bucket(@Nullable Object[] a) {
    BigDecimal value = new BigDecimal(Args.text(a, 0));
    BigDecimal begin = new BigDecimal(Args.text(a, 1));
    BigDecimal range = new BigDecimal(Args.text(a, 2)).subtract(begin);
    long parts = Args.number(a, 3);
    if (parts <= 0 || range.signum() == 0) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "Invalid arguments for function 'WIDTH_BUCKET': the number of buckets must be positive"
              + " and the range's end another number than its begin");
    }
    BigDecimal width = range.abs();
    BigDecimal offset = range.signum() > 0 ? value.subtract(begin) : begin.subtract(value);
    if (offset.signum() < 0) {
      return 0L;
    }
    return offset.compareTo(width) >= 0
        ? parts + 1
        : 1 + offset.multiply(BigDecimal.valueOf(parts)).divideToIntegralValue(width).longValue();
  }
}
