package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.Optional;

/// Texts of dates and times that are read before a statement runs.
public final class ConstantTimes {

  private static final int LAST_YEAR = 9999;

  private ConstantTimes() {}

  /// What a text says.
  ///
  /// @param wall the clock that it shows
  /// @param instant that clock's microseconds since 1970 in UTC
  /// @param offset minutes east of Greenwich
  /// @param nanos since midnight for a `TIME`, since 1970 on the wall for a timestamp without zone,
  ///   else in UTC
  public record Read(LocalDateTime wall, long instant, long offset, BigInteger nanos) {}

  /// @param zone of a text without an offset
  /// @return empty where the text is not of the format: reading it again will say why
  public static Optional<Read> of(String text, SqlType type, String format, String zone) {
    try {
      TimeFields fields = kind(type).parse(text, format);
      return fields == null || fields.at().getYear() < 1 || fields.at().getYear() > LAST_YEAR
          ? Optional.empty()
          : Optional.of(read(fields, type, zone));
    } catch (SqlError unreadable) {
      return Optional.empty();
    }
  }

  private static Read read(TimeFields fields, SqlType type, String zone) {
    BigInteger nanos =
        switch (type.kind()) {
          case TIME -> Instants.nanosOfDay(fields);
          case TIMESTAMP_LTZ, TIMESTAMP_TZ -> Instants.nanos(fields, zone);
          case FIXED, REAL, TEXT, BOOLEAN, DATE, TIMESTAMP_NTZ, BINARY, VARIANT, OBJECT, ARRAY ->
              Instants.nanosOfWall(fields);
        };
    return new Read(
        fields.at(), Instants.micros(fields, zone), Instants.offset(fields, zone), nanos);
  }

  private static TimeKind kind(SqlType type) {
    return switch (type.kind()) {
      case DATE -> TimeKind.DATE;
      case TIME -> TimeKind.TIME;
      case TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          FIXED,
          REAL,
          TEXT,
          BOOLEAN,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          TimeKind.TIMESTAMP;
    };
  }
}
