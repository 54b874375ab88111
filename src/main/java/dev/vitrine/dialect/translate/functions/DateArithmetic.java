package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.Differences;
import dev.vitrine.dialect.translate.times.Spans;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.dialect.translate.times.Weekdays;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.List;

/// `DATEADD`, `DATEDIFF` and their like.
final class DateArithmetic implements Family {

  @Override
  public void register(Registry registry) {
    for (String name : List.of("DATEADD", "TIMEADD", "TIMESTAMPADD")) {
      registry.scalar(name, 3, DateArithmetic::add);
    }
    for (String name : List.of("DATEDIFF", "TIMEDIFF", "TIMESTAMPDIFF")) {
      registry.scalar(name, 3, DateArithmetic::difference);
    }
    registry.scalar("ADD_MONTHS", 2, call -> spans(call).addMonths(call.arg(0), call.arg(1)));
    registry.scalar(
        "MONTHS_BETWEEN",
        2,
        call ->
            new Differences(settings(call))
                .months(
                    TimeArguments.dated(call, 0, DateParts.EXTRACT),
                    TimeArguments.dated(call, 1, DateParts.EXTRACT)));
    registry.scalar(
        "NEXT_DAY", 2, call -> new Weekdays(settings(call)).next(call.arg(0), weekday(call)));
    registry.scalar(
        "PREVIOUS_DAY",
        2,
        call -> new Weekdays(settings(call)).previous(call.arg(0), weekday(call)));
  }

  private static Typed add(FunctionCall call) {
    DatePart part = PartArguments.addable(call, 0, call.arg(2));
    TimeArguments.requireAddable(call, part, call.arg(1), call.arg(2));
    return spans(call).add(part, call.arg(1), call.arg(2));
  }

  private static Typed difference(FunctionCall call) {
    Typed from = call.arg(1);
    Typed to = call.arg(2);
    boolean times = from.is(SqlType.Kind.TIME) || to.is(SqlType.Kind.TIME);
    DatePart part = PartArguments.countable(call, 0, times && from.isText() ? to : from);
    if (!times) {
      TimeArguments.requireCountable(call, part, from, to);
    }
    return new Differences(settings(call))
        .between(part, times ? asTime(from, call) : from, times ? asTime(to, call) : to);
  }

  private static Typed asTime(Typed value, FunctionCall call) {
    if (!value.is(SqlType.Kind.TIME) && !value.isText() && !value.isNull()) {
      throw call.invalidTypes();
    }
    return Casts.implicit(value, SqlType.TIME);
  }

  /// A constant that names no day is refused at once.
  private static String weekday(FunctionCall call) {
    call.constantText(1)
        .filter(name -> !Weekdays.isName(name))
        .ifPresent(name -> {
          throw call.error(
              ErrorCode.INVALID_PARAMETER_VALUE,
              "invalid value [" + name + "] for parameter '" + call.name() + " day of week'");
        });
    return call.textSql(1);
  }

  private static Spans spans(FunctionCall call) {
    return new Spans(settings(call));
  }

  private static TimeSettings settings(FunctionCall call) {
    return TimeSettings.of(call.environment());
  }
}
