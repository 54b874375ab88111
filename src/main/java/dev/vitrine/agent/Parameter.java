package dev.vitrine.agent;

import dev.vitrine.kernel.Binding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A parameter of a template.
///
/// @param name in lower case
/// @param fallback value where none is given
record Parameter(String name, Type type, Optional<String> fallback) {

  private static final int MOST_DIGITS = 1_000;

  /// What values it takes.
  enum Type {
    TEXT("TEXT"),
    NUMBER("FIXED"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    TIMESTAMP("TIMESTAMP_NTZ");

    private final String binding;

    Type(String binding) {
      this.binding = binding;
    }

    static Type of(String word) {
      try {
        return valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw Refusal.badRequest("type is one of text, number, boolean, date, timestamp");
      }
    }
  }

  /// One element of a body's `parameters`.
  static Parameter of(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> map)) {
      throw Refusal.badRequest("parameters is a list of objects");
    }
    Fields fields = new Fields(map);
    String name = fields.text("name").toLowerCase(Locale.ROOT);
    Type type = Type.of(fields.optionalText("type").orElse("text"));
    Parameter bare = new Parameter(name, type, Optional.empty());
    Optional<String> fallback =
        Optional.ofNullable(fields.value("default")).map(value -> bare.checked(value));
    return new Parameter(name, type, fallback);
  }

  Map<String, @Nullable Object> json() {
    return Json.map(
        "name", name,
        "type", type.name().toLowerCase(Locale.ROOT),
        "default", fallback.orElse(null));
  }

  /// @param values by name
  /// @throws Refusal where it is missing or of another type
  Binding bound(Map<?, ?> values) {
    Object given = values.get(name);
    String value =
        given == null
            ? fallback.orElseThrow(() -> Refusal.badRequest("The value of " + name + " is missing"))
            : checked(given);
    return Binding.scalar(type.binding, value);
  }

  private String checked(Object value) {
    String text = value.toString();
    try {
      return switch (type) {
        case TEXT -> text;
        case NUMBER -> number(text);
        case BOOLEAN -> truth(text);
        case DATE -> LocalDate.parse(text).toString();
        case TIMESTAMP -> LocalDateTime.parse(text).toString();
      };
    } catch (NumberFormatException | DateTimeException wrong) {
      throw wrong(text);
    }
  }

  /// Written out, so of a size that can be.
  private String number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      throw wrong(text);
    }
    return number.toPlainString();
  }

  private String truth(String text) {
    if (!List.of("true", "false").contains(text.toLowerCase(Locale.ROOT))) {
      throw wrong(text);
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private Refusal wrong(String text) {
    return Refusal.badRequest(
        "The value of %s must be a %s, not '%s'"
            .formatted(name, type.name().toLowerCase(Locale.ROOT), text));
  }
}
