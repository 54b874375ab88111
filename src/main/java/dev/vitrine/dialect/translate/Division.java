package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;
import java.util.List;

/// Exact division of decimals, rounded half away from zero, with the type that Snowflake's "Scale
/// and precision in arithmetic operations" gives. The engine itself divides in floating point.
///
/// Both operands become whole numbers, the dividend with as many digits more as the quotient has
/// behind the point; n / d is then trunc((2n + sign(n)|d|) / 2d). Where the types say that 64 bits
/// have room the engine does it; else `sf_quotient` in Java, which is slower by the row, but takes
/// a third of the time to plan that 128 bits take in SQL.
final class Division {

  /// Digits of any whole number of 64 bits, with room for twice as much and another one.
  private static final int LONG = 18;

  private Division() {}

  /// @param type of the quotient, [Types#quotient]
  static Typed exact(Typed a, Typed b, SqlType type) {
    int up = type.scale() + b.type().scale() - a.type().scale();
    boolean narrow = isNarrow(a.type()) && isNarrow(b.type()) && a.type().precision() + up <= LONG;
    String digits =
        narrow
            ? Let.several(
                List.of(a.exactly().sql(), b.exactly().sql()),
                names ->
                    quotient(
                        digits(names.getFirst(), a.type(), "BIGINT"),
                        digits(names.getLast(), b.type(), "BIGINT"),
                        up))
            : "sf_quotient(%s, %s, %d, %d)"
                .formatted(wide(a.exactly()), wide(b.exactly()), up, type.scale());
    return Typed.of(scaled(digits, type, narrow ? LONG + 1 : Types.MAX), type);
  }

  private static boolean isNarrow(SqlType type) {
    return type.precision() + (type.scale() == 0 ? 0 : type.scale() + 1) <= LONG;
  }

  private static String quotient(String x, String y, int up) {
    return "((%s * 2%s + sign(%s) * abs(%s)) // (%s * 2))".formatted(x, "0".repeat(up), x, y, y);
  }

  private static String wide(Typed value) {
    int scale = value.type().scale();
    if (scale > 0 && value.type().precision() + scale > Types.MAX) {
      return "CAST(replace(CAST(" + value.sql() + " AS VARCHAR), '.', '') AS HUGEINT)";
    }
    String operand =
        scale == 0 ? value.sql() : "CAST(" + value.sql() + " AS DECIMAL(38," + scale + "))";
    return digits(operand, value.type(), "HUGEINT");
  }

  /// A decimal's digits as a whole number: a factor without a scale keeps them all.
  private static String digits(String sql, SqlType type, String integer) {
    int scale = type.scale();
    String unscaled =
        scale == 0
            ? sql
            : "(%s * CAST(1%s AS DECIMAL(%d,0)))".formatted(sql, "0".repeat(scale), scale + 1);
    return "CAST(" + unscaled + " AS " + integer + ")";
  }

  private static String scaled(String digits, SqlType type, int width) {
    String whole = "CAST(" + digits + " AS DECIMAL(" + width + ",0))";
    String unit =
        "CAST('0.%s1' AS DECIMAL(%d,%d))"
            .formatted("0".repeat(Math.max(0, type.scale() - 1)), type.scale(), type.scale());
    String sql = type.scale() == 0 ? whole : "(" + whole + " * " + unit + ")";
    return "CAST(" + sql + " AS " + EngineTypes.of(type) + ")";
  }
}
