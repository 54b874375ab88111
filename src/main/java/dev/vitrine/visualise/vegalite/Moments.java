package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Temporal values as Vega reads them in every time zone: with a Z.
final class Moments {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Moments() {}

  static String iso(long micros) {
    return MILLIS.format(Value.instant(micros));
  }

  /// A time of day is a time on the first day of 1970.
  static String clock(long nanos) {
    return MILLIS.format(Value.instant(nanos / 1000));
  }
}
