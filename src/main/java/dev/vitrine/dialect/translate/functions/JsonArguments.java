package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.SemiStructured;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Arguments of functions on semi-structured values as those functions of the engine take them.
final class JsonArguments {

  static final SqlType COUNT = SqlType.fixed(9, 0);

  private JsonArguments() {}

  /// Any value as JSON.
  static String any(FunctionCall call, int index) {
    return SemiStructured.json(call.arg(index));
  }

  /// Values from one argument on, each as JSON.
  static String all(FunctionCall call, int from) {
    return IntStream.range(from, call.count())
        .mapToObj(index -> any(call, index))
        .collect(Collectors.joining(", "));
  }

  /// An ARRAY, an OBJECT or a VARIANT.
  static String container(FunctionCall call, int index) {
    Typed value = call.arg(index);
    if (!value.isNull() && !value.isSemiStructured()) {
      throw call.invalidTypes();
    }
    return SemiStructured.json(value);
  }

  /// Texts from one argument on.
  static String texts(FunctionCall call, int from) {
    return IntStream.range(from, call.count())
        .mapToObj(call::textSql)
        .collect(Collectors.joining(", "));
  }

  static Typed made(SqlType type, String function, String... arguments) {
    return Typed.of(function + "(" + String.join(", ", List.of(arguments)) + ")", type);
  }

  /// A whole number.
  static Typed count(String function, String... arguments) {
    return Typed.loose(made(COUNT, function, arguments).sql(), COUNT);
  }
}
