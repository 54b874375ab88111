package dev.vitrine.dialect.scalar;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls a function of [Temporal] by its name, as the engine does.
final class Called {

  private static final Map<String, JavaFunction> FUNCTIONS =
      Temporal.functions().stream()
          .collect(Collectors.toMap(JavaFunction::name, Function.identity()));

  private Called() {}

  static @Nullable Object call(String name, @Nullable Object... arguments) {
    JavaFunction function = FUNCTIONS.get(name);
    if (function == null) {
      throw new IllegalArgumentException(name);
    }
    return function.body().apply(arguments);
  }
}
