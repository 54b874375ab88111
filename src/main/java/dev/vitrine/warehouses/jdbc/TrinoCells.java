package dev.vitrine.warehouses.jdbc;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Cells that Trino's driver gives in its own ways.
final class TrinoCells {

  private TrinoCells() {}

  /// By its text: the driver's objects go through this machine's zone and Julius Caesar's calendar.
  static Cell date() {
    return Cell.of(ResultSet::getString, (text, into, row) -> Cell.putDate(day(text), into, row));
  }

  static Cell moment() {
    return Cell.of(
        ResultSet::getString,
        (text, into, row) -> {
          String[] parts = text.split(" ", -1);
          Cell.putMoment(day(parts[0]).atTime(clock(parts[1])), into, row);
        });
  }

  static Cell time() {
    return Cell.of(ResultSet::getString, (text, into, row) -> Cell.putTime(clock(text), into, row));
  }

  /// The driver says `2026-01-31 10:11:12.500 Europe/Berlin`.
  static Cell zoned() {
    return Cell.of(
        ResultSet::getString,
        (text, into, row) -> {
          String[] parts = text.split(" ", -1);
          ZonedDateTime moment = day(parts[0]).atTime(clock(parts[1])).atZone(ZoneId.of(parts[2]));
          Cell.putZoned(moment.toOffsetDateTime(), into, row);
        });
  }

  static Cell offset() {
    return Cell.of((rows, column) -> rows.getObject(column, OffsetDateTime.class), Cell::putZoned);
  }

  /// Years have a sign before and after those of four digits, or only more digits.
  private static LocalDate day(String text) {
    int month = text.lastIndexOf('-', text.lastIndexOf('-') - 1);
    return LocalDate.of(
        Integer.parseInt(text.substring(0, month)),
        Integer.parseInt(text.substring(month + 1, month + 3)),
        Integer.parseInt(text.substring(month + 4)));
  }

  /// Without what stands behind the ninth digit of a second.
  private static LocalTime clock(String text) {
    return LocalTime.parse(text.replaceFirst("(\\.\\d{9})\\d+", "$1"));
  }
}
