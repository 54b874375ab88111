package dev.vitrine.agent;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.statements.State;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.Statement;
import java.util.Optional;

/// What a statement's ending means to a question.
final class Endings {

  private Endings() {}

  /// Why there are no rows; empty where there are.
  static Optional<Problem> problem(Statement statement) {
    return switch (statement.state()) {
      case State.Succeeded _ -> Optional.empty();
      case State.Failed failed -> Optional.of(failed.problem());
      case State.Canceled _ ->
          Optional.of(new Problem(ErrorCode.CANCELED, "The query was cancelled", Optional.empty()));
      case State.Submitted _, State.Running _, State.Stopping _, State.Committing _ ->
          Optional.of(new Problem(ErrorCode.TIMEOUT, "The query took too long", Optional.empty()));
    };
  }

  /// How far the question has come by that.
  static Status status(Optional<Problem> problem) {
    return problem
        .map(found -> found.code() == ErrorCode.TIMEOUT ? Status.TIMEOUT : Status.FAILED_EXECUTION)
        .orElse(Status.SUCCESS);
  }
}
