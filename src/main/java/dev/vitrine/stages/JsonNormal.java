package dev.vitrine.stages;

/// Makes the text of one JSON value what the warehouse keeps of it.
@FunctionalInterface
interface JsonNormal {

  /// @return the value in normal form
  /// @throws dev.vitrine.kernel.SqlError `JSON_INVALID`
  String of(String text);
}
