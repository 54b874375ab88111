package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.TimeText;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;

/// To VARIANT, OBJECT and ARRAY: JSON texts in normal form. What is no array becomes an array of
/// one; only an object, or a VARIANT that holds one, becomes an object.
public final class ToSemiStructured {

  private static final String STAMP = "'YYYY-MM-DD HH24:MI:SS.FF6'";
  private static final String ZONED = "'YYYY-MM-DD HH24:MI:SS.FF6 TZHTZM'";

  private ToSemiStructured() {}

  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    return switch (type.kind()) {
      case ARRAY -> Typed.of(array(value, mode, formats), type);
      case OBJECT -> Typed.of(object(value, type, mode), type);
      default -> Typed.of(json(value, formats), type);
    };
  }

  private static String array(Typed value, Mode mode, Formats formats) {
    return switch (value.kind()) {
      case ARRAY -> value.sql();
      case VARIANT -> tried(mode) + "variant_array(" + value.sql() + ")";
      default -> "('[' || " + json(value, formats) + " || ']')";
    };
  }

  private static String object(Typed value, SqlType type, Mode mode) {
    return switch (value.kind()) {
      case OBJECT -> value.sql();
      case VARIANT -> tried(mode) + "variant_object(" + value.sql() + ")";
      default -> throw Casts.impossible(value, type);
    };
  }

  private static String tried(Mode mode) {
    return mode == Mode.NULL ? "sf_try_" : "sf_";
  }

  private static String json(Typed value, Formats formats) {
    String sql = value.sql();
    return switch (value.kind()) {
      case VARIANT, OBJECT, ARRAY -> sql;
      case TEXT -> "sf_json_text(" + sql + ")";
      case FIXED -> number(value);
      case REAL -> "sf_json_double(" + sql + ")";
      case BOOLEAN -> "CAST(" + sql + " AS VARCHAR)";
      case DATE -> typed("CAST(" + sql + " AS VARCHAR)");
      case TIME -> typed("CAST(" + sql + " AS VARCHAR)");
      case TIMESTAMP_NTZ -> typed(TimeText.of(value, STAMP, formats.zone()));
      case TIMESTAMP_TZ -> typed(TimeText.of(value, ZONED, formats.zone()));
      case TIMESTAMP_LTZ -> "sf_json_ltz(" + TimeText.of(value, ZONED, formats.zone()) + ")";
      case BINARY -> typed("hex(" + sql + ")");
    };
  }

  private static String typed(String text) {
    return "sf_json_typed(" + text + ")";
  }

  private static String number(Typed value) {
    if (value.constant() instanceof BigDecimal number && value.is(Kind.FIXED)) {
      BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      return "'" + bare.toPlainString() + "'";
    }
    String text = "CAST(" + value.exactly().sql() + " AS VARCHAR)";
    return value.type().scale() == 0 ? text : "sf_json_number(" + text + ")";
  }
}
