package dev.vitrine.pipeline;

import dev.vitrine.dialect.Rewritten;
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
import dev.vitrine.statements.StatementsConfig;
import dev.vitrine.statements.Submission;
import dev.vitrine.visualise.Split;
import dev.vitrine.visualise.Visualise;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import dev.vitrine.warehouses.jdbc.Connections;
import io.micrometer.core.instrument.MeterRegistry;
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

  private final Warehouse embedded;
  private final Warehouses warehouses;
  private final Connections connections;
  private final ResultStore results;
  private final AnswerRows answers;
  private final SnowflakeRunner snowflake;
  private final Statements statements;
  private final ChartLimits limits;
  private final ObjectMapper json;
  private final LiveSessions live;
  private final Map<Handle, Work> working = new ConcurrentHashMap<>();

  Pipeline(
      Engine engine,
      StatementsConfig config,
      Warehouses warehouses,
      Connections connections,
      ResultStore results,
      ChartLimits limits,
      ObjectMapper json,
      Statements statements,
      PastResults past,
      LiveSessions live,
      Transfers transfers,
      MeterRegistry meters) {
    this.embedded =
        new Warehouse(
            WAREHOUSE,
            engine,
            Speech.EMBEDDED,
            config.poolSize(),
            config.maxQueued(),
            Optional.empty());
    this.warehouses = warehouses;
    this.connections = connections;
    this.live = live;
    this.answers = new AnswerRows(results);
    this.snowflake =
        new SnowflakeRunner(
            engine,
            results,
            past,
            answers,
            statements,
            live,
            transfers,
            new PersistedResults(meters));
    this.statements = statements;
    this.results = results;
    this.limits = limits;
    this.json = json;
  }

  @Override
  public Finished run(Execution execution) {
    Submission submission = execution.submission();
    Room room = room(submission);
    List<Script.Part> parts = Script.split(submission.text(), escapes(submission));
    if (parts.isEmpty()) {
      throw new SqlError(ErrorCode.EMPTY_STATEMENT, "Empty SQL statement.");
    }
    return live.of(execution)
        .map(session ->
            session.run(
                execution, kinds(submission, parts), name -> run(room, execution, parts, name)))
        .orElseGet(() -> run(room, execution, parts, Optional.empty()));
  }

  /// @param session of the client, on the engine
  private Finished run(
      Room room, Execution execution, List<Script.Part> parts, Optional<String> session) {
    return execution.submission().parameters().statementCount() == 1
        ? working(room, execution, work -> one(room, execution, parts, session, work))
        : room.several().run(execution, parts, session, (child, name) -> child(room, child, name));
  }

  private static List<StatementKind> kinds(Submission submission, List<Script.Part> parts) {
    Escapes escapes = escapes(submission);
    return parts.stream()
        .flatMap(part -> StatementKind.each(Lexer.tokens(part.text(), escapes), escapes).stream())
        .toList();
  }

  private Room room(Submission submission) {
    Warehouse warehouse =
        find(submission)
            .orElseThrow(() ->
                new SqlError(
                    ErrorCode.NO_ACTIVE_WAREHOUSE,
                    "No active warehouse: '%s' does not exist; there is %s"
                        .formatted(submission.context().warehouse(), WAREHOUSE)));
    if (isElsewhere(warehouse) && submission.session().isPresent()) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "A session of a driver runs its statements in " + WAREHOUSE + " and its like only");
    }
    Engine engine = warehouse.engine().forCaller(submission.caller());
    return new Room(
        warehouse,
        new Single(engine, warehouse.speech(), results, answers),
        new Several(engine, answers, snowflake::close),
        drawing(warehouse, engine));
  }

  /// A DuckDB is drawn from where it is; of other databases the name of their dialect is known.
  private Drawing drawing(Warehouse warehouse, Engine engine) {
    return switch (warehouse.speech()) {
      case EMBEDDED, DUCKDB -> new Charts(engine, answers, limits, json, snowflake);
      case POSTGRES, MYSQL, SQLITE, TRINO, SNOWFLAKE, SQLSERVER ->
          new RemoteCharts(
              engine, embedded.engine(), Connections.dialect(warehouse), answers, limits, json);
    };
  }

  /// Snowflake's own warehouses, whatever their names, are the embedded one.
  private Optional<Warehouse> find(Submission submission) {
    String name = submission.context().warehouse();
    boolean snowflakes =
        name.equals(WAREHOUSE) || statements.directory().warehouse(name).isPresent();
    return snowflakes ? Optional.of(embedded) : warehouses.find(name, submission.caller());
  }

  @Override
  public Submission prepared(Submission submission) {
    boolean elsewhere = find(submission).filter(Pipeline::isElsewhere).isPresent();
    return elsewhere ? submission.inNativeDialect() : submission;
  }

  private static boolean isElsewhere(Warehouse warehouse) {
    return warehouse.speech() != Speech.EMBEDDED;
  }

  /// One that names no warehouse waits with the embedded one's, and is told when it runs.
  @Override
  public Lane lane(Submission submission) {
    Warehouse warehouse = find(submission).orElse(embedded);
    return new Lane(warehouse.name(), warehouse.workers(), warehouse.maxQueued());
  }

  private Finished child(Room room, Execution execution, String session) {
    List<Script.Part> parts =
        Script.split(execution.submission().text(), escapes(execution.submission()));
    return working(
        room, execution, work -> one(room, execution, parts, Optional.of(session), work));
  }

  private Finished one(
      Room room,
      Execution execution,
      List<Script.Part> parts,
      Optional<String> session,
      Work work) {
    Submission submission = execution.submission();
    if (ReadOnly.is(submission)) {
      requireReading(room, submission);
    }
    Optional<Split> chart = Visualise.split(submission.text(), escapes(submission));
    if (submission.purpose() == Submission.Purpose.DESCRIBE) {
      return chart.isPresent()
          ? room.charts().describe(execution)
          : snowflake.describe(
              execution, parts.getFirst().inPlace(submission.text()), session, work);
    }
    if (chart.isPresent()) {
      return room.charts().run(execution, chart.get(), session, work);
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
    Rewritten sql =
        Rewritten.of(submission.text())
            .keep(part.offset(), part.offset() + part.text().length())
            .done();
    Supplier<Finished> run = () -> room.single().run(execution, sql, session, work);
    return isElsewhere(room.warehouse()) ? run.get() : ownDialect(part.text(), run);
  }

  /// Elsewhere only the database itself knows what a function does, so its connection must be one
  /// that is read-only there.
  private void requireReading(Room room, Submission submission) {
    if (!reads(submission)) {
      throw ReadOnly.refused("it is no query");
    }
    String name = room.warehouse().name();
    if (isElsewhere(room.warehouse()) && !Connections.isReadOnly(room.warehouse())) {
      throw ReadOnly.refused("connection " + name + " is not read-only (read_only: true makes it)");
    }
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

  private Finished working(Room room, Execution execution, Working body) {
    Work work = new Work(room.warehouse().engine(), made -> remoteTables(room, execution, made));
    working.put(execution.handle(), work);
    try {
      // who stopped it before found no engine to tell
      if (execution.isStopping()) {
        throw SqlError.canceled();
      }
      return body.run(work);
    } finally {
      working.remove(execution.handle());
      work.tables().ifPresent(RemoteTables::close);
    }
  }

  /// A connection's statement goes to its database as it is.
  private Optional<RemoteTables> remoteTables(Room room, Execution execution, Work work) {
    Warehouse local = room.warehouse();
    boolean takesRows =
        switch (local.speech()) {
          case EMBEDDED, DUCKDB -> !Connections.isConnection(local);
          case POSTGRES, MYSQL, SQLITE, TRINO, SNOWFLAKE, SQLSERVER -> false;
        };
    return takesRows
        ? Optional.of(new RemoteTables(connections, local.engine(), execution, limits, work))
        : Optional.empty();
  }

  private static Escapes escapes(Submission submission) {
    return EngineSql.escapes(submission.parameters());
  }

  @Override
  public void stop(Handle handle) {
    Work work = working.get(handle);
    if (work != null) {
      work.cancel(handle);
    }
  }

  @Override
  public Progress progress(Handle handle) {
    Work work = working.get(handle);
    if (work == null) {
      return new Progress(-1, 0, "running");
    }
    double percent = work.engine().progress(handle).map(EngineProgress::percent).orElse(-1.0);
    return new Progress(percent, work.rows(), work.step());
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
        .flatMap(part -> StatementKind.each(Lexer.tokens(part.text(), escapes), escapes).stream())
        .allMatch(StatementKind::reads);
  }

  @Override
  public Optional<Finished> committed(Handle handle, Submission submission) {
    Escapes escapes = escapes(submission);
    StatementKind kind =
        StatementKind.each(Lexer.tokens(submission.text(), escapes), escapes).getLast();
    Engine engine = find(submission).orElse(embedded).engine();
    return engine.committed(handle).map(outcome -> answers.recovered(handle, kind, outcome));
  }

  @Override
  public boolean remembers(Submission submission) {
    return find(submission).filter(Pipeline::isElsewhere).isEmpty();
  }

  @Override
  public void forget(Handle handle) {
    embedded.engine().forget(handle);
  }
}
