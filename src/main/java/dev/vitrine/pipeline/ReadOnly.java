package dev.vitrine.pipeline;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.Run.Effect;

/// Holds a submission that may only read to its word, where it meets the engine: whatever the text
/// looked like, a run that would leave something behind does not begin.
final class ReadOnly {

  private ReadOnly() {}

  static boolean is(Submission submission) {
    return submission.purpose() == Submission.Purpose.READ;
  }

  /// @throws SqlError `READ_ONLY` for a run that writes, of a statement that may only read
  static void check(Execution execution, Effect effect) {
    if (effect == Effect.WRITES && is(execution.submission())) {
      throw refused("it would change something");
    }
  }

  static SqlError refused(String why) {
    return new SqlError(ErrorCode.READ_ONLY, "this statement may only read: " + why);
  }
}
