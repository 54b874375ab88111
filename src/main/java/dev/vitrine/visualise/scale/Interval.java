package dev.vitrine.visualise.scale;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A step along the calendar: `month`, `2 weeks`.
record Interval(long count, ChronoUnit unit) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(?:(\\d{1,9})\\s+)?(second|minute|hour|day|week|month|quarter|year)s?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final int MONTHS_IN_QUARTER = 3;

  static Optional<Interval> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long count = form.group(1) == null ? 1 : Long.parseLong(form.group(1));
    return count == 0
        ? Optional.empty()
        : Optional.of(of(count, form.group(2).toUpperCase(Locale.ROOT) + "S"));
  }

  private static Interval of(long count, String unit) {
    return unit.equals("QUARTERS")
        ? new Interval(count * MONTHS_IN_QUARTER, ChronoUnit.MONTHS)
        : new Interval(count, ChronoUnit.valueOf(unit));
  }

  /// From the unit's start at or before `min` to the first mark behind `max`.
  List<Double> around(Transform transform, double min, double max) {
    Calendar calendar = Calendar.of(transform);
    LocalDateTime mark =
        transform == Transform.TIME ? ofDay(calendar.at(min)) : aligned(calendar.at(min));
    List<Double> marks = new ArrayList<>();
    marks.add(calendar.position(mark));
    while (marks.getLast() <= max && marks.size() < Breaks.MOST) {
      mark = mark.plus(count, unit);
      double next = calendar.position(mark);
      marks.add(next > marks.getLast() ? next : marks.getLast() + 1);
    }
    return marks;
  }

  /// Times are counted from midnight: six hours mark 6, 12 and 18 o'clock.
  private LocalDateTime ofDay(LocalDateTime moment) {
    LocalDateTime midnight = moment.truncatedTo(ChronoUnit.DAYS);
    return midnight.plus(midnight.until(moment, unit) / count * count, unit);
  }

  private LocalDateTime aligned(LocalDateTime moment) {
    LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case YEARS -> day.withDayOfYear(1);
      case MONTHS -> day.withDayOfMonth(1);
      case WEEKS -> Calendar.monday(moment);
      case DAYS -> day;
      default -> moment.truncatedTo(unit);
    };
  }
}
