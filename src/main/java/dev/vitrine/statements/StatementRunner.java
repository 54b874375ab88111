package dev.vitrine.statements;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.Statement.DmlCounts;
import dev.vitrine.statements.Statement.Progress;
import java.util.Optional;
import java.util.Set;

/// What running a statement means; this package only knows when.
public interface StatementRunner {

  /// Runs a statement to its end on the calling thread.
  ///
  /// @throws dev.vitrine.kernel.SqlError what the client is told
  Finished run(Execution execution);

  /// Makes [#run] of this handle return soon; from any thread, in any phase.
  void stop(Handle handle);

  /// How far a running statement is.
  Progress progress(Handle handle);

  /// Drops what a run left behind that nobody will read: its statement had ended meanwhile, or its
  /// time is over.
  void discard(Handle handle);

  /// Drops what belongs to none of these handles; for the start.
  void keepOnly(Set<Handle> known);

  /// Whether a text only reads: decided before anything runs, and on the safe side.
  boolean reads(Submission submission);

  /// The submission as it is to be kept and run: in the words of its warehouse.
  default Submission prepared(Submission submission) {
    return submission;
  }

  /// Where a statement waits and runs.
  Lane lane(Submission submission);

  /// A warehouse's limits.
  ///
  /// @param workers statements that run at once
  /// @param maxQueued statements that wait at most
  record Lane(String warehouse, int workers, int maxQueued) {}

  /// What became permanent under this handle, as the engine itself remembers it after a crash.
  Optional<Finished> committed(Handle handle, Submission submission);

  /// Whether [#committed] is the whole truth after a crash; another's database keeps no handles.
  default boolean remembers(Submission submission) {
    return true;
  }

  /// The statement is over and recorded: what [#committed] knows may go.
  void forget(Handle handle);

  /// What a run came to.
  ///
  /// @param result rows of the answer; absent only for the parent of several statements
  /// @param inline the result's bytes where they are small enough to lie in the record
  record Finished(
      Optional<ResultInfo> result,
      Optional<Inline> inline,
      boolean chart,
      Optional<DmlCounts> counts) {}

  /// A small result's bytes.
  @FunctionalInterface
  interface Inline {
    byte[] bytes();
  }
}
