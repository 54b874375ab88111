package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.schema.DataType;
import dev.vitrine.querybuilder.schema.Family;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A filter's values as values of a column's type.
public final class Values {

  private Values() {}

  /// What is wrong with it.
  static Optional<String> problem(String column, DataType type, @Nullable Object value) {
    try {
      of(type, value);
      return Optional.empty();
    } catch (IllegalArgumentException | DateTimeException wrong) {
      return Optional.of(
          type.family() == Family.NUMBER
              ? "Column '%s' is numeric but received non-numeric value".formatted(column)
              : "Column '%s' of type '%s' cannot be compared with %s"
                  .formatted(column, type.name(), shown(value)));
    }
  }

  private static String shown(@Nullable Object value) {
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  /// The value to bind.
  ///
  /// @return a number, text, boolean, `LocalDate`, `LocalDateTime`, `OffsetDateTime`, `LocalTime`,
  ///   `UUID` or null
  /// @throws IllegalArgumentException or DateTimeException when it is none of that type
  public static @Nullable Object of(DataType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.family()) {
      case NUMBER -> number(value);
      case TEXT, OTHER -> text(value);
      case BOOLEAN -> truth(value);
      case DATE -> date(word(value));
      case TIMESTAMP -> type.hasZone() ? instant(word(value)) : moment(word(value));
      case TIME -> LocalTime.parse(word(value));
      case UUID -> UUID.fromString(word(value));
    };
  }

  private static Object number(Object value) {
    if (value instanceof Number) {
      return value;
    }
    throw new IllegalArgumentException("not a number");
  }

  private static String text(Object value) {
    return value instanceof Number || value instanceof Boolean || value instanceof String
        ? value.toString()
        : word(value);
  }

  private static Boolean truth(Object value) {
    return switch (String.valueOf(value)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("not a boolean");
    };
  }

  private static String word(Object value) {
    if (value instanceof String text) {
      return text.strip().replace(' ', 'T');
    }
    throw new IllegalArgumentException("not a text");
  }

  /// The day of a moment too.
  private static Object date(String text) {
    return text.indexOf('T') < 0 ? LocalDate.parse(text) : moment(text);
  }

  private static LocalDateTime moment(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay();
    }
    return hasOffset(text)
        ? OffsetDateTime.parse(text)
            .withOffsetSameInstant(java.time.ZoneOffset.UTC)
            .toLocalDateTime()
        : LocalDateTime.parse(text);
  }

  private static OffsetDateTime instant(String text) {
    return hasOffset(text)
        ? OffsetDateTime.parse(text)
        : moment(text).atOffset(java.time.ZoneOffset.UTC);
  }

  private static boolean hasOffset(String text) {
    return text.matches(".*T.*([Zz]|[+-][0-9:]+)$");
  }
}
