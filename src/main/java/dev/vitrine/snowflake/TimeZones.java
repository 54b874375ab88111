package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import java.time.DateTimeException;
import java.time.ZoneId;

/// Names of time zones.
final class TimeZones {

  private TimeZones() {}

  /// @throws dev.vitrine.kernel.SqlError for a name that no zone has
  static String of(String name) {
    try {
      return ZoneId.of(name).getId();
    } catch (DateTimeException unknown) {
      throw Problems.plain(
          ErrorCode.INVALID_PARAMETER, "Invalid value ['" + name + "'] for parameter 'TIMEZONE'");
    }
  }
}
