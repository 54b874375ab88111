package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.Set;

/// Parts of a value as numbers.
public final class Parts {

  /// What DATE_PART does not read, though it can be added.
  private static final Set<DatePart> UNREADABLE =
      Set.of(DatePart.MILLISECOND, DatePart.MICROSECOND);

  private final TimeSettings settings;
  private final WallClock clock;

  public Parts(TimeSettings settings) {
    this.settings = settings;
    this.clock = new WallClock(settings);
  }

  /// Whether a value of that type has the part.
  public static boolean isReadable(DatePart part, Typed value) {
    return !UNREADABLE.contains(part) && (!value.is(Kind.TIME) || part.isOfTime());
  }

  /// `DATE_PART(part, value)`.
  public Typed of(DatePart part, Typed value) {
    Typed start = WallClock.temporal(value);
    return Typed.loose(sql(part, start), type(part));
  }

  private static SqlType type(DatePart part) {
    return switch (part) {
      case YEAR, YEAROFWEEK, YEAROFWEEKISO -> SqlType.fixed(4, 0);
      case DAYOFYEAR -> SqlType.fixed(3, 0);
      case NANOSECOND, TIMEZONE_HOUR, TIMEZONE_MINUTE -> SqlType.fixed(9, 0);
      case EPOCH_SECOND, EPOCH_MILLISECOND, EPOCH_MICROSECOND, EPOCH_NANOSECOND ->
          SqlType.fixed(38, 0);
      case QUARTER,
          MONTH,
          WEEK,
          WEEKOFYEAR,
          WEEKISO,
          DAY,
          DAYOFWEEK,
          DAYOFWEEKISO,
          HOUR,
          MINUTE,
          SECOND,
          MILLISECOND,
          MICROSECOND ->
          SqlType.fixed(2, 0);
    };
  }

  private String sql(DatePart part, Typed value) {
    String wall = clock.of(value);
    return switch (part) {
      case YEAR -> "year(" + wall + ")";
      case QUARTER -> "quarter(" + wall + ")";
      case MONTH -> "month(" + wall + ")";
      case DAY -> "day(" + wall + ")";
      case WEEK, WEEKOFYEAR -> week(wall);
      case WEEKISO -> "week(" + wall + ")";
      case DAYOFWEEK -> dayOfWeek(wall);
      case DAYOFWEEKISO -> "isodow(" + wall + ")";
      case DAYOFYEAR -> "dayofyear(" + wall + ")";
      case YEAROFWEEK -> yearOfWeek(wall);
      case YEAROFWEEKISO -> "isoyear(" + wall + ")";
      case HOUR -> "hour(" + wall + ")";
      case MINUTE -> "minute(" + wall + ")";
      case SECOND -> "second(" + wall + ")";
      case MILLISECOND -> "(microsecond(" + wall + ") // 1000 % 1000)";
      case MICROSECOND -> "(microsecond(" + wall + ") % 1000000)";
      case NANOSECOND -> "(microsecond(" + wall + ") % 1000000 * 1000 + " + Nanos.rest(value) + ")";
      case EPOCH_SECOND -> "CAST(floor(epoch_us(" + instant(value) + ") / 1000000) AS BIGINT)";
      case EPOCH_MILLISECOND -> "CAST(floor(epoch_us(" + instant(value) + ") / 1000) AS BIGINT)";
      case EPOCH_MICROSECOND -> "epoch_us(" + instant(value) + ")";
      case EPOCH_NANOSECOND ->
          "(CAST(epoch_us(" + instant(value) + ") AS HUGEINT) * 1000 + " + Nanos.rest(value) + ")";
      case TIMEZONE_HOUR -> "(" + offset(value) + " // 60)";
      case TIMEZONE_MINUTE -> "(" + offset(value) + " % 60)";
    };
  }

  /// A timestamp without zone counts as if it were Greenwich's.
  private String instant(Typed value) {
    boolean zoned = value.is(Kind.TIMESTAMP_TZ) || value.is(Kind.TIMESTAMP_LTZ);
    return zoned ? clock.utc(value) : clock.of(value);
  }

  private String offset(Typed value) {
    return "date_diff('minute', " + clock.utc(value) + ", " + clock.of(value) + ")";
  }

  /// Where week 1 has January 1st, weeks are counted from the first day of the week that has it;
  /// else from the first that has four days of the year, which is the year of its fourth day.
  private String week(String wall) {
    if (settings.weekPolicy() == 0) {
      return settings.weekShift() == 0
          ? "week(" + wall + ")"
          : "((dayofyear(" + fourthDay(wall) + ") - 1) // 7 + 1)";
    }
    String first = "isodow(make_date(CAST(year(" + wall + ") AS INTEGER), 1, 1))";
    int shift = settings.weekShift();
    return "((dayofyear(" + wall + ") - 1 + (" + first + " - 1 - " + shift + " + 7) % 7) // 7 + 1)";
  }

  private String yearOfWeek(String wall) {
    return settings.weekPolicy() == 0 ? "year(" + fourthDay(wall) + ")" : "year(" + wall + ")";
  }

  private String fourthDay(String wall) {
    int shift = settings.weekShift();
    return "date_trunc('week', %s - to_days(%d)) + to_days(%d)".formatted(wall, shift, shift + 3);
  }

  /// From Sunday 0; from 1 where the session says with which day a week begins.
  private String dayOfWeek(String wall) {
    return settings.weekStart() == 0
        ? "dayofweek(" + wall + ")"
        : "((isodow(" + wall + ") - " + settings.weekStart() + " + 7) % 7 + 1)";
  }

  /// `DAYNAME` and `MONTHNAME`: three letters.
  public Typed dayName(Typed value) {
    return name("%a", value);
  }

  public Typed monthName(Typed value) {
    return name("%b", value);
  }

  private Typed name(String format, Typed value) {
    String wall = clock.of(WallClock.temporal(value));
    return Typed.of("strftime(" + wall + ", '" + format + "')", SqlType.text(3));
  }
}
