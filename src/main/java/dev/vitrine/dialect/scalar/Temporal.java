package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DATE;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.HUGEINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TIME;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TIMESTAMP;
import static java.util.Objects.requireNonNull;

import dev.vitrine.dialect.scalar.JavaFunction.Body;
import dev.vitrine.dialect.scalar.JavaFunction.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Functions between text and dates, times, timestamps and numbers by Snowflake's formats:
///
/// | function | gives |
/// |---|---|
/// | `sf_to_date(text[, format])`, `sf_to_time`, `sf_to_timestamp` | the value; a timestamp's wall clock, whatever the offset in the text |
/// | `sf_to_timestamp_instant(text, format, zone)` | microseconds since 1970 in UTC; a text without offset is in the zone |
/// | `sf_to_time_nanos`, `sf_to_timestamp_nanos`, `sf_to_timestamp_instant_nanos` | the same as nanoseconds since midnight or 1970 |
/// | `sf_to_timestamp_offset(text, format, zone)` | that instant's offset in minutes |
/// | `sf_date_text(date[, format])`, `sf_time_text(time[, format])` | text |
/// | `sf_timestamp_text(timestamp, offset, format)` | text of the wall clock; the offset in minutes, NULL for a timestamp without zone |
/// | `sf_zoned_text(utc, offset, format)`, `sf_local_text(utc, zone, format)` | text of an instant, given as Greenwich's clock |
/// | `sf_nanos_text(timestamp, offset, nanos, format)` | text of the wall clock with so many nanoseconds more; a time is one of 1970-01-01 and has a format |
/// | `sf_number_text(decimal text, format)`, `sf_parse_number(text, format)` | text, plain decimal text |
///
/// The formats are `AUTO` where there is none. Each that reads text has a twin `sf_try_…` that
/// gives NULL where the other raises an error.
public final class Temporal {

  private static final String AUTO = "AUTO";

  private Temporal() {}

  public static List<JavaFunction> functions() {
    return Stream.of(
            reading("to_date", TimeKind.DATE, DATE, fields -> fields.at().toLocalDate()),
            reading("to_time", TimeKind.TIME, TIME, fields -> fields.at().toLocalTime()),
            reading("to_timestamp", TimeKind.TIMESTAMP, TIMESTAMP, TimeFields::at),
            reading("to_time_nanos", TimeKind.TIME, HUGEINT, Instants::nanosOfDay),
            reading("to_timestamp_nanos", TimeKind.TIMESTAMP, HUGEINT, Instants::nanosOfWall),
            inZone("to_timestamp_instant", BIGINT, Instants::micros),
            inZone("to_timestamp_instant_nanos", HUGEINT, Instants::nanos),
            inZone("to_timestamp_offset", BIGINT, Instants::offset),
            printing(),
            Numbers.functions().stream())
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<JavaFunction> reading(
      String name, TimeKind kind, Kind result, Function<TimeFields, Object> value) {
    List<Kind> parameters = List.of(TEXT, TEXT);
    return Stream.of(
        new JavaFunction(
            "sf_" + name,
            parameters,
            true,
            result,
            false,
            a -> value.apply(kind.require(text(a, 0), format(a)))),
        new JavaFunction(
            "sf_try_" + name,
            parameters,
            true,
            result,
            false,
            a -> TimeKind.map(kind.parse(text(a, 0), format(a)), value)));
  }

  private interface InZone {
    Object apply(TimeFields fields, String zone);
  }

  private static Stream<JavaFunction> inZone(String name, Kind result, InZone value) {
    TimeKind kind = TimeKind.TIMESTAMP;
    return Stream.of(
        zoned(
            "sf_" + name,
            result,
            a -> value.apply(kind.require(text(a, 0), text(a, 1)), text(a, 2))),
        zoned(
            "sf_try_" + name,
            result,
            a ->
                TimeKind.map(
                    kind.parse(text(a, 0), text(a, 1)),
                    fields -> value.apply(fields, text(a, 2)))));
  }

  private static JavaFunction zoned(String name, Kind result, Body body) {
    return new JavaFunction(name, List.of(TEXT, TEXT, TEXT), false, result, false, body);
  }

  private static Stream<JavaFunction> printing() {
    return Stream.of(
        new JavaFunction(
            "sf_date_text",
            List.of(DATE, TEXT),
            true,
            TEXT,
            false,
            a -> TimeTexts.of((LocalDate) required(a, 0), format(a))),
        new JavaFunction(
            "sf_time_text",
            List.of(TIME, TEXT),
            true,
            TEXT,
            false,
            a -> TimeTexts.of((LocalTime) required(a, 0), format(a))),
        new JavaFunction(
            "sf_timestamp_text",
            List.of(TIMESTAMP, BIGINT, TEXT),
            false,
            TEXT,
            true,
            Temporal::timestampText),
        new JavaFunction(
            "sf_nanos_text",
            List.of(TIMESTAMP, BIGINT, BIGINT, TEXT),
            false,
            TEXT,
            true,
            Temporal::nanosText),
        new JavaFunction(
            "sf_zoned_text",
            List.of(TIMESTAMP, BIGINT, TEXT),
            false,
            TEXT,
            false,
            a ->
                TimeTexts.zoned((LocalDateTime) required(a, 0), (Long) required(a, 1), text(a, 2))),
        new JavaFunction(
            "sf_local_text",
            List.of(TIMESTAMP, TEXT, TEXT),
            false,
            TEXT,
            false,
            a -> TimeTexts.local((LocalDateTime) required(a, 0), text(a, 1), text(a, 2))));
  }

  /// NULL for a NULL timestamp or format; the offset alone may be NULL.
  private static @Nullable Object timestampText(@Nullable Object[] a) {
    return a[0] == null || a[2] == null
        ? null
        : TimeTexts.of((LocalDateTime) required(a, 0), (Long) a[1], text(a, 2));
  }

  private static @Nullable Object nanosText(@Nullable Object[] a) {
    return a[0] == null || a[3] == null
        ? null
        : TimeTexts.of(
            ((LocalDateTime) required(a, 0)).plusNanos((Long) required(a, 2)),
            (Long) a[1],
            text(a, 3));
  }

  private static String format(@Nullable Object[] arguments) {
    return arguments.length > 1 ? text(arguments, 1) : AUTO;
  }

  static String text(@Nullable Object[] arguments, int index) {
    return (String) required(arguments, index);
  }

  private static Object required(@Nullable Object[] arguments, int index) {
    return requireNonNull(arguments[index]);
  }
}
