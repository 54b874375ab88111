package dev.vitrine.results.encode;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Calendar parts of a moment.
final class Civil {

  private Civil() {}

  static LocalDateTime at(long epochSecond, int nanos, int offsetMinutes) {
    long shown = epochSecond + offsetMinutes * 60L;
    long inRange =
        Math.clamp(
            shown,
            LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC),
            LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC));
    return LocalDateTime.ofEpochSecond(inRange, nanos, ZoneOffset.UTC);
  }

  /// Four digits at least; years past 9999 carry a plus as ISO 8601 asks.
  static void year(int year, Output out) {
    if (year < 0) {
      out.write('-');
    } else if (year > 9999) {
      out.write('+');
    }
    int size = Math.abs(year);
    out.digits(size, Math.max(4, Output.digitsOf(size)));
  }

  /// Sign and two digits.
  static void offsetHours(int offsetMinutes, Output out) {
    out.write(offsetMinutes < 0 ? '-' : '+');
    out.digits(Math.abs(offsetMinutes) / 60, 2);
  }
}
