package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// To NUMBER(p,s), rounded half away from zero.
public final class ToNumber {

  /// Digits that a double has in every decimal.
  private static final int SURE = 15;

  private ToNumber() {}

  public static Typed convert(Typed value, SqlType type, Mode mode) {
    return switch (value.kind()) {
      case FIXED -> engine(value.sql(), type, mode);
      case TEXT -> engine(digits(value, type, mode), type, mode);
      case REAL -> real(value.sql(), type, mode);
      case BOOLEAN -> engine("CAST(" + value.sql() + " AS INTEGER)", type, mode);
      case VARIANT -> engine(variant(value.sql(), type, mode), type, mode);
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          throw Casts.impossible(value, type);
    };
  }

  /// Of more digits than the engine reckons with, the binary value's own are taken.
  private static Typed real(String sql, SqlType type, Mode mode) {
    if (type.scale() == 0 || type.precision() <= SURE) {
      return engine(rounded(sql, type), type, mode);
    }
    String number =
        Let.one(
            sql,
            real ->
                "CASE WHEN abs(%1$s) >= 1e%2$d AND abs(%1$s) < 1e%3$d THEN %4$s ELSE %5$s END"
                    .formatted(
                        real,
                        SURE - type.scale(),
                        type.precision() - type.scale(),
                        engine("sf_real_digits(" + real + ", " + type.scale() + ")", type, mode)
                            .sql(),
                        engine(rounded(real, type), type, mode).sql()));
    return Typed.of(number, type);
  }

  private static String rounded(String real, SqlType type) {
    return "round(" + real + ", " + type.scale() + ")";
  }

  /// A text as plain digits of the type's scale, so that the engine's own reading has no say.
  private static String digits(Typed value, SqlType type, Mode mode) {
    return (mode == Mode.NULL ? "sf_try_decimal(" : "sf_decimal(")
        + value.sql()
        + ", "
        + type.precision()
        + ", "
        + type.scale()
        + ")";
  }

  /// Digits that fit the type; what does not fit is an error of ours, not of the engine.
  private static String variant(String sql, SqlType type, Mode mode) {
    return mode == Mode.NULL
        ? "sf_try_variant_number(" + sql + ")"
        : "sf_variant_decimal(" + sql + ", " + type.precision() + ", " + type.scale() + ")";
  }

  private static Typed engine(String sql, SqlType type, Mode mode) {
    String cast = mode == Mode.NULL ? "TRY_CAST(" : "CAST(";
    return Typed.of(cast + sql + " AS " + EngineTypes.of(type) + ")", type);
  }
}
