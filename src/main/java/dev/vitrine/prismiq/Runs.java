package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs SQL as a statement, waits for it, and reads its first rows.
@Singleton
final class Runs {

  /// Beside the time that a query may take: for its way through the queue.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Encoding ARRAYS = Encoding.of(Format.JSON_ARRAYS, CellFormat.defaults());

  private final Statements statements;
  private final ResultStore results;
  private final PrismiqConfig config;

  Runs(Statements statements, ResultStore results, PrismiqConfig config) {
    this.statements = statements;
    this.results = results;
    this.config = config;
  }

  /// @param sql which gives no more than one row over `most` by itself
  /// @param most rows of the answer; it says when there were more
  /// @throws Refused when the statement fails, is canceled or takes too long
  /// @throws SqlError when it is not even taken in
  Answer run(
      Caller caller, Place place, String sql, List<? extends @Nullable Object> values, long most) {
    return run(submission(caller, place, sql, values, Map.of()), most);
  }

  /// The same of SQL that may give any number of rows.
  Answer firstRows(
      Caller caller, Place place, String sql, List<? extends @Nullable Object> values, long most) {
    Map<String, String> limit = Map.of("ROWS_PER_RESULTSET", Long.toString(most + 1));
    return run(submission(caller, place, sql, values, limit), most);
  }

  private Answer run(Submission submission, long most) {
    long start = System.nanoTime();
    Statement ended = ended(submission.caller(), statements.submit(submission));
    Handle handle = ended.handle();
    ResultInfo info = ended.result().orElseGet(() -> new ResultInfo(List.of(), List.of(), true));
    byte[] rows =
        results.firstRows(handle, info, most, ARRAYS, () -> statements.inlineResult(handle));
    return new Answer(
        info.columns().stream().map(Column::name).toList(),
        info.columns().stream().map(column -> ColumnTypes.name(column.type())).toList(),
        new Json.Raw(rows),
        Math.min(info.rows(), most),
        info.rows() > most,
        (System.nanoTime() - start) / 1e6,
        handle.toString());
  }

  private Submission submission(
      Caller caller,
      Place place,
      String sql,
      List<? extends @Nullable Object> values,
      Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("SQL_DIALECT", Parameters.Dialect.NATIVE.name());
    return new Submission(
        caller,
        sql,
        new Context(place.warehouse(), place.database(), place.schema(), caller.role()),
        Parameters.of(parameters),
        Bound.of(values, place.dialect()),
        Optional.of(config.timeout()),
        Optional.empty(),
        Submission.Mode.WAITS,
        false);
  }

  private Statement ended(Caller caller, Statement taken) {
    Handle handle = taken.handle();
    Statement now = statements.awaitEnd(caller, handle, config.timeout().plus(MARGIN)).join();
    return switch (now.state()) {
      case State.Succeeded _ -> now;
      case State.Failed failed ->
          throw Refused.ofStatement(
              status(failed.problem().code()), detail(failed.problem()), handle.toString());
      case State.Canceled _ ->
          throw Refused.ofStatement(HttpStatus.CONFLICT, "Query was canceled", handle.toString());
      case State.Submitted _, State.Running _, State.Stopping _, State.Committing _ -> {
        var _ = statements.cancel(caller, handle);
        throw Refused.ofStatement(HttpStatus.REQUEST_TIMEOUT, tooLong(), handle.toString());
      }
    };
  }

  private static HttpStatus status(ErrorCode code) {
    return switch (code) {
      case TIMEOUT -> HttpStatus.REQUEST_TIMEOUT;
      case INTERNAL, INTERRUPTED -> HttpStatus.INTERNAL_SERVER_ERROR;
      default ->
          code.httpStatus() == HttpStatus.UNPROCESSABLE_ENTITY.getCode()
              ? HttpStatus.BAD_REQUEST
              : HttpStatus.valueOf(code.httpStatus());
    };
  }

  private String detail(State.Problem problem) {
    return problem.code() == ErrorCode.TIMEOUT ? tooLong() : problem.message();
  }

  private String tooLong() {
    return "Query exceeded timeout of %s seconds".formatted(config.timeout().toMillis() / 1000.0);
  }

  /// The plan of a query, with what each step cost.
  Answer explain(Caller caller, Place place, String sql, List<? extends @Nullable Object> values) {
    String words =
        switch (place.dialect()) {
          case EMBEDDED, DUCKDB -> "EXPLAIN (ANALYZE, FORMAT json) ";
          case POSTGRES -> "EXPLAIN (ANALYZE, FORMAT JSON) ";
          case MYSQL -> "EXPLAIN FORMAT=JSON ";
          case SQLITE -> "EXPLAIN QUERY PLAN ";
          case TRINO -> "EXPLAIN (TYPE LOGICAL, FORMAT JSON) ";
          case SNOWFLAKE -> "EXPLAIN USING JSON ";
        };
    return run(caller, place, words + sql, values, config.maxRows());
  }

  /// Whether the warehouse answers.
  double ping(Caller caller, Place place) {
    return run(caller, place, "SELECT 1", List.of(), 1).millis();
  }
}
