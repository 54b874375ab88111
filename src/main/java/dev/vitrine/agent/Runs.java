package dev.vitrine.agent;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Parameters.Dialect;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.Speech;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Runs SQL as a statement of the caller's and waits for its end.
@Singleton
final class Runs {

  /// Beside the time that a query may take: for its way through the queue.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration INTROSPECTION = Duration.ofSeconds(30);
  private static final long MOST = 200_000;
  private static final Encoding ARRAYS = Encoding.of(Format.JSON_ARRAYS, CellFormat.defaults());

  /// @param rows kept at most; 0 for all
  record Wanted(
      String sql, SortedMap<Integer, Binding> bindings, Duration timeout, long rows, String tag) {}

  private final Statements statements;
  private final ResultStore results;
  private final Json json;

  Runs(Statements statements, ResultStore results, Json json) {
    this.statements = statements;
    this.results = results;
    this.json = json;
  }

  /// Runs a statement that may only read.
  ///
  /// @param told hears the handle before anyone waits
  /// @return the statement when it has ended, or as it is when its time is over: it is being
  ///   cancelled then
  /// @throws SqlError when it is not even taken in
  Statement run(Caller caller, Place place, Wanted wanted, Consumer<Handle> told) {
    return run(caller, submission(caller, place, wanted, Submission.Purpose.READ), wanted, told);
  }

  private Statement run(
      Caller caller, Submission submission, Wanted wanted, Consumer<Handle> told) {
    Statement taken = statements.submit(submission);
    told.accept(taken.handle());
    Duration patience = wanted.timeout().plus(MARGIN);
    Statement now = statements.awaitEnd(caller, taken.handle(), patience).join();
    if (!now.hasEnded()) {
      var _ = statements.cancel(caller, taken.handle());
    }
    return now;
  }

  private static Submission submission(
      Caller caller, Place place, Wanted wanted, Submission.Purpose purpose) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("QUERY_TAG", wanted.tag());
    parameters.put(
        "SQL_DIALECT",
        (place.speech() == Speech.EMBEDDED ? Dialect.SNOWFLAKE : Dialect.NATIVE).name());
    if (wanted.rows() > 0) {
      parameters.put("ROWS_PER_RESULTSET", Long.toString(wanted.rows()));
    }
    return new Submission(
        caller,
        wanted.sql(),
        new Context(place.warehouse(), place.database(), place.schema(), caller.role()),
        Parameters.of(parameters),
        wanted.bindings(),
        Optional.of(wanted.timeout()),
        Optional.empty(),
        Submission.Mode.ASYNC,
        false,
        Optional.empty(),
        purpose);
  }

  /// Rows of a question of our own about the warehouse.
  ///
  /// @return cells as text; NULL is empty
  /// @throws SqlError when it fails
  List<List<String>> rows(Caller caller, Place place, String sql, List<String> values) {
    SortedMap<Integer, Binding> bindings = new TreeMap<>();
    values.forEach(value -> bindings.put(bindings.size() + 1, Binding.scalar("TEXT", value)));
    Wanted wanted = new Wanted(sql, bindings, INTROSPECTION, 0, "agent: schema");
    Submission submission = submission(caller, place, wanted, Submission.Purpose.RUN);
    Statement ended = run(caller, submission, wanted, _ -> {});
    Handle handle = ended.handle();
    Endings.problem(ended)
        .ifPresent(problem -> {
          throw new SqlError(problem.code(), problem.message());
        });
    ResultInfo info = ended.result().orElseGet(() -> new ResultInfo(List.of(), List.of(), true));
    byte[] rows =
        results.firstRows(handle, info, MOST, ARRAYS, () -> statements.inlineResult(handle));
    return json.read(rows) instanceof List<?> list
        ? list.stream().map(Runs::cells).toList()
        : List.of();
  }

  private static List<String> cells(Object row) {
    return row instanceof List<?> cells
        ? cells.stream().map(cell -> cell == null ? "" : cell.toString()).toList()
        : List.of();
  }
}
