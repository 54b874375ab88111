package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.scalar.Interval;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.stream.Collectors;

/// Adding spans of time. A month later is the same day, or the month's last where it is shorter. A
/// date stays a date when days are added, and becomes a timestamp with hours or less.
public final class Spans {

  private final WallClock clock;

  public Spans(TimeSettings settings) {
    this.clock = new WallClock(settings);
  }

  /// `DATEADD(part, count, value)`.
  public Typed add(DatePart part, Typed count, Typed value) {
    return add(part, whole(count), WallClock.temporal(value));
  }

  /// `value + INTERVAL` and, with a minus, `value - INTERVAL`: term by term.
  public Typed add(Typed value, Interval interval, boolean minus) {
    Typed sum = WallClock.temporal(value);
    for (Interval.Term term : interval.terms()) {
      long amount = minus ? -term.amount() : term.amount();
      sum = add(term.part(), "(" + amount + ")", sum);
    }
    return sum;
  }

  /// `ADD_MONTHS`: from a month's last day to a month's last day.
  public Typed addMonths(Typed value, Typed count) {
    Typed start = WallClock.temporal(value);
    String wall = clock.of(start);
    String moved = "(" + wall + " + " + interval(DatePart.MONTH, whole(count)) + ")";
    String last = "last_day(" + moved + ")";
    String shift = "to_days(CAST(" + last + " - CAST(" + moved + " AS DATE) AS INTEGER))";
    String isLast = "CAST(" + wall + " AS DATE) = last_day(" + wall + ")";
    return clock.back(
        "(CASE WHEN " + isLast + " THEN " + moved + " + " + shift + " ELSE " + moved + " END)",
        start);
  }

  private Typed add(DatePart part, String count, Typed value) {
    if (part == DatePart.NANOSECOND) {
      return nanos(count, value.is(Kind.DATE) ? midnight(value) : value);
    }
    Typed sum = micros(part, count, value);
    return value.nanos() == null ? sum : Nanos.plus(sum, Nanos.rest(value));
  }

  private Typed midnight(Typed date) {
    return Typed.of(clock.of(date), SqlType.TIMESTAMP_NTZ);
  }

  /// What is beyond a microsecond before and after is carried on.
  private Typed nanos(String count, Typed value) {
    String sum = "(" + Nanos.rest(value) + " + " + count + ")";
    String rest = "sf_nanos_rest(" + sum + ")";
    Typed moved = micros(DatePart.MICROSECOND, "sf_nanos_micros(" + sum + ")", value);
    return Nanos.plus(moved, rest);
  }

  private Typed micros(DatePart part, String count, Typed value) {
    String span = interval(part, count);
    if (value.is(Kind.DATE)) {
      return date(part, count, span, value);
    }
    if (part.isOfTime() && value.is(Kind.TIMESTAMP_TZ)) {
      String sql = value.sql();
      return Typed.of(
          WallClock.zoned("sf_utc(" + sql + ") + " + span, "sf_offset(" + sql + ")"), value.type());
    }
    if (part.isOfTime()) {
      return Typed.of("(" + value.sql() + " + " + span + ")", value.type());
    }
    return clock.back("(" + clock.of(value) + " + " + span + ")", value);
  }

  private Typed date(DatePart part, String count, String span, Typed value) {
    if (part.isOfTime()) {
      return Typed.of("(" + clock.of(value) + " + " + span + ")", SqlType.TIMESTAMP_NTZ);
    }
    return part == DatePart.DAY
        ? Typed.of("(" + value.sql() + " + CAST(" + count + " AS INTEGER))", SqlType.DATE)
        : Typed.of("CAST((" + value.sql() + " + " + span + ") AS DATE)", SqlType.DATE);
  }

  /// The engine's interval of all terms together.
  public static String engine(Interval interval) {
    return interval.terms().stream()
        .map(term -> interval(term.part(), "(" + term.amount() + ")"))
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  /// The engine's interval of so many parts.
  static String interval(DatePart part, String count) {
    return switch (part) {
      case YEAR -> "to_months(CAST(12 * " + count + " AS INTEGER))";
      case QUARTER -> "to_months(CAST(3 * " + count + " AS INTEGER))";
      case MONTH -> "to_months(CAST(" + count + " AS INTEGER))";
      case WEEK -> "to_days(CAST(7 * " + count + " AS INTEGER))";
      case DAY -> "to_days(CAST(" + count + " AS INTEGER))";
      case HOUR -> "to_hours(" + count + ")";
      case MINUTE -> "to_minutes(" + count + ")";
      case SECOND -> "to_microseconds(1000000 * " + count + ")";
      case MILLISECOND -> "to_microseconds(1000 * " + count + ")";
      case MICROSECOND -> "to_microseconds(" + count + ")";
      case NANOSECOND -> "to_microseconds(" + count + " // 1000)";
      case WEEKOFYEAR,
          WEEKISO,
          DAYOFWEEK,
          DAYOFWEEKISO,
          DAYOFYEAR,
          YEAROFWEEK,
          YEAROFWEEKISO,
          EPOCH_SECOND,
          EPOCH_MILLISECOND,
          EPOCH_MICROSECOND,
          EPOCH_NANOSECOND,
          TIMEZONE_HOUR,
          TIMEZONE_MINUTE ->
          throw new IllegalArgumentException(part + " is no span");
    };
  }

  /// A whole number, rounded.
  static String whole(Typed count) {
    if (count.is(Kind.FIXED) && count.type().scale() == 0) {
      return "CAST(" + count.sql() + " AS BIGINT)";
    }
    Typed number = count.isNumeric() ? count : Casts.implicit(count, SqlType.fixed(38, 9));
    return "CAST(round(" + number.sql() + ") AS BIGINT)";
  }
}
