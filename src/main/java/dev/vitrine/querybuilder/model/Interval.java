package dev.vitrine.querybuilder.model;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A length of time whose multiples start at natural places; weeks start on Monday.
public enum Interval {
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /// As JSON and SQL have it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// In any case.
  public static Optional<Interval> of(String word) {
    return Arrays.stream(values()).filter(unit -> unit.word().equalsIgnoreCase(word)).findFirst();
  }

  /// The start of the interval that a moment is in.
  public LocalDateTime start(LocalDateTime moment) {
    LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case SECOND -> moment.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /// The start of the next one.
  public LocalDateTime next(LocalDateTime start) {
    return switch (this) {
      case SECOND -> start.plusSeconds(1);
      case MINUTE -> start.plusMinutes(1);
      case HOUR -> start.plusHours(1);
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
    };
  }
}
