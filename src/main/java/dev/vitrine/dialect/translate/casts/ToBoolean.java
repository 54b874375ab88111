package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// To BOOLEAN: zero is false, any other number true; of texts Snowflake's words.
public final class ToBoolean {

  private ToBoolean() {}

  public static Typed convert(Typed value, Mode mode) {
    String tried = mode == Mode.NULL ? "sf_try_" : "sf_";
    return switch (value.kind()) {
      case BOOLEAN -> value;
      case FIXED, REAL -> Typed.of("(" + value.sql() + " <> 0)", SqlType.BOOLEAN);
      case TEXT -> Typed.of(tried + "boolean(" + value.sql() + ")", SqlType.BOOLEAN);
      case VARIANT -> Typed.of(tried + "variant_boolean(" + value.sql() + ")", SqlType.BOOLEAN);
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          throw Casts.impossible(value, SqlType.BOOLEAN);
    };
  }
}
