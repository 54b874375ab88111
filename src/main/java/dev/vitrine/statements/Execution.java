package dev.vitrine.statements;

import dev.vitrine.kernel.Handle;
import dev.vitrine.statements.StatementRunner.Finished;
import java.util.function.Function;

/// A running statement, as its runner sees it.
public interface Execution {

  Handle handle();

  Submission submission();

  /// Whether only reading was found in the text when it was submitted.
  boolean reads();

  /// Whether it was asked to stop, or has ended for its client already.
  boolean isStopping();

  /// Asked before effects become permanent: false means roll back.
  boolean enterCommit();

  /// Waits for something that other statements have: another executor may take its place meanwhile.
  void blocked(Runnable wait);

  /// Runs one statement of several under a handle of its own. The child has its own state and
  /// record; stopping the parent stops it.
  ///
  /// @param text the child's text
  /// @param run its work
  /// @throws dev.vitrine.kernel.SqlError what the child failed with
  Finished child(String text, Function<Execution, Finished> run);
}
