package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;

/// Functions that belong together.
interface Family {

  /// What a call becomes.
  @FunctionalInterface
  interface Rule {
    Typed apply(FunctionCall call);
  }

  void register(Registry registry);
}
