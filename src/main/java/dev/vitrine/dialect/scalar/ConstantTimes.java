package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.SqlType;
import java.time.temporal.ChronoField;
import java.util.OptionalInt;

/// What of a constant is known before a statement runs.
public final class ConstantTimes {

  private ConstantTimes() {}

  /// Nanoseconds of a text's second, cut to the digits of its type; empty where the text is no time
  /// or timestamp.
  public static OptionalInt nanos(String text, SqlType type) {
    TimeFields fields =
        switch (type.kind()) {
          case TIME -> AutoFormats.time(text);
          case TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> AutoFormats.timestamp(text);
          case FIXED, REAL, TEXT, BOOLEAN, DATE, BINARY, VARIANT, OBJECT, ARRAY -> null;
        };
    if (fields == null) {
      return OptionalInt.empty();
    }
    int nanos = fields.at().get(ChronoField.NANO_OF_SECOND);
    int unit = (int) Math.pow(10, 9 - type.scale());
    return OptionalInt.of(nanos - nanos % unit);
  }
}
