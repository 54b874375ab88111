package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// The days that `date_relative` and `date_window` mean.
///
/// @param first the first day
/// @param end the first day behind the last
public record RelativeDays(LocalDate first, LocalDate end) {

  private static final int FARTHEST = 366_000;

  /// Of `date_relative`: from so many days ago up to today, or from today on for so many days,
  /// today among them. Of `date_window`: the quarter or year that lies so many before or behind the
  /// one of today.
  ///
  /// @throws IllegalArgumentException when the value says neither
  public static RelativeDays of(Filter filter, LocalDate today) {
    problem(filter)
        .ifPresent(message -> {
          throw new IllegalArgumentException(message);
        });
    return filter.operator() == Operator.DATE_WINDOW
        ? window((Map<?, ?>) java.util.Objects.requireNonNull(filter.value()), today)
        : days(((Number) java.util.Objects.requireNonNull(filter.value())).intValue(), today);
  }

  private static RelativeDays days(int days, LocalDate today) {
    return days < 0
        ? new RelativeDays(today.plusDays(days), today.plusDays(1))
        : new RelativeDays(today, today.plusDays(days + 1L));
  }

  private static RelativeDays window(Map<?, ?> value, LocalDate today) {
    int offset = value.get("value") instanceof Number number ? number.intValue() : 0;
    int months = "quarterly".equals(value.get("period")) ? 3 : 12;
    int start = value.get("fiscal_year_start_month") instanceof Number month ? month.intValue() : 1;
    int since = Math.floorMod(today.getMonthValue() - start, months);
    LocalDate first = today.withDayOfMonth(1).minusMonths(since).plusMonths((long) offset * months);
    return new RelativeDays(first, first.plusMonths(months));
  }

  static Optional<String> problem(Filter filter) {
    if (filter.operator() != Operator.DATE_WINDOW) {
      return isWhole(filter.value())
          ? Optional.empty()
          : Optional.of(
              "Operator '%s' requires a number of days for column '%s'"
                  .formatted(filter.operator().word(), filter.column()));
    }
    boolean fine =
        filter.value() instanceof Map<?, ?> map
            && ("quarterly".equals(map.get("period")) || "yearly".equals(map.get("period")))
            && (map.get("value") == null || isWhole(map.get("value")))
            && isMonth(map.get("fiscal_year_start_month"));
    return fine
        ? Optional.empty()
        : Optional.of(
            ("Operator 'date_window' requires {\"period\": \"quarterly\" or \"yearly\", \"value\":"
                    + " offset} for column '%s'")
                .formatted(filter.column()));
  }

  private static boolean isMonth(@org.jspecify.annotations.Nullable Object value) {
    return value == null
        || (value instanceof Number number && number.intValue() >= 1 && number.intValue() <= 12);
  }

  private static boolean isWhole(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Number number
        && number.doubleValue() == number.intValue()
        && Math.abs(number.intValue()) <= FARTHEST;
  }
}
