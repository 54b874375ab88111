package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;

/// To BOOLEAN: zero is false, any other number true; of texts Snowflake's words.
public final class ToBoolean {

  private ToBoolean() {}

  public static Typed convert(Typed value, Mode mode) {
    String tried = mode == Mode.NULL ? "sf_try_" : "sf_";
    return switch (value.kind()) {
      case BOOLEAN -> value;
      case FIXED -> Typed.of("(" + value.sql() + " <> 0)", SqlType.BOOLEAN);
      case REAL -> Typed.of(Let.one(value.sql(), ToBoolean::finite), SqlType.BOOLEAN);
      case TEXT -> Typed.of(tried + "boolean(" + value.sql() + ")", SqlType.BOOLEAN);
      case VARIANT -> Typed.of(tried + "variant_boolean(" + value.sql() + ")", SqlType.BOOLEAN);
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          throw Casts.impossible(value, SqlType.BOOLEAN);
    };
  }

  /// Infinity and not-a-number are neither.
  private static String finite(String real) {
    String message = "'Boolean value ''' || sf_real_text(" + real + ") || ''' is not recognized'";
    return "CASE WHEN isfinite(%1$s) THEN %1$s <> 0 WHEN %1$s IS NOT NULL THEN %2$s END"
        .formatted(real, Problems.raised(ErrorCode.NOT_BOOLEAN, message));
  }
}
