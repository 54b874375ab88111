package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.statements.State;
import org.jspecify.annotations.Nullable;

/// What a statement's state is called in Snowflake's answers.
///
/// @param status of the HTTP answer
/// @param sqlState absent while it runs, as the service has it
record Outcome(int status, String code, @Nullable String sqlState, String message) {

  private static final Outcome RUNNING =
      new Outcome(
          202,
          "333334",
          null,
          "Asynchronous execution in progress. Use provided query id to perform query monitoring"
              + " and management.");
  private static final Outcome DONE =
      new Outcome(200, "090001", "00000", "Statement executed successfully.");
  private static final Outcome CANCELED = of(ErrorCode.CANCELED, "SQL execution canceled");

  static Outcome of(State state) {
    return switch (state) {
      case State.Live _ -> RUNNING;
      case State.Succeeded _ -> DONE;
      case State.Failed failed -> of(failed.problem());
      case State.Canceled _ -> CANCELED;
    };
  }

  private static Outcome of(State.Problem problem) {
    return new Outcome(
        problem.code().httpStatus(),
        problem.shownCode(),
        problem.code().sqlState(),
        problem.message());
  }

  private static Outcome of(ErrorCode code, String message) {
    return new Outcome(code.httpStatus(), code.code(), code.sqlState(), message);
  }

  /// A cancel that was asked for and whose ending is not written yet.
  static Outcome stopping() {
    return new Outcome(
        202, "333333", null, "Cancel requested; the statement has not stopped yet. Ask again.");
  }

  /// A cancel that came too late.
  static Outcome tooLate() {
    return of(
        ErrorCode.NOT_EXECUTING,
        "Identified SQL statement is not currently executing: it had finished already.");
  }

  static Outcome canceled() {
    return CANCELED;
  }
}
