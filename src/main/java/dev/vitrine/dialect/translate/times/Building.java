package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.List;

/// Dates and times from numbers. What is out of range rolls over: month 13 is January of the next
/// year, day 0 the last of the month before, minute 100 an hour and forty minutes.
public final class Building {

  private Building() {}

  /// `DATE_FROM_PARTS(year, month, day)`.
  public static Typed date(List<Typed> parts) {
    return Typed.of("CAST(" + day(parts) + " AS DATE)", SqlType.DATE);
  }

  private static String day(List<Typed> parts) {
    String months = "to_months(CAST(" + Spans.whole(parts.get(1)) + " - 1 AS INTEGER))";
    String days = "to_days(CAST(" + Spans.whole(parts.get(2)) + " - 1 AS INTEGER))";
    String year = "make_date(CAST(" + Spans.whole(parts.get(0)) + " AS INTEGER), 1, 1)";
    return "(" + year + " + " + months + " + " + days + ")";
  }

  /// `TIME_FROM_PARTS(hour, minute, second[, nanosecond])`.
  public static Typed time(List<Typed> parts) {
    Typed time =
        Typed.of("CAST((TIMESTAMP '1970-01-01' + " + clock(parts) + ") AS TIME)", SqlType.TIME);
    return parts.size() > 3 ? finer(time, parts.get(3)) : time;
  }

  /// With the nanoseconds that go beyond a microsecond.
  public static Typed finer(Typed value, Typed nanos) {
    boolean none =
        nanos.constant() instanceof BigDecimal number
            && number.remainder(BigDecimal.valueOf(1000)).signum() == 0;
    return none ? value : Nanos.plus(value, "sf_nanos_rest(" + Spans.whole(nanos) + ")");
  }

  /// The wall clock of year, month, day, hour, minute, second and perhaps nanosecond.
  public static String timestamp(List<Typed> parts) {
    return "(" + day(parts) + " + " + clock(parts.subList(3, parts.size())) + ")";
  }

  /// The wall clock of a date and a time.
  public static String timestamp(Typed date, Typed time) {
    return "(" + date.sql() + " + " + time.sql() + ")";
  }

  private static String clock(List<Typed> parts) {
    String seconds =
        "(3600 * %s + 60 * %s + %s)"
            .formatted(
                Spans.whole(parts.get(0)), Spans.whole(parts.get(1)), Spans.whole(parts.get(2)));
    String nanos = parts.size() > 3 ? " + sf_nanos_micros(" + Spans.whole(parts.get(3)) + ")" : "";
    return "to_microseconds(1000000 * " + seconds + nanos + ")";
  }
}
