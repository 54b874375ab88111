package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.Set;

/// Rules about types: what operators give, and what several expressions have in common.
public final class Types {

  public static final int MAX = 38;

  /// What a text becomes in arithmetic (Snowflake, "Data type conversion").
  public static final SqlType FROM_TEXT = SqlType.fixed(18, 5);

  private static final Set<Kind> TIMES =
      Set.of(Kind.DATE, Kind.TIMESTAMP_NTZ, Kind.TIMESTAMP_LTZ, Kind.TIMESTAMP_TZ);

  private static final Set<Kind> SEMI_STRUCTURED = Set.of(Kind.VARIANT, Kind.OBJECT, Kind.ARRAY);

  private Types() {}

  /// Digits before the point.
  static int lead(SqlType type) {
    return type.precision() - type.scale();
  }

  static SqlType fixed(int lead, int scale) {
    return SqlType.fixed(Math.min(MAX, Math.max(1, lead + scale)), scale);
  }

  /// Sum and difference: one more leading digit, the larger scale.
  public static SqlType sum(SqlType a, SqlType b) {
    return fixed(Math.max(lead(a), lead(b)) + 1, Math.max(a.scale(), b.scale()));
  }

  /// Product: scale = min(s1 + s2, max(s1, s2, 12)).
  public static SqlType product(SqlType a, SqlType b) {
    int scale = Math.min(a.scale() + b.scale(), Math.max(12, Math.max(a.scale(), b.scale())));
    return fixed(lead(a) + lead(b), scale);
  }

  /// Quotient: scale = max(s1, min(s1 + 6, 12)).
  public static SqlType quotient(SqlType a, SqlType b) {
    return fixed(lead(a) + b.scale(), scaleOfQuotient(a, 6));
  }

  /// Digits behind the point: those of the dividend and so many more, up to twelve.
  public static int scaleOfQuotient(SqlType dividend, int more) {
    return Math.max(dividend.scale(), Math.min(dividend.scale() + more, 12));
  }

  /// The type that all of them can take; a NULL takes any.
  public static SqlType common(List<Typed> values) {
    boolean chosen = Collations.areChosen(values);
    SqlType result = null;
    for (Typed value : values) {
      if (!value.isNull()) {
        SqlType type = chosen && value.isText() ? value.type().withCollation("") : value.type();
        result = result == null ? type : common(result, type);
      }
    }
    if (result == null) {
      return SqlType.TEXT;
    }
    return chosen && result.kind() == Kind.TEXT
        ? result.withCollation(Collations.of(values))
        : result;
  }

  public static SqlType common(SqlType a, SqlType b) {
    if (a.kind() == b.kind()) {
      return same(a, b);
    }
    if (SEMI_STRUCTURED.contains(a.kind()) || SEMI_STRUCTURED.contains(b.kind())) {
      return SqlType.VARIANT;
    }
    if (TIMES.contains(a.kind()) && TIMES.contains(b.kind())) {
      return later(a, b);
    }
    if (a.kind() == Kind.TEXT || b.kind() == Kind.TEXT) {
      SqlType other = a.kind() == Kind.TEXT ? b : a;
      return other.kind() == Kind.FIXED ? common(other, FROM_TEXT) : other;
    }
    if (a.kind() == Kind.REAL || b.kind() == Kind.REAL) {
      return SqlType.REAL;
    }
    return a.kind() == Kind.BOOLEAN ? b : a;
  }

  private static SqlType same(SqlType a, SqlType b) {
    return switch (a.kind()) {
      case FIXED -> fixed(Math.max(lead(a), lead(b)), Math.max(a.scale(), b.scale()));
      case TEXT ->
          (a.length() >= b.length() ? a : b).withCollation(collation(a.collation(), b.collation()));
      case BINARY -> a.length() >= b.length() ? a : b;
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> a.scale() >= b.scale() ? a : b;
      case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> a;
    };
  }

  /// What two texts are compared by. One without a collation takes the other's.
  ///
  /// @throws dev.vitrine.kernel.SqlError where they have two
  public static String collation(String a, String b) {
    if (!a.isEmpty() && !b.isEmpty() && !a.equalsIgnoreCase(b)) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "Incompatible collations: '" + a + "' and '" + b + "'");
    }
    return a.isEmpty() ? b : a;
  }

  private static final List<Kind> LATER =
      List.of(Kind.DATE, Kind.TIMESTAMP_NTZ, Kind.TIMESTAMP_LTZ, Kind.TIMESTAMP_TZ);

  /// TZ before LTZ before NTZ before DATE.
  private static SqlType later(SqlType a, SqlType b) {
    return LATER.indexOf(a.kind()) >= LATER.indexOf(b.kind()) ? a : b;
  }
}
