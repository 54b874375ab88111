package dev.vitrine.dialect.scalar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Dates, times and timestamps as text. `AUTO` and a null are the defaults of the session
/// parameters for output.
final class TimeTexts {

  private static final String DATE = "YYYY-MM-DD";
  private static final String TIME = "HH24:MI:SS";
  private static final String TIMESTAMP = "YYYY-MM-DD HH24:MI:SS.FF3";
  private static final String TIMESTAMP_TZ = "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM";

  private TimeTexts() {}

  static String of(LocalDate date, @Nullable String format) {
    return format(format, DATE).print(date.atStartOfDay(), 0);
  }

  static String of(LocalTime time, @Nullable String format) {
    return format(format, TIME).print(time.atDate(LocalDate.EPOCH), 0);
  }

  /// @param offset minutes east of Greenwich; null for a timestamp without zone
  static String of(LocalDateTime at, @Nullable Long offset, @Nullable String format) {
    String standard = offset == null ? TIMESTAMP : TIMESTAMP_TZ;
    return format(format, standard).print(at, offset == null ? 0 : offset.intValue());
  }

  /// @param utc the instant, as Greenwich's clock
  static String zoned(LocalDateTime utc, long offset, String format) {
    return of(utc.plusMinutes(offset), offset, format);
  }

  static String local(LocalDateTime utc, String zone, String format) {
    return zoned(utc, Instants.offsetAt(utc, zone), format);
  }

  private static TimeFormat format(@Nullable String format, String standard) {
    return TimeFormat.of(format == null || TimeKind.isAuto(format) ? standard : format);
  }
}
