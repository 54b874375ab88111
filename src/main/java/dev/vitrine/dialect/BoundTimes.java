package dev.vitrine.dialect;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times as bindings write them: counted from 1970 or midnight, or ISO 8601 with a blank
/// or a `T` between date and time. Every method throws a DateTimeException,
/// IllegalArgumentException or ArithmeticException for other text.
final class BoundTimes {

  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);
  private static final long MILLIS_A_DAY = 86_400_000L;
  private static final int OFFSET_BASE = 1440;
  private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,24}");
  private static final Pattern COUNT_AND_OFFSET = Pattern.compile("(-?[0-9]{1,24}) +([0-9]{1,4})");

  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter();

  private BoundTimes() {}

  static LocalDate date(String text) {
    String stripped = text.strip();
    return COUNT.matcher(stripped).matches()
        ? LocalDate.ofEpochDay(Math.floorDiv(Long.parseLong(stripped), MILLIS_A_DAY))
        : localDateTime(parsed(stripped)).toLocalDate();
  }

  static LocalTime time(String text) {
    String stripped = text.strip();
    return COUNT.matcher(stripped).matches()
        ? LocalTime.ofNanoOfDay(Long.parseLong(stripped))
        : LocalTime.parse(stripped);
  }

  static LocalDateTime withoutZone(String text) {
    String stripped = text.strip();
    return COUNT.matcher(stripped).matches()
        ? instant(stripped).atOffset(ZoneOffset.UTC).toLocalDateTime()
        : localDateTime(parsed(stripped));
  }

  static OffsetDateTime local(String text, ZoneId zone) {
    return withOffset(text, zone).atZoneSameInstant(zone).toOffsetDateTime();
  }

  static OffsetDateTime withOffset(String text, ZoneId zone) {
    String stripped = text.strip();
    Matcher counted = COUNT_AND_OFFSET.matcher(stripped);
    if (counted.matches()) {
      int minutes = Integer.parseInt(counted.group(2)) - OFFSET_BASE;
      return instant(counted.group(1)).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    }
    if (COUNT.matcher(stripped).matches()) {
      return instant(stripped).atZone(zone).toOffsetDateTime();
    }
    TemporalAccessor fields = parsed(stripped);
    ZoneOffset offset = fields.query(TemporalQueries.offset());
    return offset == null
        ? localDateTime(fields).atZone(zone).toOffsetDateTime()
        : localDateTime(fields).atOffset(offset);
  }

  private static TemporalAccessor parsed(String text) {
    return STAMP.parse(text);
  }

  private static LocalDateTime localDateTime(TemporalAccessor fields) {
    LocalTime time = fields.query(TemporalQueries.localTime());
    return LocalDate.from(fields).atTime(time == null ? LocalTime.MIDNIGHT : time);
  }

  /// Nanoseconds outgrow a long in the year 2262.
  private static Instant instant(String nanoseconds) {
    BigInteger[] parts = new BigInteger(nanoseconds).divideAndRemainder(NANOS);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
