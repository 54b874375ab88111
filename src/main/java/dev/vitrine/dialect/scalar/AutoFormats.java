package dev.vitrine.dialect.scalar;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What AUTO detects: the formats that Snowflake documents for it, and an integer, which counts
/// from 1970 in seconds, milliseconds, microseconds or nanoseconds by its size.
final class AutoFormats {

  private static final List<TimeFormat> DATES = compiled("YYYY-MM-DD", "DD-MON-YYYY", "MM/DD/YYYY");

  private static final List<TimeFormat> TIMES =
      compiled(
          "HH24:MI:SS",
          "HH24:MI:SS.FF",
          "HH24:MI",
          "HH24:MI:SS.FFTZH:TZM",
          "HH12:MI:SS.FF AM",
          "HH12:MI:SS AM",
          "HH12:MI AM");

  private static final List<TimeFormat> TIMESTAMPS =
      compiled(
          "YYYY-MM-DD HH24:MI:SS",
          "YYYY-MM-DD HH24:MI:SS.FF",
          "YYYY-MM-DD\"T\"HH24:MI:SS",
          "YYYY-MM-DD\"T\"HH24:MI:SS.FF",
          "YYYY-MM-DD\"T\"HH24:MI:SSTZH:TZM",
          "YYYY-MM-DD\"T\"HH24:MI:SS.FFTZH:TZM",
          "YYYY-MM-DD HH24:MI:SSTZH:TZM",
          "YYYY-MM-DD HH24:MI:SS.FFTZH:TZM",
          "YYYY-MM-DD HH24:MI:SSTZH",
          "YYYY-MM-DD HH24:MI:SS.FFTZH",
          "YYYY-MM-DD HH24:MI:SS TZHTZM",
          "YYYY-MM-DD HH24:MI:SS.FF TZHTZM",
          "YYYY-MM-DD HH24:MI:SS TZH:TZM",
          "YYYY-MM-DD HH24:MI:SS.FF TZH:TZM",
          "YYYY-MM-DD\"T\"HH24:MI",
          "YYYY-MM-DD HH24:MI",
          "YYYY-MM-DD\"T\"HH24",
          "YYYY-MM-DD HH24",
          "YYYY-MM-DD\"T\"HH24:MITZH:TZM",
          "YYYY-MM-DD HH24:MITZH:TZM",
          "MM/DD/YYYY HH24:MI:SS",
          "DY, DD MON YYYY HH24:MI:SS TZHTZM",
          "DY, DD MON YYYY HH24:MI:SS.FF TZHTZM",
          "DY, DD MON YYYY HH12:MI:SS AM TZHTZM",
          "DY, DD MON YYYY HH12:MI:SS.FF AM TZHTZM",
          "DY, DD MON YYYY HH24:MI:SS",
          "DY, DD MON YYYY HH24:MI:SS.FF",
          "DY, DD MON YYYY HH12:MI:SS AM",
          "DY, DD MON YYYY HH12:MI:SS.FF AM",
          "DY MON DD HH24:MI:SS TZHTZM YYYY");

  private static final List<TimeFormat> DATES_FIRST =
      Stream.concat(DATES.stream(), TIMESTAMPS.stream()).toList();
  private static final List<TimeFormat> TIMESTAMPS_FIRST =
      Stream.concat(TIMESTAMPS.stream(), DATES.stream()).toList();

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,22}");
  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  /// A year in milliseconds: what is less counts seconds.
  private static final BigInteger YEAR = BigInteger.valueOf(31_536_000_000L);

  private static final int LAST_YEAR = 9999;

  private AutoFormats() {}

  static @Nullable TimeFields date(String text) {
    return first(DATES_FIRST, text);
  }

  static @Nullable TimeFields timestamp(String text) {
    return first(TIMESTAMPS_FIRST, text);
  }

  static @Nullable TimeFields time(String text) {
    return first(TIMES, text);
  }

  private static @Nullable TimeFields first(List<TimeFormat> formats, String text) {
    String stripped = text.strip();
    if (INTEGER.matcher(stripped).matches()) {
      return sinceEpoch(new BigInteger(stripped));
    }
    for (TimeFormat format : formats) {
      TimeFields fields = format.parse(stripped);
      if (fields != null) {
        return fields;
      }
    }
    return null;
  }

  private static @Nullable TimeFields sinceEpoch(BigInteger count) {
    BigInteger nanos = NANOS;
    BigInteger limit = YEAR;
    while (count.compareTo(limit) >= 0 && nanos.compareTo(BigInteger.ONE) > 0) {
      nanos = nanos.divide(THOUSAND);
      limit = limit.multiply(THOUSAND);
    }
    BigInteger[] parts = count.multiply(nanos).divideAndRemainder(NANOS);
    Instant at = Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue());
    LocalDateTime wall = at.atOffset(ZoneOffset.UTC).toLocalDateTime();
    return wall.getYear() > LAST_YEAR ? null : new TimeFields(wall, 0);
  }

  private static List<TimeFormat> compiled(String... formats) {
    return Stream.of(formats).map(TimeFormat::of).toList();
  }
}
