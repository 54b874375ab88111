package dev.vitrine.querybuilder.rows;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Days from the first to the last, both included.
public record Period(LocalDate first, LocalDate last) {

  /// The period that one is compared with.
  public enum Comparison {
    /// Of the same length, right before it.
    PREVIOUS_PERIOD,
    PREVIOUS_YEAR,
    PREVIOUS_MONTH,
    PREVIOUS_WEEK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Comparison> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /// A day that the other month or year has not is that one's last.
  public Period before(Comparison comparison) {
    return switch (comparison) {
      case PREVIOUS_PERIOD -> {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        yield new Period(first.minusDays(days), first.minusDays(1));
      }
      case PREVIOUS_YEAR -> new Period(first.minusYears(1), last.minusYears(1));
      case PREVIOUS_MONTH -> new Period(first.minusMonths(1), last.minusMonths(1));
      case PREVIOUS_WEEK -> new Period(first.minusWeeks(1), last.minusWeeks(1));
    };
  }

  /// The days that a name such as `last_30_days` means; empty for a name that means none.
  ///
  /// @param yearStart the month that the fiscal year starts with, for quarters and years
  public static Optional<Period> named(String preset, LocalDate today, int yearStart) {
    LocalDate week = today.minusDays(today.getDayOfWeek().getValue() - 1L);
    LocalDate month = today.withDayOfMonth(1);
    LocalDate quarter = month.minusMonths(Math.floorMod(today.getMonthValue() - yearStart, 3));
    LocalDate year = month.minusMonths(Math.floorMod(today.getMonthValue() - yearStart, 12));
    return switch (preset) {
      case "today" -> days(today, today);
      case "yesterday" -> days(today.minusDays(1), today.minusDays(1));
      case "last_7_days" -> days(today.minusDays(6), today);
      case "last_30_days" -> days(today.minusDays(29), today);
      case "last_90_days" -> days(today.minusDays(89), today);
      case "this_week" -> days(week, today);
      case "last_week" -> days(week.minusWeeks(1), week.minusDays(1));
      case "this_month" -> days(month, today);
      case "last_month" -> days(month.minusMonths(1), month.minusDays(1));
      case "this_quarter" -> days(quarter, today);
      case "last_quarter" -> days(quarter.minusMonths(3), quarter.minusDays(1));
      case "this_year" -> days(year, today);
      case "last_year" -> days(year.minusYears(1), year.minusDays(1));
      case "all_time" -> days(LocalDate.EPOCH, today);
      default -> Optional.empty();
    };
  }

  private static Optional<Period> days(LocalDate first, LocalDate last) {
    return Optional.of(new Period(first, last));
  }
}
