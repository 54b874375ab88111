package dev.vitrine.sqlapi;

import dev.vitrine.statements.State;
import java.time.Instant;
import java.util.Optional;

/// What is true of a state, where it is true in several.
final class Times {

  private Times() {}

  /// When it came to be in this status.
  static Instant since(State state) {
    return ended(state).or(() -> started(state)).orElse(state.created());
  }

  static Optional<Instant> started(State state) {
    return switch (state) {
      case State.Submitted _ -> Optional.empty();
      case State.Running running -> Optional.of(running.started());
      case State.Stopping stopping -> Optional.of(stopping.started());
      case State.Committing committing -> Optional.of(committing.started());
      case State.Ended ended -> ended.started();
    };
  }

  static Optional<Instant> ended(State state) {
    return switch (state) {
      case State.Live _ -> Optional.empty();
      case State.Ended ended -> Optional.of(ended.ended());
    };
  }

  static Optional<State.Problem> problem(State state) {
    return switch (state) {
      case State.Failed failed -> Optional.of(failed.problem());
      case State.Live _, State.Succeeded _, State.Canceled _ -> Optional.empty();
    };
  }
}
