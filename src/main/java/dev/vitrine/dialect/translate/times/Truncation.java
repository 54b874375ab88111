package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.time.LocalDate;
import java.util.Locale;

/// Where a part of time begins and ends. The type of the value is kept.
public final class Truncation {

  private final TimeSettings settings;
  private final WallClock clock;

  public Truncation(TimeSettings settings) {
    this.settings = settings;
    this.clock = new WallClock(settings);
  }

  /// `DATE_TRUNC(part, value)`.
  public Typed begin(DatePart part, Typed value) {
    Typed start = WallClock.temporal(value);
    boolean nothing = part == DatePart.NANOSECOND || (start.is(Kind.DATE) && part.isOfTime());
    return nothing ? start : clock.back(truncated(part, clock.of(start)), start);
  }

  private String truncated(DatePart part, String wall) {
    int shift = settings.weekShift();
    if (part == DatePart.WEEK && shift > 0) {
      String days = "to_days(" + shift + ")";
      return "(date_trunc('week', " + wall + " - " + days + ") + " + days + ")";
    }
    return "date_trunc('" + part.name().toLowerCase(Locale.ROOT) + "', " + wall + ")";
  }

  /// `LAST_DAY(value, part)`: the last day of the year, quarter, month or week.
  public Typed lastDay(DatePart part, Typed value) {
    Typed start = WallClock.temporal(value);
    String begin = truncated(part, clock.of(start));
    String next = begin + " + " + Spans.interval(part, "1") + " - to_days(1)";
    return Typed.of("CAST((" + next + ") AS DATE)", SqlType.DATE);
  }

  /// `TIME_SLICE(value, length, part)`: slices are counted from 1970, those of weeks from the week
  /// in which it began.
  ///
  /// @param end the end of the slice, which is the begin of the next
  public Typed slice(Typed value, int length, DatePart part, boolean end) {
    Typed start = WallClock.temporal(value);
    String span = Spans.interval(part, String.valueOf(length));
    String bucket =
        "time_bucket(" + span + ", " + clock.of(start) + ", TIMESTAMP '" + origin(part) + "')";
    return clock.back(end ? "(" + bucket + " + " + span + ")" : bucket, start);
  }

  /// 1970-01-01 was a Thursday.
  private String origin(DatePart part) {
    int back = part == DatePart.WEEK ? Math.floorMod(3 - settings.weekShift(), 7) : 0;
    return LocalDate.EPOCH.minusDays(back) + " 00:00:00";
  }
}
