package dev.vitrine.notebooks.live;

import java.util.Optional;

/// What a cell's run came to.
///
/// @param error empty when it succeeded
/// @param rows its result, where it is a statement with rows
record Ended(Optional<String> error, Optional<CellState.Rows> rows) {

  static final Ended WELL = new Ended(Optional.empty(), Optional.empty());

  static final String INTERRUPTED = "Interrupted";

  static Ended with(CellState.Rows rows) {
    return new Ended(Optional.empty(), Optional.of(rows));
  }

  static Ended failed(String why) {
    return new Ended(Optional.of(why), Optional.empty());
  }

  static Ended stopped() {
    return new Ended(Optional.of(INTERRUPTED), Optional.empty());
  }

  boolean isWell() {
    return error.isEmpty();
  }
}
