package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/// Instants of texts: one without an offset is the wall clock of a zone. In the hour that a zone
/// skips, the clock is taken to be set forward already; in the hour that it repeats, the earlier is
/// meant.
final class Instants {

  private static final Recent<ZoneId> ZONES = new Recent<>(Instants::zone);

  private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

  private Instants() {}

  /// Microseconds since 1970 in UTC.
  static long micros(TimeFields fields, String zone) {
    LocalDateTime utc = fields.at().minusMinutes(offset(fields, zone));
    return ChronoUnit.MICROS.between(EPOCH, utc.truncatedTo(ChronoUnit.MICROS));
  }

  /// Nanoseconds since 1970 in UTC.
  static BigInteger nanos(TimeFields fields, String zone) {
    return nanos(fields.at().minusMinutes(offset(fields, zone)));
  }

  /// Nanoseconds since 1970 on the wall.
  static BigInteger nanosOfWall(TimeFields fields) {
    return nanos(fields.at());
  }

  static BigInteger nanosOfDay(TimeFields fields) {
    return BigInteger.valueOf(fields.at().toLocalTime().toNanoOfDay());
  }

  private static BigInteger nanos(LocalDateTime at) {
    return BigInteger.valueOf(at.toEpochSecond(ZoneOffset.UTC))
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(at.get(ChronoField.NANO_OF_SECOND)));
  }

  /// Minutes east of Greenwich.
  static long offset(TimeFields fields, String zone) {
    Integer told = fields.offset();
    return told != null
        ? told
        : fields.at().atZone(ZONES.of(zone)).getOffset().getTotalSeconds() / 60;
  }

  /// A zone's minutes east of Greenwich at an instant, which is given as Greenwich's clock.
  static long offsetAt(LocalDateTime utc, String zone) {
    return ZONES.of(zone).getRules().getOffset(utc.toInstant(ZoneOffset.UTC)).getTotalSeconds()
        / 60;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw SqlError.because(ErrorCode.UNKNOWN_TIME_ZONE, "Unknown timezone: '" + name + "'", e);
    }
  }
}
