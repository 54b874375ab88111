package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// To FLOAT.
public final class ToReal {

  private ToReal() {}

  public static Typed convert(Typed value, Mode mode) {
    String cast = mode == Mode.NULL ? "TRY_CAST(" : "CAST(";
    return switch (value.kind()) {
      case REAL -> value;
      case FIXED -> Typed.of(cast + value.sql() + " AS DOUBLE)", SqlType.REAL);
      case TEXT ->
          Typed.of(
              (mode == Mode.NULL ? "sf_try_real(" : "sf_real(") + value.sql() + ")", SqlType.REAL);
      case BOOLEAN -> Typed.of("CAST(" + value.sql() + " AS DOUBLE)", SqlType.REAL);
      case VARIANT ->
          Typed.of(
              (mode == Mode.NULL ? "sf_try_variant_double(" : "sf_variant_double(")
                  + value.sql()
                  + ")",
              SqlType.REAL);
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          throw Casts.impossible(value, SqlType.REAL);
    };
  }
}
