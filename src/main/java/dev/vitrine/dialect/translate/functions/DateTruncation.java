package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.dialect.translate.times.Truncation;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.Set;

/// `DATE_TRUNC`, `LAST_DAY`, `TIME_SLICE`.
final class DateTruncation implements Family {

  private static final Set<DatePart> WITH_LAST_DAY =
      Set.of(DatePart.YEAR, DatePart.QUARTER, DatePart.MONTH, DatePart.WEEK);

  @Override
  public void register(Registry registry) {
    registry.scalar("DATE_TRUNC", 2, call -> truncated(call, 0, 1));
    registry.scalar("LAST_DAY", 1, 2, DateTruncation::lastDay);
    registry.scalar("TIME_SLICE", 3, 4, DateTruncation::slice);
  }

  /// Also `TRUNC(value, part)`.
  static Typed truncated(FunctionCall call, int part, int value) {
    Typed dated = TimeArguments.dated(call, value, "DATE_TRUNC");
    return truncation(call).begin(PartArguments.countable(call, part, dated), dated);
  }

  private static Typed lastDay(FunctionCall call) {
    DatePart part = call.count() == 1 ? DatePart.MONTH : PartArguments.span(call, 1);
    if (!WITH_LAST_DAY.contains(part)) {
      throw PartArguments.invalid(call, 1);
    }
    Typed value = TimeArguments.dated(call, 0, call.name());
    if (value.is(Kind.TIME)) {
      throw call.unsupported(call.name(), value);
    }
    return truncation(call).lastDay(part, value);
  }

  private static Typed slice(FunctionCall call) {
    int length =
        call.constantInteger(1)
            .filter(given -> given > 0)
            .orElseThrow(() ->
                call.error(
                    ErrorCode.INVALID_PARAMETER_VALUE,
                    "invalid value for parameter 'TIME_SLICE slice length': it must be a "
                        + "constant whole number above 0"));
    Typed value = call.arg(0);
    DatePart part = PartArguments.span(call, 2);
    if (value.is(Kind.TIME) || (value.is(Kind.DATE) && part.isOfTime())) {
      throw PartArguments.invalid(call, 2);
    }
    return truncation(call).slice(value, length, part, isEnd(call));
  }

  private static boolean isEnd(FunctionCall call) {
    String side = call.count() < 4 ? "START" : PartArguments.written(call, 3).orElse("");
    if (!side.equalsIgnoreCase("START") && !side.equalsIgnoreCase("END")) {
      throw call.error(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "invalid value [" + side + "] for parameter 'TIME_SLICE': START or END is wanted");
    }
    return side.equalsIgnoreCase("END");
  }

  private static Truncation truncation(FunctionCall call) {
    return new Truncation(TimeSettings.of(call.environment()));
  }
}
