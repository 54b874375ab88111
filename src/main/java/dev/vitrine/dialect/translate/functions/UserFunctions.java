package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import java.util.Optional;

/// Functions that users made.
final class UserFunctions {

  private UserFunctions() {}

  static Optional<Typed> apply(FunctionCall call) {
    return Optional.empty();
  }
}
