package dev.vitrine.server;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Values of cells, from the SQL API's notation and from the corpus's, so that equal values are
/// equal whatever their notation.
final class SnowflakeCell {

  /// A number that is compared to nine digits.
  record About(double value) {

    boolean isNear(About other) {
      return value == other.value
          || Double.isNaN(value) && Double.isNaN(other.value)
          || Math.abs(value - other.value)
              <= Math.max(1e-9, 1e-9 * Math.max(Math.abs(value), Math.abs(other.value)));
    }
  }

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd")
          .optionalStart()
          .appendPattern(" HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder().append(LOCAL).appendPattern(" xx").toFormatter(Locale.ROOT);

  private SnowflakeCell() {}

  /// What a cell of the SQL API says.
  ///
  /// @param type as its `rowType` names it
  static Object told(String cell, String type) {
    return switch (type) {
      case "date" -> LocalDate.ofEpochDay(Long.parseLong(cell));
      case "time" -> LocalTime.ofNanoOfDay(nanos(cell).longValueExact());
      case "timestamp_ntz", "timestamp_ltz" -> at(nanos(cell));
      case "timestamp_tz" -> zoned(cell);
      case "boolean" -> Boolean.valueOf(cell);
      case "fixed" -> new BigDecimal(cell).stripTrailingZeros();
      case "real" -> new About(Double.parseDouble(cell));
      case "variant", "object", "array" -> json(cell);
      default -> cell;
    };
  }

  /// What the corpus says must be in a cell.
  static Object expected(String cell, String type) {
    return switch (type) {
      case "date" -> LocalDate.parse(cell);
      case "time" -> LocalTime.parse(cell);
      case "timestamp_ntz" -> LocalDateTime.parse(cell, LOCAL);
      case "timestamp_ltz" -> instant(cell);
      case "timestamp_tz" -> OffsetDateTime.parse(cell, ZONED);
      case "boolean" -> Boolean.valueOf(cell);
      case "fixed" -> new BigDecimal(cell).stripTrailingZeros();
      case "real" -> new About(Double.parseDouble(cell));
      case "variant", "object", "array" -> json(cell);
      default -> cell;
    };
  }

  static boolean same(Object expected, Object told) {
    return switch (expected) {
      case About number -> told instanceof About other && number.isNear(other);
      case List<?> list -> told instanceof List<?> other && same(list, other);
      case Map<?, ?> map ->
          told instanceof Map<?, ?> other
              && map.keySet().equals(other.keySet())
              && map.keySet().stream().allMatch(key -> same(map.get(key), other.get(key)));
      case null -> told == null;
      default -> expected.equals(told);
    };
  }

  private static boolean same(List<?> expected, List<?> told) {
    boolean same = expected.size() == told.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same = same(expected.get(i), told.get(i));
    }
    return same;
  }

  private static BigDecimal nanos(String seconds) {
    return new BigDecimal(seconds).movePointRight(9);
  }

  private static LocalDateTime at(BigDecimal nanos) {
    BigDecimal[] parts =
        nanos.toBigIntegerExact().signum() < 0
            ? floored(nanos)
            : nanos.divideAndRemainder(BigDecimal.TEN.pow(9));
    return LocalDateTime.ofEpochSecond(
        parts[0].longValueExact(), parts[1].intValueExact(), ZoneOffset.UTC);
  }

  private static BigDecimal[] floored(BigDecimal nanos) {
    BigDecimal second = BigDecimal.TEN.pow(9);
    BigDecimal[] parts = nanos.divideAndRemainder(second);
    return parts[1].signum() == 0
        ? parts
        : new BigDecimal[] {parts[0].subtract(BigDecimal.ONE), parts[1].add(second)};
  }

  /// Seconds in Greenwich, and the minutes of its offset with 1440 added.
  private static OffsetDateTime zoned(String cell) {
    String[] parts = cell.split(" ");
    int minutes = Integer.parseInt(parts[1]) - 1440;
    return at(nanos(parts[0]))
        .atOffset(ZoneOffset.UTC)
        .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(60 * minutes));
  }

  /// In Greenwich.
  private static LocalDateTime instant(String cell) {
    return cell.matches(".* [+-]\\d{4}")
        ? OffsetDateTime.parse(cell, ZONED).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(cell, LOCAL);
  }

  /// JSON with its numbers as [About].
  private static Object json(String text) {
    try {
      return numbered(
          ObjectMapper.getDefault()
              .readValue("[" + text + "]", Argument.listOf(Object.class))
              .getFirst());
    } catch (IOException | ClassCastException unreadable) {
      return "not JSON: " + text;
    }
  }

  private static Object numbered(Object node) {
    return switch (node) {
      case Number number -> new About(number.doubleValue());
      case List<?> list -> list.stream().map(SnowflakeCell::numbered).collect(Collectors.toList());
      case Map<?, ?> map -> {
        Map<String, Object> all = new TreeMap<>();
        map.forEach((key, value) -> all.put(key.toString(), numbered(value)));
        yield all;
      }
      case null -> null;
      default -> node;
    };
  }
}
