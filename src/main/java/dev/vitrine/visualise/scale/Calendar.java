package dev.vitrine.visualise.scale;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// The number line of a temporal transform and its calendar: days, microseconds or nanoseconds on
/// one side, dates and times on the other.
///
/// @param perDay how many steps of the line a day has
record Calendar(double perDay) {

  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  static Calendar of(Transform transform) {
    return switch (transform) {
      case DATETIME -> new Calendar(86_400e6);
      case TIME -> new Calendar(86_400e9);
      default -> new Calendar(1);
    };
  }

  /// The moment, or the nearest that can be drawn.
  LocalDateTime at(double place) {
    double most = Transform.MOST_DAYS * perDay;
    double position = Math.clamp(place, -most, most);
    if (perDay == 1) {
      return LocalDate.ofEpochDay((long) Math.floor(position)).atStartOfDay();
    }
    double unitsPerSecond = perDay / 86_400;
    long seconds = (long) Math.floor(position / unitsPerSecond);
    long rest = (long) (position - seconds * unitsPerSecond);
    return EPOCH.plusSeconds(seconds).plusNanos((long) (rest * 1e9 / unitsPerSecond));
  }

  double position(LocalDateTime moment) {
    if (perDay == 1) {
      return moment.toLocalDate().toEpochDay();
    }
    double unitsPerSecond = perDay / 86_400;
    long seconds = ChronoUnit.SECONDS.between(EPOCH, moment);
    return seconds * unitsPerSecond + moment.get(ChronoField.NANO_OF_SECOND) * unitsPerSecond / 1e9;
  }

  static LocalDateTime monday(LocalDateTime moment) {
    return moment
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .atStartOfDay();
  }
}
