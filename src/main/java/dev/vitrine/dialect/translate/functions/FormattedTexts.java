package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.dialect.translate.times.TimeText;
import dev.vitrine.kernel.SqlType;

/// `TO_CHAR` and `TO_VARCHAR`: as the session writes a value, or by a format.
final class FormattedTexts implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("TO_CHAR", 1, 2, FormattedTexts::text);
    registry.alias("TO_VARCHAR", "TO_CHAR");
  }

  private static Typed text(FunctionCall call) {
    Typed value = call.arg(0);
    return call.count() == 1
        ? Casts.explicit(value, SqlType.TEXT, call.environment())
        : Typed.of(formatted(value, call), SqlType.TEXT);
  }

  private static String formatted(Typed value, FunctionCall call) {
    String sql = value.sql();
    String format = call.textSql(1);
    return switch (value.kind()) {
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          TimeText.of(value, format, zone(call));
      case BINARY -> "sf_binary_text(" + sql + ", " + format + ")";
      case FIXED, REAL ->
          "sf_number_text(CAST(" + value.exactly().sql() + " AS VARCHAR), " + format + ")";
      case TEXT -> parsed(value, call, format);
      case BOOLEAN, VARIANT, OBJECT, ARRAY -> throw call.invalidTypes();
    };
  }

  /// A text before a format is a timestamp.
  private static String parsed(Typed value, FunctionCall call, String format) {
    Typed timestamp = Casts.explicit(value, SqlType.TIMESTAMP_NTZ, call.environment());
    return TimeText.of(timestamp, format, zone(call));
  }

  private static String zone(FunctionCall call) {
    return TimeSettings.of(call.environment()).zone();
  }
}
