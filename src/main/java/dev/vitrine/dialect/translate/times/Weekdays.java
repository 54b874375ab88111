package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.regex.Pattern;

/// The next and the last day of that name. The first two letters name a day.
public final class Weekdays {

  private static final String DAYS = "['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']";

  private static final Pattern NAME =
      Pattern.compile("\\s*(mo|tu|we|th|fr|sa|su)[a-z]*\\s*", Pattern.CASE_INSENSITIVE);

  private final WallClock clock;

  public Weekdays(TimeSettings settings) {
    this.clock = new WallClock(settings);
  }

  /// Whether a text names a day: by two letters or more.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// `NEXT_DAY(value, name)`: after the value's day.
  public Typed next(Typed value, String name) {
    String date = clock.date(WallClock.temporal(value));
    return day(
        date + " + CAST((" + number(name) + " - isodow(" + date + ") + 6) % 7 + 1 AS INTEGER)");
  }

  /// `PREVIOUS_DAY(value, name)`: before the value's day.
  public Typed previous(Typed value, String name) {
    String date = clock.date(WallClock.temporal(value));
    return day(
        date + " - CAST((isodow(" + date + ") - " + number(name) + " + 6) % 7 + 1 AS INTEGER)");
  }

  /// From Monday 1.
  private static String number(String name) {
    return "list_position(" + DAYS + ", lower(left(trim(" + name + "), 2)))";
  }

  private static Typed day(String sql) {
    return Typed.of("(" + sql + ")", SqlType.DATE);
  }
}
