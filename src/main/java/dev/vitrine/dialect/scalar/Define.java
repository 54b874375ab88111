package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.JavaFunction.Body;
import dev.vitrine.dialect.scalar.JavaFunction.Kind;
import java.util.List;

/// Short forms for the lists of functions.
final class Define {

  private Define() {}

  /// NULL in, NULL out.
  static JavaFunction strict(String name, Kind result, Body body, Kind... parameters) {
    return new JavaFunction(name, List.of(parameters), false, result, false, body);
  }

  /// Called with NULLs too.
  static JavaFunction nullable(String name, Kind result, Body body, Kind... parameters) {
    return new JavaFunction(name, List.of(parameters), false, result, true, body);
  }

  /// Called with NULLs too; the last parameter any number of times.
  static JavaFunction variadic(String name, Kind result, Body body, Kind... parameters) {
    return new JavaFunction(name, List.of(parameters), true, result, true, body);
  }
}
