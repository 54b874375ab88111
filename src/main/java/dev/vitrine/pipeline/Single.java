package dev.vitrine.pipeline;

import dev.vitrine.dialect.Bindings;
import dev.vitrine.dialect.Rewritten;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.ResultWriter;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.Speech;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs one statement on the engine and keeps its answer.
final class Single {

  /// Memory is the engine's as a whole: who fails for want of it this soon is more likely a hog's
  /// neighbour than the hog, and gets further chances after these pauses if it only reads.
  private static final Duration VICTIM = Duration.ofSeconds(2);

  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(300), Duration.ofMillis(900));

  private final Engine engine;
  private final Speech speech;
  private final ResultStore results;
  private final AnswerRows answers;

  /// @param speech of the engine
  Single(Engine engine, Speech speech, ResultStore results, AnswerRows answers) {
    this.engine = engine;
    this.speech = speech;
    this.results = results;
    this.answers = answers;
  }

  static Settings settings(Submission submission) {
    Context context = submission.context();
    Parameters parameters = submission.parameters();
    return new Settings(
        context.database(),
        context.schema(),
        parameters.timeZone(),
        parameters.dialect() == Parameters.Dialect.SNOWFLAKE);
  }

  static Effect effect(Execution execution, EngineSql sql) {
    Effect effect = sql.kind().reads() && execution.reads() ? Effect.READS : Effect.WRITES;
    ReadOnly.check(execution, effect);
    return effect;
  }

  Finished run(Execution execution, EngineSql sql, Optional<String> session, Work work) {
    Bindings bindings = EngineSql.bindings(execution.submission());
    if (bindings.isBulk()) {
      return new BulkRows(engine, answers).run(execution, sql, bindings);
    }
    boolean reads = effect(execution, sql) == Effect.READS && session.isEmpty();
    return patiently(execution, reads, () -> once(execution, sql, bindings, session, work));
  }

  /// Runs a statement in the engine's own SQL, in a session of its own where it reads tables of
  /// connections and the client has none.
  Finished run(Execution execution, Rewritten text, Optional<String> session, Work work) {
    Optional<RemoteTables> tables = work.tables().filter(remote -> remote.areReadBy(text));
    if (tables.isEmpty()) {
      return run(execution, EngineSql.of(execution.submission(), text), session, work);
    }
    if (session.isPresent()) {
      return run(execution, text, session.get(), tables.get(), work);
    }
    try (OpenSession own = OpenSession.of(engine, execution)) {
      return run(execution, text, own.name(), tables.get(), work);
    }
  }

  private Finished run(
      Execution execution, Rewritten text, String session, RemoteTables tables, Work work) {
    EngineSql sql = EngineSql.of(execution.submission(), tables.fetched(session, text));
    return run(execution, sql, Optional.of(session), work);
  }

  /// Runs it again where a neighbour may be to blame.
  ///
  /// @param reads it changes nothing and stands alone
  static Finished patiently(Execution execution, boolean reads, Supplier<Finished> run) {
    for (Duration pause : PAUSES) {
      long start = System.nanoTime();
      try {
        return run.get();
      } catch (SqlError error) {
        boolean quick = System.nanoTime() - start < VICTIM.toNanos();
        if (!quick || !reads || !isNoRoom(error) || execution.isStopping()) {
          throw error;
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
    return run.get();
  }

  /// Whether it failed for want of memory or disk, which a neighbour may be to blame for.
  private static boolean isNoRoom(SqlError error) {
    return error.code() == ErrorCode.MEMORY_LIMIT || error.code() == ErrorCode.SPILL_LIMIT;
  }

  private Finished once(
      Execution execution, EngineSql sql, Bindings bindings, Optional<String> session, Work work) {
    long limit = execution.submission().parameters().rowLimit();
    EngineSql limited = keepsOrderInside() ? sql.firstRows(limit) : sql;
    try (ResultWriter writer = results.writer(execution.handle(), limit)) {
      work.writes(writer);
      Outcome outcome =
          onEngine(execution, limited, bindings.row(0, limited.order()), session, writer);
      return answers.of(execution.handle(), sql.kind(), outcome, writer);
    }
  }

  /// Whether a query in brackets gives its rows in its own order; elsewhere the first rows are
  /// counted as they come.
  private boolean keepsOrderInside() {
    return switch (speech) {
      case EMBEDDED, DUCKDB, POSTGRES, SQLITE -> true;
      case MYSQL, TRINO, SNOWFLAKE, SQLSERVER -> false;
    };
  }

  /// Runs it, rows to the sink; errors point into the client's text.
  Outcome onEngine(
      Execution execution,
      EngineSql sql,
      List<@Nullable Object> values,
      Optional<String> session,
      RowSink sink) {
    Run run =
        new Run(
            execution.handle(),
            session,
            settings(execution.submission()),
            sql.sql().text(),
            values,
            effect(execution, sql));
    try {
      return engine.run(run, sink, execution::enterCommit);
    } catch (SqlError error) {
      throw sql.inSource(error);
    }
  }
}
