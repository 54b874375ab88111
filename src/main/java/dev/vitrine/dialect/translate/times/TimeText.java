package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.scalar.CenturyFormat;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType.Kind;

/// Dates and times as text by a format.
public final class TimeText {

  private TimeText() {}

  /// @param format SQL of the format
  /// @param zone in which a local timestamp is shown
  public static String of(Typed value, String format, String zone) {
    String sql = value.sql();
    if (value.nanos() != null) {
      return nanos(value, format, zone);
    }
    String call =
        switch (value.kind()) {
          case DATE -> "sf_date_text(" + sql;
          case TIME -> "sf_time_text(" + sql;
          case TIMESTAMP_LTZ ->
              "sf_local_text(timezone('UTC', " + sql + "), " + StringLiterals.quoted(zone);
          case TIMESTAMP_TZ -> "sf_zoned_text(sf_utc(" + sql + "), sf_offset(" + sql + ")";
          case TIMESTAMP_NTZ, FIXED, REAL, TEXT, BOOLEAN, BINARY, VARIANT, OBJECT, ARRAY ->
              "sf_timestamp_text(" + sql + ", NULL";
        };
    return call + ", " + format + ")";
  }

  private static String nanos(Typed value, String format, String zone) {
    WallClock clock = new WallClock(new TimeSettings(zone, CenturyFormat.USUAL));
    boolean zoned = value.is(Kind.TIMESTAMP_TZ) || value.is(Kind.TIMESTAMP_LTZ);
    String wall = clock.of(value);
    String offset = zoned ? "date_diff('minute', " + clock.utc(value) + ", " + wall + ")" : "NULL";
    return "sf_nanos_text(" + wall + ", " + offset + ", " + Nanos.rest(value) + ", " + format + ")";
  }
}
