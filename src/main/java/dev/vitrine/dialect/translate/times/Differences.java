package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.Locale;

/// How far two values are apart.
public final class Differences {

  private final TimeSettings settings;
  private final WallClock clock;

  public Differences(TimeSettings settings) {
    this.settings = settings;
    this.clock = new WallClock(settings);
  }

  /// `DATEDIFF(part, from, to)`: how many borders of that part lie between them.
  public Typed between(DatePart part, Typed from, Typed to) {
    Typed start = WallClock.temporal(from);
    Typed end = WallClock.temporal(to);
    String a = place(part, start);
    String b = place(part, end);
    if (part == DatePart.WEEK) {
      return Typed.loose("((" + week(b) + " - " + week(a) + ") // 7)", SqlType.fixed(9, 0));
    }
    if (part == DatePart.NANOSECOND) {
      String micros = "CAST(date_diff('microsecond', " + a + ", " + b + ") AS HUGEINT)";
      String rest =
          start.nanos() == null && end.nanos() == null
              ? ""
              : " + " + Nanos.rest(end) + " - " + Nanos.rest(start);
      return Typed.loose("(" + micros + " * 1000" + rest + ")", SqlType.fixed(Types.MAX, 0));
    }
    String name = part.name().toLowerCase(Locale.ROOT);
    boolean many = part.compareTo(DatePart.HOUR) > 0;
    return Typed.loose(
        "date_diff('" + name + "', " + a + ", " + b + ")", SqlType.fixed(many ? 18 : 9, 0));
  }

  /// Less than a day is reckoned between instants, more on the calendar.
  private String place(DatePart part, Typed value) {
    return part.isOfTime() && value.is(Kind.TIMESTAMP_TZ) ? clock.utc(value) : clock.of(value);
  }

  /// The Monday, or whatever a week begins with, as a date.
  private String week(String wall) {
    int shift = settings.weekShift();
    return "CAST(date_trunc('week', " + wall + " - to_days(" + shift + ")) AS DATE)";
  }

  /// `MONTHS_BETWEEN(a, b)`: whole months between equal days and between last days of months, else
  /// with a fraction of 31 days, of which six digits are told.
  public Typed months(Typed a, Typed b) {
    String x = clock.of(WallClock.temporal(a));
    String y = clock.of(WallClock.temporal(b));
    String months = "((year(%1$s) - year(%2$s)) * 12 + month(%1$s) - month(%2$s))".formatted(x, y);
    String same = "day(%s) = day(%s)".formatted(x, y);
    String last =
        "CAST(%1$s AS DATE) = last_day(%1$s) AND CAST(%2$s AS DATE) = last_day(%2$s)"
            .formatted(x, y);
    String fraction =
        ("(date_diff('microsecond', date_trunc('month', %1$s), %1$s) - date_diff('microsecond', "
                + "date_trunc('month', %2$s), %2$s)) / CAST(2678400000000 AS DOUBLE)")
            .formatted(x, y);
    return Typed.of(
        "CAST(CASE WHEN (%s) OR (%s) THEN %s ELSE %s + %s END AS DECIMAL(38, 6))"
            .formatted(same, last, months, months, fraction),
        SqlType.fixed(38, 6));
  }
}
