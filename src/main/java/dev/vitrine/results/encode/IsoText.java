package dev.vitrine.results.encode;

import java.time.LocalDateTime;

/// Dates and times in ISO 8601, fractions of a second only as far as they go.
enum IsoText implements TemporalText {
  DATE(true, false, false),
  TIME(false, true, false),
  LOCAL(true, true, false),
  OFFSET(true, true, true);

  private final boolean date;
  private final boolean time;
  private final boolean zone;

  IsoText(boolean date, boolean time, boolean zone) {
    this.date = date;
    this.time = time;
    this.zone = zone;
  }

  @Override
  public Cell.Nature nature() {
    return Cell.Nature.PLAIN;
  }

  @Override
  public void write(long epochSecond, int nanos, int offsetMinutes, Output out) {
    LocalDateTime shown = Civil.at(epochSecond, nanos, offsetMinutes);
    if (date) {
      Civil.year(shown.getYear(), out);
      out.write('-');
      out.digits(shown.getMonthValue(), 2);
      out.write('-');
      out.digits(shown.getDayOfMonth(), 2);
    }
    if (date && time) {
      out.write('T');
    }
    if (time) {
      time(shown, out);
    }
    if (zone) {
      zone(offsetMinutes, out);
    }
  }

  private static void time(LocalDateTime shown, Output out) {
    out.digits(shown.getHour(), 2);
    out.write(':');
    out.digits(shown.getMinute(), 2);
    out.write(':');
    out.digits(shown.getSecond(), 2);
    int fraction = shown.getNano();
    if (fraction != 0) {
      int width = 9;
      while (fraction % 10 == 0) {
        fraction /= 10;
        width--;
      }
      out.write('.');
      out.digits(fraction, width);
    }
  }

  private static void zone(int offsetMinutes, Output out) {
    if (offsetMinutes == 0) {
      out.write('Z');
    } else {
      Civil.offsetHours(offsetMinutes, out);
      out.write(':');
      out.digits(Math.abs(offsetMinutes) % 60, 2);
    }
  }
}
