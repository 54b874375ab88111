package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;

/// Which values functions of dates and times take.
final class TimeArguments {

  private TimeArguments() {}

  /// A value that has parts of time; of texts only one that is written out.
  ///
  /// @param function that refuses it
  static Typed dated(FunctionCall call, int index, String function) {
    Typed value = call.arg(index);
    boolean written = value.isText() && value.constant() != null;
    if (!value.isNull() && !written && (value.isText() || !isTime(value))) {
      throw unsupported(value, function);
    }
    return value;
  }

  static SqlError unsupported(Typed value, String function) {
    return Problems.plain(
        ErrorCode.UNSUPPORTED_ARGUMENT,
        "Function %s does not support %s argument type"
            .formatted(function, TypeText.of(value.type())));
  }

  /// What can be read as a date or time.
  private static boolean isTime(Typed value) {
    return switch (value.kind()) {
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, TEXT, VARIANT -> true;
      case FIXED, REAL, BOOLEAN, BINARY, OBJECT, ARRAY -> false;
    };
  }
}
