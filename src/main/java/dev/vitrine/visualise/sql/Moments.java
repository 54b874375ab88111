package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Dates and times as every engine reads them; empty where the year has not four digits, which
/// engines write in ways of their own.
final class Moments {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
  private static final int LAST_YEAR = 9999;

  private Moments() {}

  static String day(Value.Day day) {
    LocalDate date = LocalDate.ofEpochDay(day.days());
    return isPlain(date.getYear()) ? date.toString() : "";
  }

  static String moment(Value.Moment moment) {
    LocalDateTime time = LocalDateTime.ofInstant(Value.instant(moment.micros()), ZoneOffset.UTC);
    return isPlain(time.getYear()) ? MOMENT.format(time) : "";
  }

  static String clock(Value.Clock clock) {
    return CLOCK.format(LocalTime.ofNanoOfDay(clock.nanos()));
  }

  private static boolean isPlain(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}
