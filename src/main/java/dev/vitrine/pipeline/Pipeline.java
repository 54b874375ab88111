package dev.vitrine.pipeline;

import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.results.ResultStore;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.stages.Transfers;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Parameters.Dialect;
import dev.vitrine.statements.Statement.Progress;
import dev.vitrine.statements.StatementRunner;
import dev.vitrine.statements.Submission;
import dev.vitrine.visualise.Split;
import dev.vitrine.visualise.Visualise;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Runs statements: one, several, or a chart.
@Singleton
public final class Pipeline implements StatementRunner {

  /// The embedded warehouse's name.
  public static final String WAREHOUSE = "COMPUTE_WH";

  private final Engine engine;
  private final ResultStore results;
  private final AnswerRows answers;
  private final Single single;
  private final Several several;
  private final SnowflakeRunner snowflake;
  private final Statements statements;
  private final Charts charts;
  private final LiveSessions live;
  private final Map<Handle, Work> working = new ConcurrentHashMap<>();

  Pipeline(
      Engine engine,
      ResultStore results,
      ChartLimits limits,
      ObjectMapper json,
      Statements statements,
      PastResults past,
      LiveSessions live,
      Transfers transfers) {
    this.live = live;
    this.snowflake =
        new SnowflakeRunner(
            engine, results, past, new AnswerRows(results), statements, live, transfers);
    this.statements = statements;
    this.engine = engine;
    this.results = results;
    this.answers = new AnswerRows(results);
    this.single = new Single(engine, results, answers);
    this.several = new Several(engine, answers, snowflake::close);
    this.charts = new Charts(engine, answers, limits, json, snowflake);
  }

  @Override
  public Finished run(Execution execution) {
    Submission submission = execution.submission();
    requireWarehouse(submission.context().warehouse());
    List<Script.Part> parts = Script.split(submission.text(), escapes(submission));
    if (parts.isEmpty()) {
      throw new SqlError(ErrorCode.EMPTY_STATEMENT, "Empty SQL statement.");
    }
    return live.of(execution)
        .map(session ->
            session.run(execution, kinds(submission, parts), name -> run(execution, parts, name)))
        .orElseGet(() -> run(execution, parts, Optional.empty()));
  }

  /// @param session of the client, on the engine
  private Finished run(Execution execution, List<Script.Part> parts, Optional<String> session) {
    return execution.submission().parameters().statementCount() == 1
        ? working(execution, work -> one(execution, parts, session, work))
        : several.run(execution, parts, session, this::child);
  }

  private static List<StatementKind> kinds(Submission submission, List<Script.Part> parts) {
    Escapes escapes = escapes(submission);
    return parts.stream()
        .map(part -> StatementKind.of(Lexer.tokens(part.text(), escapes)))
        .toList();
  }

  private void requireWarehouse(String name) {
    boolean known =
        name.equals(WAREHOUSE)
            || statements.directory().warehouses().stream()
                .anyMatch(warehouse -> warehouse.name().equals(name));
    if (!known) {
      throw new SqlError(
          ErrorCode.NO_ACTIVE_WAREHOUSE,
          "No active warehouse: '%s' does not exist; there is %s".formatted(name, WAREHOUSE));
    }
  }

  private Finished child(Execution execution, String session) {
    List<Script.Part> parts =
        Script.split(execution.submission().text(), escapes(execution.submission()));
    return working(execution, work -> one(execution, parts, Optional.of(session), work));
  }

  private Finished one(
      Execution execution, List<Script.Part> parts, Optional<String> session, Work work) {
    Submission submission = execution.submission();
    Optional<Split> chart = Visualise.split(submission.text(), escapes(submission));
    if (submission.purpose() == Submission.Purpose.DESCRIBE) {
      return chart.isPresent()
          ? charts.describe(execution)
          : snowflake.describe(
              execution, parts.getFirst().inPlace(submission.text()), session, work);
    }
    if (chart.isPresent()) {
      return charts.run(execution, chart.get(), session, work);
    }
    if (parts.size() > 1) {
      throw Several.wrongCount(parts.size(), 1);
    }
    Script.Part part = parts.getFirst();
    if (submission.purpose() == Submission.Purpose.TRANSFER) {
      return snowflake.transfer(execution, part.inPlace(submission.text()), session, work);
    }
    if (submission.parameters().dialect() == Dialect.SNOWFLAKE) {
      return snowflake.run(execution, part.inPlace(submission.text()), session, work);
    }
    EngineSql sql = EngineSql.of(submission, part.offset(), part.offset() + part.text().length());
    return ownDialect(part.text(), () -> single.run(execution, sql, session, work));
  }

  /// What the engine's own dialect changes is seen by Snowflake's transactions and catalog too.
  private Finished ownDialect(String text, Supplier<Finished> run) {
    StatementKind kind = StatementKind.of(Lexer.tokens(text, Escapes.STANDARD));
    if (kind.reads()) {
      return run.get();
    }
    statements.transactions().foreignBegins();
    try {
      return run.get();
    } finally {
      statements.transactions().foreignEnds();
      tellCatalog(kind);
    }
  }

  /// What the engine's own dialect defines is seen by Snowflake's statements too.
  private void tellCatalog(StatementKind kind) {
    if (kind.group() != StatementKind.Group.DML) {
      statements.engineChanged();
    }
  }

  private interface Working {
    Finished run(Work work);
  }

  private Finished working(Execution execution, Working body) {
    Work work = new Work();
    working.put(execution.handle(), work);
    try {
      return body.run(work);
    } finally {
      working.remove(execution.handle());
    }
  }

  private static Escapes escapes(Submission submission) {
    return EngineSql.escapes(submission.parameters());
  }

  @Override
  public void stop(Handle handle) {
    engine.cancel(handle);
  }

  @Override
  public Progress progress(Handle handle) {
    Work work = working.get(handle);
    Optional<EngineProgress> now = engine.progress(handle);
    return new Progress(
        now.map(EngineProgress::percent).orElse(-1.0),
        work == null ? 0 : work.rows(),
        work == null ? "running" : work.step());
  }

  @Override
  public void discard(Handle handle) {
    results.delete(handle);
  }

  @Override
  public void keepOnly(Set<Handle> known) {
    results.sweep(known);
  }

  @Override
  public boolean reads(Submission submission) {
    Escapes escapes = escapes(submission);
    String sql =
        Visualise.split(submission.text(), escapes)
            .map(split -> submission.text().substring(0, split.offset()))
            .orElse(submission.text());
    return Script.split(sql, escapes).stream()
        .allMatch(part -> StatementKind.of(Lexer.tokens(part.text(), escapes)).reads());
  }

  @Override
  public Optional<Finished> committed(Handle handle, Submission submission) {
    StatementKind kind = StatementKind.of(Lexer.tokens(submission.text(), escapes(submission)));
    return engine.committed(handle).map(outcome -> answers.recovered(handle, kind, outcome));
  }

  @Override
  public void forget(Handle handle) {
    engine.forget(handle);
  }
}
