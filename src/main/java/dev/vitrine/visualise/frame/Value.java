package dev.vitrine.visualise.frame;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// One value of a column, a break, a level or a literal.
public sealed interface Value {

  /// Any number; whole ones are compared as doubles, too.
  record Numeric(double value) implements Value {
    /// -0 is 0, so that both are one level.
    public Numeric {
      value = value + 0.0;
    }
  }

  record Text(String value) implements Value {}

  record Flag(boolean value) implements Value {}

  /// @param days since 1970-01-01
  record Day(long days) implements Value {}

  /// @param micros since 1970-01-01T00:00Z
  record Moment(long micros) implements Value {}

  /// @param nanos since midnight
  record Clock(long nanos) implements Value {
    /// The last of a day, which stands for its end: databases count in microseconds at most.
    public static final long END = 86_400_000_000_000L - 1;
  }

  /// SQL NULL.
  enum Missing implements Value {
    NULL
  }

  DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /// Where the value lies on a number line: days, microseconds, nanoseconds, 0 or 1; NaN for texts
  /// and NULL.
  default double position() {
    return switch (this) {
      case Numeric number -> number.value;
      case Flag flag -> flag.value ? 1 : 0;
      case Day day -> day.days;
      case Moment moment -> moment.micros;
      case Clock clock -> clock.nanos;
      case Text _, Missing _ -> Double.NaN;
    };
  }

  default boolean isNull() {
    return this == Missing.NULL;
  }

  /// The text by which a value is named in RENAMING and shown where nothing renames it: plain
  /// digits, ISO 8601 with the fraction of a second that it has.
  default String key() {
    return switch (this) {
      case Numeric number -> plain(number.value);
      case Text text -> text.value;
      case Flag flag -> Boolean.toString(flag.value);
      case Day day -> LocalDate.ofEpochDay(day.days).toString();
      case Moment moment ->
          SECONDS.format(instant(moment.micros).atOffset(ZoneOffset.UTC))
              + fraction(Math.floorMod(moment.micros, 1_000_000L) * 1000);
      case Clock clock when clock.nanos == Clock.END -> "24:00:00";
      case Clock clock ->
          CLOCK.format(LocalTime.ofNanoOfDay(clock.nanos)) + fraction(clock.nanos % 1_000_000_000L);
      case Missing _ -> "null";
    };
  }

  /// Of a second, without zeros at its end; nothing for a whole one.
  private static String fraction(long nanos) {
    return nanos == 0 ? "" : String.format(Locale.ROOT, ".%09d", nanos).replaceFirst("0+$", "");
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /// Shortest decimal that reads back as the same double, never with an exponent.
  static String plain(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal decimal = BigDecimal.valueOf(number);
    return number == Math.rint(number)
        ? new BigDecimal(number).toBigInteger().toString()
        : decimal.stripTrailingZeros().toPlainString();
  }
}
