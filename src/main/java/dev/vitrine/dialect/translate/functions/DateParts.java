package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.Parts;
import dev.vitrine.dialect.translate.times.TimeSettings;
import java.util.Map;

/// `DATE_PART`, `EXTRACT`, `YEAR` and their like.
final class DateParts implements Family {

  /// What all of them are to Snowflake.
  static final String EXTRACT = "EXTRACT";

  private static final Map<String, DatePart> NAMED =
      Map.ofEntries(
          Map.entry("YEAR", DatePart.YEAR),
          Map.entry("YEAROFWEEK", DatePart.YEAROFWEEK),
          Map.entry("YEAROFWEEKISO", DatePart.YEAROFWEEKISO),
          Map.entry("QUARTER", DatePart.QUARTER),
          Map.entry("MONTH", DatePart.MONTH),
          Map.entry("WEEK", DatePart.WEEK),
          Map.entry("WEEKOFYEAR", DatePart.WEEK),
          Map.entry("WEEKISO", DatePart.WEEKISO),
          Map.entry("DAY", DatePart.DAY),
          Map.entry("DAYOFMONTH", DatePart.DAY),
          Map.entry("DAYOFWEEK", DatePart.DAYOFWEEK),
          Map.entry("DAYOFWEEKISO", DatePart.DAYOFWEEKISO),
          Map.entry("DAYOFYEAR", DatePart.DAYOFYEAR),
          Map.entry("HOUR", DatePart.HOUR),
          Map.entry("MINUTE", DatePart.MINUTE),
          Map.entry("SECOND", DatePart.SECOND));

  @Override
  public void register(Registry registry) {
    registry.scalar("DATE_PART", 2, DateParts::part);
    registry.scalar("EXTRACT", 2, DateParts::part);
    NAMED.forEach((name, part) ->
        registry.scalar(
            name, 1, call -> parts(call).of(part, TimeArguments.dated(call, 0, EXTRACT))));
    registry.scalar("DAYNAME", 1, call -> parts(call).dayName(call.arg(0)));
    registry.scalar("MONTHNAME", 1, call -> parts(call).monthName(call.arg(0)));
  }

  private static Typed part(FunctionCall call) {
    DatePart part =
        PartArguments.readable(call, 0).orElseThrow(() -> PartArguments.unreadable(call, 0));
    Typed value = TimeArguments.dated(call, 1, EXTRACT);
    if (!Parts.isReadable(part, value)) {
      throw PartArguments.unreadable(call, 0);
    }
    return parts(call).of(part, value);
  }

  private static Parts parts(FunctionCall call) {
    return new Parts(TimeSettings.of(call.environment()));
  }
}
