package dev.vitrine.agent;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hears how far a question has come.
@FunctionalInterface
interface Stages {

  Stages NOBODY = (_, _) -> {};

  /// A stage is reached.
  ///
  /// @param stage such as `tables`, `examples`, `sql`, `validation`
  void reached(String stage, Map<String, @Nullable Object> data);
}
