package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;

/// Exact division of decimals, rounded half away from zero, as Snowflake's "Scale and precision in
/// arithmetic operations" gives its type. The engine itself divides in floating point.
final class Division {

  private Division() {}

  /// @param type of the quotient, [Types#quotient]
  static Typed exact(Typed a, Typed b, SqlType type) {
    int up = type.scale() + b.type().scale() - a.type().scale();
    String sql = "sf_div(%s, %s, %s)".formatted(whole(a, 0), whole(b, 0), power(up));
    String unit =
        "CAST('"
            + unit(type.scale())
            + "' AS DECIMAL("
            + Math.max(1, type.scale())
            + ","
            + type.scale()
            + "))";
    String scaled = type.scale() == 0 ? sql : "(CAST(" + sql + " AS DECIMAL(38,0)) * " + unit + ")";
    return Typed.of("CAST(" + scaled + " AS " + EngineTypes.of(type) + ")", type);
  }

  /// A decimal's digits as a whole number.
  private static String whole(Typed value, int up) {
    int scale = value.type().scale() + up;
    if (scale == 0) {
      return "CAST(" + value.sql() + " AS HUGEINT)";
    }
    // a factor with scale 0 keeps every digit
    return "CAST((CAST("
        + value.sql()
        + " AS DECIMAL(38,"
        + value.type().scale()
        + ")) * "
        + power(scale)
        + ") AS HUGEINT)";
  }

  private static String power(int exponent) {
    return "1" + "0".repeat(Math.max(0, exponent)) + (exponent > 17 ? "::HUGEINT" : "");
  }

  private static String unit(int scale) {
    return scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1";
  }
}
