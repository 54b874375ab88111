package dev.vitrine.stages;

/// Reads a value of a column's type from text, as COPY does.
@FunctionalInterface
interface ValueReader {

  /// @return the value as text that the engine casts to the column's type without loss
  /// @throws dev.vitrine.kernel.SqlError that says what is not recognised
  String read(String text);
}
