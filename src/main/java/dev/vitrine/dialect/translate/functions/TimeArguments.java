package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.Map;

/// Which values functions of dates and times take.
final class TimeArguments {

  private static final Map<DatePart, String> SHORT =
      Map.of(
          DatePart.MILLISECOND,
          "MILLIS",
          DatePart.MICROSECOND,
          "MICROS",
          DatePart.NANOSECOND,
          "NANOS");

  private TimeArguments() {}

  /// A value that has parts of time; of texts only one that is written out.
  ///
  /// @param function that refuses it
  static Typed dated(FunctionCall call, int index, String function) {
    Typed value = call.arg(index);
    boolean written = value.isText() && value.constant() != null;
    if (!value.isNull() && !written && (value.isText() || !isTime(value))) {
      throw call.unsupported(function, value);
    }
    return value;
  }

  /// What can be read as a date or time.
  private static boolean isTime(Typed value) {
    return switch (value.kind()) {
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, TEXT, VARIANT -> true;
      case FIXED, REAL, BOOLEAN, BINARY, OBJECT, ARRAY -> false;
    };
  }

  private static boolean isAmount(Typed value) {
    return switch (value.kind()) {
      case FIXED, REAL, TEXT, VARIANT -> true;
      case BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          false;
    };
  }

  /// Refuses what `DATEADD` cannot add or cannot add to, by the name of the function that it is.
  static void requireAddable(FunctionCall call, DatePart part, Typed count, Typed value) {
    boolean none = count.isNull() || value.isNull();
    if (none || (isAmount(count) && isTime(value))) {
      return;
    }
    boolean moved = value.is(Kind.DATE) && part.isOfTime();
    String kind =
        value.is(Kind.TIME) ? "TIME" : value.is(Kind.DATE) && !moved ? "DATE" : "TIMESTAMP";
    throw call.invalidTypes(
        "DATE_ADD" + SHORT.getOrDefault(part, part.name() + "S") + "TO" + kind,
        List.of(count.type(), moved ? SqlType.TIMESTAMP_NTZ : value.type()));
  }

  /// Refuses what `DATEDIFF` cannot count between, by the name of the function that it is.
  static void requireCountable(FunctionCall call, DatePart part, Typed from, Typed to) {
    boolean none = from.isNull() || to.isNull();
    if (none || (isTime(from) && isTime(to))) {
      return;
    }
    String kind = from.is(Kind.DATE) || to.is(Kind.DATE) ? "DATE" : "TIMESTAMP";
    throw call.invalidTypes(
        "DATE_DIFF" + kind + "IN" + part.name() + "S", List.of(from.type(), to.type()));
  }
}
