package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// To VARIANT, OBJECT and ARRAY: JSON in the engine.
public final class ToSemiStructured {

  private ToSemiStructured() {}

  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    String sql = value.sql();
    return switch (value.kind()) {
      case VARIANT, OBJECT, ARRAY -> value.withType(type);
      case TEXT -> Typed.of("CAST(sf_json_text(" + sql + ") AS JSON)", type);
      case FIXED, REAL, BOOLEAN -> Typed.of("to_json(" + value.exactly().sql() + ")", type);
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY ->
          Typed.of(
              "CAST(sf_json_text("
                  + ToText.convert(value, SqlType.TEXT, mode, formats).sql()
                  + ") AS JSON)",
              type);
    };
  }
}
