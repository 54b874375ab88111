package dev.vitrine.statements;

import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.StopCause;
import java.time.Instant;

/// What can happen to a statement.
sealed interface Event {

  /// When it happened.
  Instant at();

  /// An executor took it from the queue.
  record Start(Instant at) implements Event {}

  /// It shall stop. One that only reads ends at once for its client; one with effects ends when the
  /// engine has rolled them back.
  record Stop(Instant at, StopCause cause, Problem problem, boolean reads) implements Event {}

  /// Its work is done and shall become permanent.
  record Commit(Instant at) implements Event {}

  record Succeed(Instant at) implements Event {}

  record Fail(Instant at, Problem problem) implements Event {}
}
