package dev.vitrine.dialect.scalar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of a date or time with all the names that Snowflake gives it (its "Supported date and
/// time parts"). The spans, of which there can be several, come first, from the longest to the
/// shortest; what can be read only comes after them.
public enum DatePart {
  YEAR("y", "yy", "yyy", "yyyy", "yr", "years", "yrs"),
  QUARTER("q", "qtr", "qtrs", "quarters"),
  MONTH("mm", "mon", "mons", "months"),
  WEEK("w", "wk", "weeks"),
  DAY("d", "dd", "days", "dayofmonth"),
  HOUR("h", "hh", "hr", "hours", "hrs"),
  MINUTE("m", "mi", "min", "minutes", "mins"),
  SECOND("s", "sec", "seconds", "secs"),
  MILLISECOND("ms", "msec", "milliseconds"),
  MICROSECOND("us", "usec", "microseconds"),
  NANOSECOND("ns", "nsec", "nsecs", "nanosec", "nsecond", "nanoseconds", "nanosecs", "nseconds"),
  WEEKOFYEAR("woy", "wy"),
  WEEKISO("week_iso", "weekofyeariso", "weekofyear_iso"),
  DAYOFWEEK("weekday", "dow", "dw"),
  DAYOFWEEKISO("weekday_iso", "dow_iso", "dw_iso", "dayofweek_iso"),
  DAYOFYEAR("yearday", "doy", "dy"),
  YEAROFWEEK(),
  YEAROFWEEKISO("yearofweek_iso"),
  EPOCH_SECOND("epoch", "epoch_seconds"),
  EPOCH_MILLISECOND("epoch_milliseconds"),
  EPOCH_MICROSECOND("epoch_microseconds"),
  EPOCH_NANOSECOND("epoch_nanoseconds"),
  TIMEZONE_HOUR("tzh"),
  TIMEZONE_MINUTE("tzm");

  private static final Map<String, DatePart> BY_NAME =
      Arrays.stream(values())
          .flatMap(part -> part.names().map(name -> Map.entry(name, part)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String aliases;

  DatePart(String... aliases) {
    this.aliases = String.join(" ", aliases);
  }

  /// The part of that name or abbreviation, in any case of letters.
  public static Optional<DatePart> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /// Whether there can be several of it, so that it can be added, counted and truncated to.
  public boolean isSpan() {
    return compareTo(NANOSECOND) <= 0;
  }

  /// Whether it is less than a day, so that a time has it.
  public boolean isOfTime() {
    return isSpan() && compareTo(HOUR) >= 0;
  }

  private Stream<String> names() {
    return Stream.concat(Stream.of(name().toLowerCase(Locale.ROOT)), Stream.of(aliases.split(" ")))
        .filter(name -> !name.isEmpty());
  }
}
