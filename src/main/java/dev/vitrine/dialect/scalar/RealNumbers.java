package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DOUBLE;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Functions in floating point that the engine has not.
public final class RealNumbers {

  /// Kilometres, as Snowflake has it.
  private static final double EARTH_RADIUS = 6371;

  private RealNumbers() {}

  public static List<JavaFunction> functions() {
    return List.of(
        // the engine's own is off by a digit for whole numbers
        Define.strict("sf_cbrt", DOUBLE, a -> Math.cbrt(real(a, 0)), DOUBLE),
        Define.strict(
            "sf_haversine", DOUBLE, RealNumbers::haversine, DOUBLE, DOUBLE, DOUBLE, DOUBLE),
        Define.strict("sf_zipf", BIGINT, RealNumbers::zipf, DOUBLE, BIGINT, BIGINT));
  }

  private static double real(@Nullable Object[] a, int index) {
    return (Double) Objects.requireNonNull(a[index]);
  }

  /// Kilometres between two places on a globe, given in degrees.
  private static Double haversine(@Nullable Object[] a) {
    double latitude1 = Math.toRadians(real(a, 0));
    double latitude2 = Math.toRadians(real(a, 2));
    double up = Math.sin((latitude2 - latitude1) / 2);
    double along = Math.sin(Math.toRadians(real(a, 3) - real(a, 1)) / 2);
    double part = up * up + along * along * Math.cos(latitude1) * Math.cos(latitude2);
    return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, part)));
  }

  private static Long zipf(@Nullable Object[] a) {
    double exponent = real(a, 0);
    long count = Args.number(a, 1);
    if (!(exponent > 0) || count < 1 || count > 16_777_215) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "Invalid arguments for function 'ZIPF': the exponent must be positive and the number of"
              + " elements from 1 to 16777215");
    }
    return zipf(exponent, count, new SplittableRandom(Args.number(a, 2)));
  }

  /// Inverts the integral of x^-s and rejects what lies above the steps (Hörmann and Derflinger,
  /// "Rejection-inversion to generate variates from monotone discrete distributions", 1996).
  private static long zipf(double s, long count, SplittableRandom random) {
    double first = integral(1.5, s) - 1;
    double last = integral((double) count + 0.5, s);
    while (true) {
      double u = last + random.nextDouble() * (first - last);
      double x = inverse(u, s);
      long k = Math.clamp(Math.round(x), 1L, count);
      if (u >= integral((double) k + 0.5, s) - Math.pow((double) k, -s)) {
        return k;
      }
    }
  }

  private static double integral(double x, double s) {
    return s == 1 ? Math.log(x) : (Math.pow(x, 1 - s) - 1) / (1 - s);
  }

  private static double inverse(double u, double s) {
    return s == 1 ? Math.exp(u) : Math.pow(1 + u * (1 - s), 1 / (1 - s));
  }
}
