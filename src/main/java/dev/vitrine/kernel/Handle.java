package dev.vitrine.kernel;

import java.util.Locale;
import java.util.UUID;

/// Names a statement for its whole life, restarts included: 122 random bits, written as a UUID.
public record Handle(UUID value) implements Comparable<Handle> {

  public static Handle random() {
    return new Handle(UUID.randomUUID());
  }

  /// Reads a handle as a client sends it.
  ///
  /// @throws SqlError `STATEMENT_NOT_FOUND` when the text is no handle at all: to a client that is
  ///   the same as a handle that does not exist
  public static Handle parse(String text) {
    if (text.length() == 36) {
      try {
        return new Handle(UUID.fromString(text.toLowerCase(Locale.ROOT)));
      } catch (IllegalArgumentException notUuid) {
        throw SqlError.statementNotFound(text);
      }
    }
    throw SqlError.statementNotFound(text);
  }

  @Override
  public int compareTo(Handle other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
