package dev.vitrine.agent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of a request's body, each asked for by its kind. Unknown ones are ignored.
record Fields(Map<?, ?> map) {

  /// @throws Refusal where it is missing or blank
  String text(String name) {
    return optionalText(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Refusal.badRequest(name + " is missing"));
  }

  Optional<String> optionalText(String name) {
    return optional(name, String.class, "a text");
  }

  boolean flag(String name, boolean otherwise) {
    return optional(name, Boolean.class, "true or false").orElse(otherwise);
  }

  Optional<Boolean> optionalFlag(String name) {
    return optional(name, Boolean.class, "true or false");
  }

  Optional<BigDecimal> optionalNumber(String name) {
    return optional(name, Number.class, "a number").map(number -> decimal(name, number));
  }

  private static BigDecimal decimal(String name, Number number) {
    try {
      return new BigDecimal(number.toString());
    } catch (NumberFormatException infinite) {
      throw Refusal.badRequest(name + " must be a number that can be written out");
    }
  }

  /// @throws Refusal where it is missing, or no whole number of 64 bits
  long whole(String name) {
    BigDecimal number =
        optionalNumber(name).orElseThrow(() -> Refusal.badRequest(name + " is missing"));
    try {
      return number.longValueExact();
    } catch (ArithmeticException broken) {
      throw Refusal.badRequest(name + " must be a whole number");
    }
  }

  Fields object(String name) {
    return new Fields(optional(name, Map.class, "an object").orElse(Map.of()));
  }

  List<?> list(String name) {
    return optional(name, List.class, "a list").map(list -> (List<?>) list).orElse(List.of());
  }

  @Nullable Object value(String name) {
    return map.get(name);
  }

  private <T> Optional<T> optional(String name, Class<T> type, String kind) {
    Object value = map.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw Refusal.badRequest(name + " must be " + kind);
    }
    return Optional.of(type.cast(value));
  }
}
