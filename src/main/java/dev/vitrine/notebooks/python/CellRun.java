package dev.vitrine.notebooks.python;

import java.util.Optional;

/// What running a cell came to.
///
/// @param error the traceback with the lines of cells only, or why the run was stopped; empty only
///   for a success
public record CellRun(State state, Optional<String> error) {

  /// How it ended.
  public enum State {
    /// It ran to its end.
    SUCCESS,
    /// It raised an exception, or is no Python.
    ERROR,
    /// [Kernel#interrupt] stopped it. Where it did not listen the process was ended: then
    /// [Kernel#isAlive] is false.
    INTERRUPTED,
    /// Its time was over; else as an interrupt.
    TIMEOUT,
    /// The process ended by itself, was closed, or was not alive.
    DEAD
  }

  static CellRun of(State state, String error) {
    return new CellRun(state, Optional.of(error));
  }
}
