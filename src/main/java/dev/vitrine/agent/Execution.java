package dev.vitrine.agent;

import dev.vitrine.agent.guard.Checked;
import dev.vitrine.agent.guard.Rejected;
import dev.vitrine.agent.model.ModelFailure;
import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.AgentQueryRepository;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.Statement;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a question's SQL: as a statement of the caller's that may only read, once more mended by
/// the model where the engine refused it.
@Singleton
final class Execution {

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  /// Endings that other SQL would not change.
  private static final Set<ErrorCode> FINAL =
      Set.of(
          ErrorCode.CANCELED,
          ErrorCode.TIMEOUT,
          ErrorCode.INTERRUPTED,
          ErrorCode.INTERNAL,
          ErrorCode.NOT_ALLOWED,
          ErrorCode.READ_ONLY,
          ErrorCode.RESULT_TOO_LARGE,
          ErrorCode.MEMORY_LIMIT,
          ErrorCode.SPILL_LIMIT,
          ErrorCode.DISK_FULL,
          ErrorCode.CONNECTION_FAILED,
          ErrorCode.CONNECTION_LOST,
          ErrorCode.CONNECTION_BUSY,
          ErrorCode.DRIVER_MISSING,
          ErrorCode.NO_ACTIVE_WAREHOUSE);

  /// One run of a text.
  ///
  /// @param statement that ran; null when it was not even taken in
  private record Attempt(@Nullable Statement statement, Optional<Problem> problem, long millis) {}

  private final AgentQueryRepository repository;
  private final Generator generator;
  private final AnswerCache cache;
  private final KeptResults kept;
  private final Runs runs;
  private final Places places;
  private final BoundValues values;
  private final AgentConfig config;
  private final Clock clock;

  Execution(
      AgentQueryRepository repository,
      Generator generator,
      AnswerCache cache,
      KeptResults kept,
      Runs runs,
      Places places,
      BoundValues values,
      AgentConfig config,
      Clock clock) {
    this.repository = repository;
    this.generator = generator;
    this.cache = cache;
    this.kept = kept;
    this.runs = runs;
    this.places = places;
    this.values = values;
    this.config = config;
    this.clock = clock;
  }

  /// Runs it to its end.
  ///
  /// @return the question with what came of it: success, failure or time-out
  /// @throws Refusal 400 when it has no SQL
  AgentQueryRow run(
      Caller caller, AgentQueryRow row, Duration timeout, Stages stages, Consumer<Handle> told) {
    String sql = row.sqlText();
    if (sql == null || Status.FAILED_GENERATION.isOf(row)) {
      throw Refusal.badRequest("Query " + row.id() + " has no SQL that could run")
          .with("query_id", row.id())
          .with("status", row.status());
    }
    long id = id(row);
    Optional<AgentQueryRow> before = kept.find(caller, row, sql);
    if (before.isPresent() && mayRun(caller, row, sql)) {
      return again(caller, id, before.get());
    }
    Attempt first = attempt(caller, row, sql, timeout, stages, told);
    Attempt last =
        first.problem().filter(problem -> isMendable(row, problem)).isPresent()
            ? mended(caller, row, sql, first, timeout, stages, told)
            : first;
    record(caller, row, last);
    return repository.findById(id).orElse(row);
  }

  private boolean mayRun(Caller caller, AgentQueryRow row, String sql) {
    try {
      generator.check(caller, sql, values.of(row.bindings()).size());
      return true;
    } catch (Rejected rejected) {
      return false; // the run says why
    }
  }

  /// The rows of a run before, as this one's.
  private AgentQueryRow again(Caller caller, long id, AgentQueryRow before) {
    String handle = Objects.requireNonNull(before.handle());
    repository.began(id, caller.user(), handle);
    repository.ended(id, Status.SUCCESS.word(), before.rowCount(), 0L, null, clock.instant());
    return repository.findById(id).orElseThrow();
  }

  static long id(AgentQueryRow row) {
    Long id = row.id();
    if (id == null) {
      throw new IllegalStateException("a query that is not kept");
    }
    return id;
  }

  private boolean isMendable(AgentQueryRow row, Problem problem) {
    boolean written = row.source().equals("model") || row.source().equals("cache");
    return generator.canRepair()
        && written
        && !row.repaired()
        && !FINAL.contains(problem.code())
        && problem.code().httpStatus() == HttpStatus.UNPROCESSABLE_ENTITY.getCode();
  }

  private Attempt attempt(
      Caller caller,
      AgentQueryRow row,
      String sql,
      Duration timeout,
      Stages stages,
      Consumer<Handle> told) {
    long start = System.nanoTime();
    try {
      SortedMap<Integer, Binding> bindings = values.of(row.bindings());
      Checked checked = generator.check(caller, sql, bindings.size());
      Runs.Wanted wanted =
          new Runs.Wanted(
              checked.sql(),
              bindings,
              timeout,
              checked.chart() ? 0 : config.maxRows(),
              "agent: query " + row.id());
      Statement ended =
          runs.run(
              caller,
              places.of(caller),
              wanted,
              handle -> {
                repository.began(id(row), caller.user(), handle.toString());
                stages.reached("statement", Json.map("handle", handle.toString()));
                told.accept(handle);
              });
      return new Attempt(ended, Endings.problem(ended), since(start));
    } catch (Rejected rejected) {
      return failed(ErrorCode.NOT_ALLOWED, rejected.text(), start);
    } catch (SqlError refused) {
      if (refused.code() == ErrorCode.TOO_MANY_REQUESTS) {
        throw refused;
      }
      return failed(refused.code(), refused.text(), start);
    }
  }

  private static Attempt failed(ErrorCode code, String message, long start) {
    return new Attempt(
        null, Optional.of(new Problem(code, message, Optional.empty())), since(start));
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private Attempt mended(
      Caller caller,
      AgentQueryRow row,
      String sql,
      Attempt first,
      Duration timeout,
      Stages stages,
      Consumer<Handle> told) {
    String error = first.problem().map(Problem::message).orElse("");
    stages.reached("repair", Json.map("problem", error));
    try {
      Generated second = generator.repair(caller, row.question(), sql, error, row.chart());
      Optional<String> better =
          second.sql().filter(found -> found.chart() == row.chart()).map(Checked::sql);
      // one that is refused was an attempt too: there is no second one
      repository.repaired(
          id(row), better.orElse(sql), second.usage().prompt(), second.usage().completion());
      if (better.isEmpty()) {
        return first;
      }
      stages.reached("sql", Json.map("sql", better.get()));
      return attempt(caller, row, better.get(), timeout, stages, told);
    } catch (ModelFailure failure) {
      LOG.warn("query {} could not be mended: {}", row.id(), failure.text());
      return first;
    }
  }

  private void record(Caller caller, AgentQueryRow row, Attempt last) {
    Statement ended = last.statement();
    Status status = Endings.status(last.problem());
    if (status != Status.SUCCESS) {
      cache.forget(caller, row.question(), row.chart());
    }
    Long rows =
        ended == null || status != Status.SUCCESS
            ? null
            : ended.result().map(ResultInfo::rows).orElse(0L);
    repository.ended(
        id(row),
        status.word(),
        rows,
        last.millis(),
        last.problem().map(Problem::message).orElse(null),
        clock.instant());
    if (last.millis() > config.slow().toMillis()) {
      LOG.warn(
          "slow query {}: {} ms, {}, statement {}, user {}",
          row.id(),
          last.millis(),
          status.word(),
          ended == null ? "none" : ended.handle(),
          caller.user());
    }
  }
}
