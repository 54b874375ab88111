package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Exact division of decimals, rounded half away from zero, with the type that Snowflake's "Scale
/// and precision in arithmetic operations" gives. The engine itself divides in floating point.
///
/// Both operands become whole numbers, the dividend with as many digits more as the quotient has
/// behind the point; n / d is then trunc((2n + sign(n)|d|) / 2d). Numbers of 64 bits do where they
/// have room, which is looked at row by row unless the types say so; else 128 bits, which the
/// engine divides ten times slower; else Java.
record Division(SqlType a, SqlType b, SqlType type) {

  /// Digits of any whole number of 64 bits, with room for twice as much and another one.
  private static final int LONG = 18;

  /// The same for 128 bits.
  private static final int HUGE = 37;

  /// @param type of the quotient, [Types#quotient]
  static Typed exact(Typed a, Typed b, SqlType type) {
    Division division = new Division(a.type(), b.type(), type);
    String sql =
        Let.several(
            List.of(a.exactly().sql(), b.exactly().sql()),
            names -> division.body(names.getFirst(), names.getLast()));
    return Typed.of(sql, type);
  }

  /// Digits that the dividend gets more.
  private int up() {
    return type.scale() + b.scale() - a.scale();
  }

  private String body(String x, String y) {
    if (up() > LONG - 2) {
      return wide(x, y);
    }
    List<String> conditions = new ArrayList<>();
    bound(x, a, LONG - up()).ifPresent(conditions::add);
    bound(y, b, LONG).ifPresent(conditions::add);
    String quick = quotient(whole(x, a), whole(y, b), "BIGINT", 19);
    return conditions.isEmpty()
        ? quick
        : "CASE WHEN %s THEN %s ELSE %s END"
            .formatted(String.join(" AND ", conditions), quick, wide(x, y));
  }

  /// The condition that a value has no more digits, if its type does not say so.
  private static java.util.Optional<String> bound(String name, SqlType of, int digits) {
    boolean exact = isQuick(of);
    if (exact && of.precision() <= digits) {
      return java.util.Optional.empty();
    }
    // floating point has 15 digits, some of which go into undoing the scale
    int sure = exact ? digits : Math.min(digits, of.scale() == 0 ? 15 : 14);
    String limit = BigDecimal.ONE.movePointRight(sure - of.scale()).toPlainString();
    return java.util.Optional.of(
        "CAST(%s AS DOUBLE) BETWEEN -%sE0 AND %sE0".formatted(name, limit, limit));
  }

  /// Whether the engine takes the digits of a decimal without 128 bits.
  private static boolean isQuick(SqlType of) {
    return of.scale() == 0 ? of.precision() <= LONG : of.precision() + of.scale() < LONG;
  }

  /// A decimal's digits as a whole number of 64 bits.
  private static String whole(String name, SqlType of) {
    if (!isQuick(of)) {
      String factor = of.scale() == 0 ? "" : " * 1E" + of.scale();
      return "CAST(round(CAST(" + name + " AS DOUBLE)" + factor + ") AS BIGINT)";
    }
    return of.scale() == 0
        ? "CAST(" + name + " AS BIGINT)"
        : "CAST((" + name + " * " + decimal(of.scale()) + ") AS BIGINT)";
  }

  private static String decimal(int zeros) {
    return "CAST(1" + "0".repeat(zeros) + " AS DECIMAL(" + (zeros + 1) + ",0))";
  }

  private String wide(String x, String y) {
    return Let.several(
        List.of(unscaled(x, a), unscaled(y, b)),
        names -> guarded(names.getFirst(), names.getLast()));
  }

  private String guarded(String x, String y) {
    String java =
        "CAST(sf_wide_quotient(CAST(%s AS VARCHAR), CAST(%s AS VARCHAR), %d, %d) AS %s)"
            .formatted(x, y, up(), type.scale(), EngineTypes.of(type));
    if (up() >= HUGE) {
      return java;
    }
    String quotient = quotient(x, y, "HUGEINT", Types.MAX);
    String limit = power(HUGE - up(), "HUGEINT");
    String roomy = x + " BETWEEN -" + limit + " AND " + limit;
    String least = power(HUGE, "HUGEINT");
    return "CASE WHEN %s AND %s BETWEEN -%s AND %s THEN %s ELSE %s END"
        .formatted(roomy, y, least, least, quotient, java);
  }

  /// A decimal's digits as a whole number of 128 bits.
  private static String unscaled(String name, SqlType of) {
    if (of.scale() == 0) {
      return "CAST(" + name + " AS HUGEINT)";
    }
    // a factor without a scale keeps every digit, of a decimal that is wide to begin with
    return of.precision() + of.scale() > Types.MAX
        ? "CAST(replace(CAST(" + name + " AS VARCHAR), '.', '') AS HUGEINT)"
        : "CAST((CAST(%s AS DECIMAL(38,%d)) * %s) AS HUGEINT)"
            .formatted(name, of.scale(), decimal(of.scale()));
  }

  private String quotient(String x, String y, String integer, int digits) {
    String twice = "(%s * %s + sign(%s) * abs(%s))".formatted(x, twice(up(), integer), x, y);
    String whole = "CAST((" + twice + " // (" + y + " * 2)) AS DECIMAL(" + digits + ",0))";
    String scaled = type.scale() == 0 ? whole : "(" + whole + " * " + unit() + ")";
    return "CAST(" + scaled + " AS " + EngineTypes.of(type) + ")";
  }

  private String unit() {
    int scale = type.scale();
    return "CAST('0." + "0".repeat(scale - 1) + "1' AS DECIMAL(" + scale + "," + scale + "))";
  }

  private static String twice(int exponent, String integer) {
    return "CAST('2" + "0".repeat(exponent) + "' AS " + integer + ")";
  }

  private static String power(int exponent, String integer) {
    return "CAST('1" + "0".repeat(exponent) + "' AS " + integer + ")";
  }
}
