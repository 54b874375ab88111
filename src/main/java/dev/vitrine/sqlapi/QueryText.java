package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the values of query parameters. An empty one is as good as absent; a bad one is refused
/// with its name, the value and what it may be.
final class QueryText {

  private QueryText() {}

  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  static boolean flag(String name, @Nullable String value, boolean otherwise) {
    return text(value)
        .map(text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw bad(name, text, "true or false");
            })
        .orElse(otherwise);
  }

  static Optional<String> uuid(String name, @Nullable String value) {
    return text(value)
        .map(text -> {
          if (!text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw bad(name, text, "a UUID");
          }
          return text.toLowerCase(Locale.ROOT);
        });
  }

  static Optional<Integer> number(String name, @Nullable String value, int least, int most) {
    return text(value).map(text -> wholeNumber(name, text, least, most));
  }

  private static int wholeNumber(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(name, text, "a whole number from " + least + " to " + most);
  }

  /// Seconds, cut to `longest`.
  static Optional<Duration> seconds(String name, @Nullable String value, Duration longest) {
    return text(value)
        .map(text -> {
          if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
            throw bad(name, text, "a number of seconds");
          }
          Duration asked = Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
          return asked.compareTo(longest) > 0 ? longest : asked;
        });
  }

  /// ISO 8601, or milliseconds since 1970.
  static Optional<Instant> instant(String name, @Nullable String value) {
    return text(value).map(text -> point(name, text));
  }

  private static Instant point(String name, String text) {
    try {
      return text.matches("[0-9]{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException wrong) {
      throw bad(name, text, "an instant such as 2026-01-31T12:00:00Z, or milliseconds since 1970");
    }
  }

  static <E extends Enum<E>> Optional<E> oneOf(String name, @Nullable String value, Class<E> type) {
    List<E> known = List.copyOf(EnumSet.allOf(type));
    return text(value)
        .map(text ->
            known.stream()
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> bad(name, text, "one of " + known)));
  }

  static SqlError bad(String name, String value, String wanted) {
    String shown = value.length() > 100 ? value.substring(0, 100) + "…" : value;
    return new SqlError(
        ErrorCode.BAD_REQUEST,
        "query parameter %s cannot be '%s': it must be %s".formatted(name, shown, wanted));
  }
}
