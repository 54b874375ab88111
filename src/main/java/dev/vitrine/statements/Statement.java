package dev.vitrine.statements;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A statement as it was at one moment, whether it still runs or lies in the state database.
///
/// @param version rises with every change that a watcher may want to see
/// @param children handles of a multi-statement request's statements that have started, in order
/// @param result present once it succeeded with rows or a chart
/// @param chart whether the result is a chart's one row of `SPEC` and `METADATA`
/// @param expiresAt until when the handle can be read; set when it ended
public record Statement(
    Handle handle,
    Submission submission,
    State state,
    long version,
    Optional<Handle> parent,
    List<Handle> children,
    Optional<ResultInfo> result,
    boolean chart,
    Progress progress,
    OptionalInt queuePosition,
    Optional<DmlCounts> counts,
    Optional<Instant> expiresAt) {

  /// How far it is.
  ///
  /// @param percent 0 to 100, or negative when unknown
  /// @param rows rows of the result so far
  /// @param step what runs, in words (`queued`, `sql`, `chart step 2 of 3`, `committing` …)
  public record Progress(double percent, long rows, String step) {
    public static final Progress NONE = new Progress(-1, 0, "");
  }

  /// Rows that a DML statement changed.
  public record DmlCounts(long inserted, long updated, long deleted) {}

  /// The statement as it was when it was taken in, however far it has come since.
  public Statement asSubmitted() {
    return new Statement(
        handle,
        submission,
        new State.Submitted(state.created()),
        version,
        parent,
        List.of(),
        Optional.empty(),
        false,
        new Progress(-1, 0, "queued"),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean hasEnded() {
    return state instanceof State.Ended;
  }
}
