package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.EditDistance;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields that an operator wrote of one connection. What nobody asked for in the end is
/// refused: a misspelt `read_only` must not be silently nothing.
final class Fields {

  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

  private final String name;
  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /// @param written keys with `-` or `_`
  Fields(String name, Map<?, ?> written) {
    this.name = name;
    written.forEach((key, value) -> {
      if (value != null) {
        values.put(key.toString().replace('-', '_').toLowerCase(Locale.ROOT), value);
      }
    });
  }

  SqlError wrong(String what) {
    return new SqlError(ErrorCode.BAD_REQUEST, "connection " + name + ": " + what);
  }

  Optional<String> text(String... keys) {
    for (String key : keys) {
      Object value = value(key);
      if (value instanceof Map || value instanceof Iterable) {
        throw wrong(key + " must be a text");
      }
      if (value != null && !value.toString().isBlank()) {
        return Optional.of(value.toString().strip());
      }
    }
    return Optional.empty();
  }

  private @Nullable Object value(String key) {
    asked.add(key);
    return values.get(key);
  }

  int number(String key, int otherwise, int least, int most) {
    Optional<String> written = text(key);
    if (written.isEmpty()) {
      return otherwise;
    }
    boolean digits = written.get().matches("\\d{1,9}");
    int number = digits ? Integer.parseInt(written.get()) : -1;
    if (number < least || number > most) {
      throw wrong(key + " must be a number from " + least + " to " + most);
    }
    return number;
  }

  boolean flag(String key, boolean otherwise) {
    Optional<String> written = text(key);
    if (written.isEmpty()) {
      return otherwise;
    }
    return switch (written.get().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key + " must be true or false");
    };
  }

  /// `500ms`, `10s`, `2m`, `PT10S`, or seconds.
  Duration time(String key, Duration otherwise) {
    Optional<String> written = text(key);
    if (written.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = TIME.matcher(written.get());
    if (!matcher.matches()) {
      return iso(key, written.get());
    }
    long count = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofSeconds(count);
    };
  }

  private Duration iso(String key, String written) {
    try {
      return Duration.parse(written);
    } catch (DateTimeParseException otherwise) {
      throw wrong(key + " must be a time such as 500ms, 10s or 2m");
    }
  }

  /// A map of texts.
  Map<String, String> texts(String key) {
    Object value = value(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(key + " must be a map");
    }
    Map<String, String> texts = new HashMap<>();
    map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    return texts;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// @throws SqlError for a field that nothing asked for
  void done() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        String nearest =
            asked.stream()
                .min(Comparator.comparingInt(known -> EditDistance.between(key, known)))
                .orElse("");
        throw wrong("the field " + key + " is unknown; did you mean " + nearest + "?");
      }
    }
  }
}
