package dev.vitrine.dialect.scalar;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls functions by name, as the engine does: NULL in, NULL out where a function is strict.
final class SqlFunctions {

  private static final Map<String, JavaFunction> BY_NAME =
      SemiStructured.functions().stream()
          .collect(Collectors.toMap(JavaFunction::name, Function.identity()));

  private SqlFunctions() {}

  static @Nullable Object call(String name, @Nullable Object... arguments) {
    JavaFunction function = BY_NAME.get(name);
    if (function == null) {
      throw new IllegalArgumentException(name);
    }
    int fixed = function.parameters().size();
    boolean fits = function.variadic() ? arguments.length >= fixed - 1 : arguments.length == fixed;
    if (!fits) {
      throw new IllegalArgumentException(name + " takes " + function.parameters());
    }
    return !function.nulls() && Args.anyNull(arguments) ? null : function.body().apply(arguments);
  }

  /// A call written as `name | argument | argument …`; arguments that look like numbers or booleans
  /// are passed as such where the function wants them, NULL as null.
  static @Nullable Object call(String line) {
    String[] parts = line.strip().split(" \\| ", -1);
    JavaFunction function = BY_NAME.get(parts[0].strip());
    if (function == null) {
      throw new IllegalArgumentException(parts[0]);
    }
    @Nullable Object[] arguments = new @Nullable Object[parts.length - 1];
    for (int i = 0; i < arguments.length; i++) {
      int parameter = Math.min(i, function.parameters().size() - 1);
      arguments[i] = value(parts[i + 1].strip(), function.parameters().get(parameter));
    }
    return call(function.name(), arguments);
  }

  private static @Nullable Object value(String text, JavaFunction.Kind kind) {
    if (text.equals("NULL")) {
      return null;
    }
    return switch (kind) {
      case BIGINT -> Long.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case TEXT -> text.equals("''") ? "" : text;
      case HUGEINT, DATE, TIMESTAMP, TIME, BINARY -> throw new IllegalArgumentException(text);
    };
  }
}
