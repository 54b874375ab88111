package dev.vitrine.warehouses.jdbc;

import java.sql.ResultSet;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// Cells that Trino's driver gives in its own ways.
final class TrinoCells {

  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendLiteral(' ')
          .appendZoneOrOffsetId()
          .toFormatter(Locale.ROOT);

  private TrinoCells() {}

  /// A timestamp without a zone, by its text: the driver's objects go through this machine's zone.
  static Cell moment() {
    return Cell.of(
        ResultSet::getString,
        (text, into, row) ->
            Cell.putMoment(LocalDateTime.parse(nanos(text).replace(' ', 'T')), into, row));
  }

  static Cell time() {
    return Cell.of(
        ResultSet::getString,
        (text, into, row) -> Cell.putTime(LocalTime.parse(nanos(text)), into, row));
  }

  /// The driver says `2026-01-31 10:11:12.500 Europe/Berlin`.
  static Cell zoned() {
    return Cell.of(
        ResultSet::getString,
        (text, into, row) ->
            Cell.putZoned(ZonedDateTime.parse(nanos(text), ZONED).toOffsetDateTime(), into, row));
  }

  static Cell offset() {
    return Cell.of((rows, column) -> rows.getObject(column, OffsetDateTime.class), Cell::putZoned);
  }

  /// Without what stands behind the ninth digit of a second.
  private static String nanos(String text) {
    return text.replaceFirst("(\\.\\d{9})\\d+", "$1");
  }
}
