package dev.vitrine.dialect.translate;

import static dev.vitrine.dialect.translate.FunctionLaws.integer;
import static dev.vitrine.dialect.translate.FunctionLaws.number;
import static dev.vitrine.dialect.translate.FunctionLaws.numbers;
import static dev.vitrine.dialect.translate.FunctionLaws.real;
import static dev.vitrine.dialect.translate.FunctionLaws.reals;

import dev.vitrine.dialect.translate.FunctionLaws.Argument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Functions of numbers: exact ones exactly, others to twelve digits.
final class NumberLaws {

  private static final List<Argument> NUMBERS =
      numbers(
          "0", "1", "-1", "2.5", "-2.5", "1.005", "-0.049", "123456.789", "99999999999999999999");
  private static final List<Argument> DIVISORS = numbers("1", "-3", "0.7", "1000", "2.50");
  private static final List<Argument> WHOLE = numbers("0", "1", "5", "-7", "255", "2147483648");
  private static final List<Argument> PLACES = numbers("0", "1", "2", "-1", "-3", "5");
  private static final List<Argument> REALS = reals(0, 1, -1, 0.5, -0.25, 2.75, 100);
  private static final List<Argument> POSITIVE = reals(0.001, 0.5, 1, 2, 10, 12345.678);
  private static final List<Argument> UNIT = reals(-1, -0.5, 0, 0.25, 1);

  private NumberLaws() {}

  static void define(FunctionLaws laws) {
    exact(laws);
    rounded(laws);
    reals1(laws);
    reals2(laws);
    bits(laws);
    compared(laws);
  }

  private static void exact(FunctionLaws laws) {
    laws.of("ABS", a -> number(a[0]).abs(), NUMBERS);
    laws.of("SIGN", a -> number(number(a[0]).signum()), NUMBERS);
    laws.of("MOD", a -> number(a[0]).remainder(number(a[1])), NUMBERS, DIVISORS);
    laws.of("FACTORIAL", a -> factorial(integer(a[0])), numbers("0", "1", "5", "20", "21", "33"));
    laws.of(
        "DIV0",
        a -> number(a[1]).signum() == 0 ? BigDecimal.ZERO : quotient(a[0], a[1]),
        WHOLE,
        numbers("0", "3", "-8"));
    laws.withNulls("DIV0NULL", NumberLaws::div0null, WHOLE, numbers("0", "3", "-8"));
    laws.withNulls("ZEROIFNULL", a -> a[0] == null ? BigDecimal.ZERO : a[0], NUMBERS);
    laws.of("NULLIFZERO", a -> number(a[0]).signum() == 0 ? null : a[0], NUMBERS);
    laws.of(
        "WIDTH_BUCKET",
        NumberLaws::bucket,
        numbers("-1", "0", "2.5", "9.99", "10", "11"),
        numbers("0"),
        numbers("10"),
        numbers("1", "4", "10"));
  }

  private static void rounded(FunctionLaws laws) {
    laws.of("ROUND", a -> number(a[0]).setScale(0, RoundingMode.HALF_UP), NUMBERS);
    laws.of("ROUND", a -> scaled(a, RoundingMode.HALF_UP), NUMBERS, PLACES);
    laws.of("CEIL,CEILING", a -> number(a[0]).setScale(0, RoundingMode.CEILING), NUMBERS);
    laws.of("CEIL,CEILING", a -> scaled(a, RoundingMode.CEILING), NUMBERS, PLACES);
    laws.of("FLOOR", a -> number(a[0]).setScale(0, RoundingMode.FLOOR), NUMBERS);
    laws.of("FLOOR", a -> scaled(a, RoundingMode.FLOOR), NUMBERS, PLACES);
    laws.of("TRUNC,TRUNCATE", a -> number(a[0]).setScale(0, RoundingMode.DOWN), NUMBERS);
    laws.of("TRUNC,TRUNCATE", a -> scaled(a, RoundingMode.DOWN), NUMBERS, PLACES);
  }

  private static void reals1(FunctionLaws laws) {
    real1(laws, "SIN", Math::sin, REALS);
    real1(laws, "COS", Math::cos, REALS);
    real1(laws, "TAN", Math::tan, REALS);
    real1(laws, "COT", x -> 1 / Math.tan(x), POSITIVE);
    real1(laws, "ASIN", Math::asin, UNIT);
    real1(laws, "ACOS", Math::acos, UNIT);
    real1(laws, "ATAN", Math::atan, REALS);
    real1(laws, "SINH", Math::sinh, UNIT);
    real1(laws, "COSH", Math::cosh, UNIT);
    real1(laws, "TANH", Math::tanh, REALS);
    real1(laws, "ASINH", x -> Math.log(x + Math.sqrt(x * x + 1)), UNIT);
    real1(laws, "ACOSH", x -> Math.log(x + Math.sqrt(x * x - 1)), reals(1, 1.5, 10));
    real1(laws, "ATANH", x -> Math.log((1 + x) / (1 - x)) / 2, reals(-0.5, 0, 0.9));
    real1(laws, "EXP", Math::exp, REALS);
    real1(laws, "LN", Math::log, POSITIVE);
    real1(laws, "SQRT", Math::sqrt, POSITIVE);
    real1(laws, "CBRT", Math::cbrt, REALS);
    real1(laws, "SQUARE", x -> x * x, REALS);
    real1(laws, "DEGREES", Math::toDegrees, REALS);
    real1(laws, "RADIANS", Math::toRadians, REALS);
  }

  private static void real1(
      FunctionLaws laws, String name, DoubleUnaryOperator rule, List<Argument> domain) {
    laws.of(name, a -> rule.applyAsDouble(real(a[0])), domain);
  }

  private static void reals2(FunctionLaws laws) {
    laws.of("ATAN2", a -> Math.atan2(real(a[0]), real(a[1])), REALS, REALS);
    laws.of("POWER,POW", a -> Math.pow(real(a[0]), real(a[1])), POSITIVE, REALS);
    laws.of("LOG", a -> Math.log(real(a[1])) / Math.log(real(a[0])), reals(2, 10, 0.5), POSITIVE);
    laws.withNulls("PI", _ -> Math.PI);
    laws.of(
        "HAVERSINE",
        NumberLaws::haversine,
        reals(0, 40.7),
        reals(-74, 10),
        reals(51.5, -33),
        reals(0, 151));
    laws.withNulls("REGR_VALX", a -> a[0] == null ? null : a[1], REALS, REALS);
    laws.withNulls("REGR_VALY", a -> a[1] == null ? null : a[0], REALS, REALS);
  }

  private static void bits(FunctionLaws laws) {
    laws.of("BITAND,BIT_AND", a -> number(whole(a[0]) & whole(a[1])), WHOLE, WHOLE);
    laws.of("BITOR,BIT_OR", a -> number(whole(a[0]) | whole(a[1])), WHOLE, WHOLE);
    laws.of("BITXOR,BIT_XOR", a -> number(whole(a[0]) ^ whole(a[1])), WHOLE, WHOLE);
    laws.of("BITNOT,BIT_NOT", a -> number(~whole(a[0])), WHOLE);
    laws.of(
        "BITSHIFTLEFT,BIT_SHIFTLEFT",
        a -> number(whole(a[0]) << integer(a[1])),
        WHOLE,
        numbers("0", "1", "20"));
    laws.of(
        "BITSHIFTRIGHT,BIT_SHIFTRIGHT",
        a -> number(whole(a[0]) >> integer(a[1])),
        WHOLE,
        numbers("0", "1", "20"));
    laws.of(
        "GETBIT",
        a -> number(whole(a[0]) >> integer(a[1]) & 1),
        WHOLE,
        numbers("0", "1", "31", "63"));
  }

  private static void compared(FunctionLaws laws) {
    laws.of("GREATEST", a -> best(a, BigDecimal::max), NUMBERS, NUMBERS, DIVISORS);
    laws.of("LEAST", a -> best(a, BigDecimal::min), NUMBERS, NUMBERS, DIVISORS);
    laws.withNulls("GREATEST_IGNORE_NULLS", a -> best(a, BigDecimal::max), NUMBERS, DIVISORS);
    laws.withNulls("LEAST_IGNORE_NULLS", a -> best(a, BigDecimal::min), NUMBERS, DIVISORS);
  }

  private static @Nullable Object best(@Nullable Object[] a, BinaryOperator<BigDecimal> better) {
    return Stream.of(a)
        .filter(Objects::nonNull)
        .map(FunctionLaws::number)
        .reduce(better)
        .orElse(null);
  }

  private static long whole(@Nullable Object value) {
    return number(value).longValueExact();
  }

  private static BigDecimal factorial(int n) {
    return new BigDecimal(
        LongStream.rangeClosed(2, n)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply));
  }

  /// Of whole numbers: six digits after the point.
  private static BigDecimal quotient(@Nullable Object a, @Nullable Object b) {
    return number(a).divide(number(b), 6, RoundingMode.HALF_UP);
  }

  private static @Nullable Object div0null(@Nullable Object[] a) {
    if (a[0] == null) {
      return null;
    }
    return a[1] == null || number(a[1]).signum() == 0 ? BigDecimal.ZERO : quotient(a[0], a[1]);
  }

  private static BigDecimal bucket(@Nullable Object[] a) {
    BigDecimal least = number(a[1]);
    BigDecimal most = number(a[2]);
    int count = integer(a[3]);
    if (number(a[0]).compareTo(least) < 0) {
      return BigDecimal.ZERO;
    }
    if (number(a[0]).compareTo(most) >= 0) {
      return number(count + 1L);
    }
    return number(a[0])
        .subtract(least)
        .multiply(number(count))
        .divide(most.subtract(least), 0, RoundingMode.FLOOR)
        .add(BigDecimal.ONE);
  }

  /// More digits than it has are not made up.
  private static BigDecimal scaled(@Nullable Object[] a, RoundingMode mode) {
    return number(a[0]).setScale(integer(a[1]), mode);
  }

  /// Kilometres on a ball of 6371 km.
  private static double haversine(@Nullable Object[] a) {
    double lat1 = Math.toRadians(real(a[0]));
    double lat2 = Math.toRadians(real(a[2]));
    double lon = Math.toRadians(real(a[3])) - Math.toRadians(real(a[1]));
    double h =
        Math.pow(Math.sin((lat2 - lat1) / 2), 2)
            + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(lon / 2), 2);
    return 2 * 6371 * Math.asin(Math.sqrt(h));
  }
}
