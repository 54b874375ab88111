package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;
import java.util.List;

/// Exact division of decimals, rounded half away from zero, with the type that Snowflake's "Scale
/// and precision in arithmetic operations" gives. The engine itself divides in floating point.
///
/// Both operands become whole numbers of 128 bits; the dividend gets as many digits more as the
/// quotient has behind the point, and one to round by. Where that may not fit, it is looked at row
/// by row, and what does not fit is divided in Java.
final class Division {

  /// Decimal digits that any whole number of 128 bits has room for, less one for safety.
  private static final int ROOM = 37;

  private Division() {}

  /// @param type of the quotient, [Types#quotient]
  static Typed exact(Typed a, Typed b, SqlType type) {
    int up = type.scale() + b.type().scale() - a.type().scale() + 1;
    boolean roomy = type.scale() < ROOM && a.type().precision() + up <= ROOM;
    String sql =
        roomy
            ? quotient(unscaled(a), unscaled(b), up, type)
            : Let.several(
                List.of(unscaled(a), unscaled(b)),
                names -> guarded(names.getFirst(), names.getLast(), up, type));
    return Typed.of(sql, type);
  }

  private static String quotient(String a, String b, int up, SqlType type) {
    SqlType wider = SqlType.fixed(Types.MAX, type.scale() + 1);
    String unit = "CAST('0." + "0".repeat(type.scale()) + "1' AS " + narrow(type.scale() + 1) + ")";
    String quotient = "CAST((" + a + " * " + power(up) + " // " + b + ") AS DECIMAL(38,0))";
    return "CAST(CAST((%s * %s) AS %s) AS %s)"
        .formatted(quotient, unit, EngineTypes.of(wider), EngineTypes.of(type));
  }

  private static String narrow(int scale) {
    return "DECIMAL(" + scale + "," + scale + ")";
  }

  /// The same, in Java where the dividend's digits have no room.
  private static String guarded(String a, String b, int up, SqlType type) {
    String wide =
        "CAST(sf_wide_quotient(CAST(%s AS VARCHAR), CAST(%s AS VARCHAR), %d, %d) AS %s)"
            .formatted(a, b, up - 1, type.scale(), EngineTypes.of(type));
    if (up >= ROOM || type.scale() >= ROOM) {
      return wide;
    }
    String limit = power(ROOM - up);
    return "CASE WHEN %s BETWEEN -%s AND %s THEN %s ELSE %s END"
        .formatted(a, limit, limit, quotient(a, b, up, type), wide);
  }

  /// A decimal's digits as a whole number.
  private static String unscaled(Typed value) {
    int scale = value.type().scale();
    if (scale == 0) {
      return "CAST(" + value.sql() + " AS HUGEINT)";
    }
    String exact = value.exactly().sql();
    if (value.type().precision() + scale > Types.MAX) {
      return "CAST(replace(CAST(" + exact + " AS VARCHAR), '.', '') AS HUGEINT)";
    }
    // a factor without a scale keeps every digit
    return "CAST((CAST(%s AS DECIMAL(%d,%d)) * CAST(%s AS DECIMAL(%d,0))) AS HUGEINT)"
        .formatted(exact, value.type().precision(), scale, power(scale), scale + 1);
  }

  private static String power(int exponent) {
    return "CAST('1" + "0".repeat(exponent) + "' AS HUGEINT)";
  }
}
