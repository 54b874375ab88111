package dev.vitrine.results.encode;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Plain decimal text of scaled integers: `-1` at scale 2 is `-0.01`.
final class DecimalText {

  private static final int LONG_DIGITS = 18;
  private static final long[] POWERS = powers();

  private DecimalText() {}

  private static long[] powers() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i <= LONG_DIGITS; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /// A power of ten.
  ///
  /// @param exponent 0 to 18
  static long power(int exponent) {
    return POWERS[exponent];
  }

  static void write(long unscaled, int scale, Output out) {
    if (scale == 0) {
      out.number(unscaled);
    } else if (scale > LONG_DIGITS || unscaled == Long.MIN_VALUE) {
      write(BigInteger.valueOf(unscaled), scale, out);
    } else {
      if (unscaled < 0) {
        out.write('-');
      }
      long rest = Math.abs(unscaled);
      out.number(rest / POWERS[scale]);
      out.write('.');
      out.digits(rest % POWERS[scale], scale);
    }
  }

  /// Writes a 128-bit number of two's complement.
  static void write(long high, long low, int scale, Output out) {
    if (high == low >> 63) {
      write(low, scale, out);
      return;
    }
    byte[] bigEndian = new byte[16];
    for (int i = 0; i < 8; i++) {
      bigEndian[i] = (byte) (high >>> (56 - 8 * i));
      bigEndian[8 + i] = (byte) (low >>> (56 - 8 * i));
    }
    write(new BigInteger(bigEndian), scale, out);
  }

  private static void write(BigInteger unscaled, int scale, Output out) {
    out.ascii(new BigDecimal(unscaled, scale).toPlainString());
  }
}
