package dev.vitrine.snowflake.script;

import java.util.Optional;

/// How a statement of a script ended.
sealed interface Flow {

  Next NEXT = new Next();

  /// Go on with the next one.
  record Next() implements Flow {}

  /// Leave the loop of that label, the innermost without one, or go on with its next round.
  record Jump(Optional<String> label, boolean leaves) implements Flow {
    boolean isFor(Optional<String> loop) {
      return label.isEmpty() || label.equals(loop);
    }
  }

  /// `RETURN` of a value.
  ///
  /// @param start offset of what was returned
  record Returned(Value value, int start) implements Flow {}

  /// `RETURN TABLE`.
  record ReturnedRows(Rows rows) implements Flow {}
}
