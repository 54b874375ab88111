package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.NamespaceCommand;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.dialect.StatementKind.Verb;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import dev.vitrine.warehouses.Filling;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;

/// DuckDB in this process. Native calls hold their thread, so [#run] belongs on platform threads.
///
/// ```java
/// try (DuckDbEngine engine = DuckDbEngine.inMemory(WarehouseConfig.small())) {
///   engine.run(run, sink, CommitGate.OPEN);
/// }
/// ```
public final class DuckDbEngine implements Engine {

  private static final long ARROW_LIMIT = 1L << 31;

  private final Database database;
  private final Gate gate;
  private final Connections connections;
  private final Executions executions = new Executions();
  private final MemoryWatchdog watchdog;
  private final BufferAllocator allocator = new RootAllocator(ARROW_LIMIT);
  private final Reader reader;
  private final Materialising materialising;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /// @param directory of the file `vitrine.duckdb` and of what spills; empty for one in memory
  /// @throws IllegalStateException that says what to do, when the file cannot be used
  public DuckDbEngine(Optional<Path> directory, WarehouseConfig config) {
    this(Database.open(Instance.warehouse(directory), config), config);
  }

  private DuckDbEngine(Database opened, WarehouseConfig config) {
    database = opened;
    gate = new Gate(database.functions().names(), config.valueLimit());
    connections = new Connections(database, config.idleConnections());
    reader = new Reader(connections, allocator);
    materialising = new Materialising(allocator);
    watchdog = new MemoryWatchdog(config.processLimitBytes(), executions);
  }

  /// An engine whose data ends with it.
  public static DuckDbEngine inMemory(WarehouseConfig config) {
    return new DuckDbEngine(Optional.empty(), config);
  }

  /// An engine in memory whose bare names are those of a file, which is only read.
  ///
  /// @throws IllegalStateException when the file cannot be attached
  static DuckDbEngine reading(Path file, WarehouseConfig config) {
    return new DuckDbEngine(Database.reading(file, config), config);
  }

  /// An engine of a client's own, in memory, whose current schema is `memory.main`.
  ///
  /// @param directory in which `spill/` holds what does not fit into memory, and `files/` what
  ///   [Run.Translated] statements may read; both must be there
  public static DuckDbEngine inMemory(Path directory, WarehouseConfig config) {
    return new DuckDbEngine(Database.open(Instance.session(directory), config), config);
  }

  /// What may run here; others ask it before they queue a statement.
  public Gate gate() {
    return gate;
  }

  @Override
  public Outcome run(Run run, RowSink sink, CommitGate commitGate) {
    watchdog.admit();
    Execution execution = executions.begin(run.handle());
    try {
      execution.throwIfStopped();
      database.threads().begins();
      Outcome outcome =
          run.session().isPresent()
              ? session(run.session().get()).run(execution, run, gate, sink, commitGate)
              : alone(execution, run, sink, commitGate);
      database.threads().ended(run.effect(), outcome, System.nanoTime() - execution.started());
      return outcome;
    } catch (SQLException failure) {
      throw told(execution, run, failure);
    } finally {
      executions.end(execution);
    }
  }

  private SqlError told(Execution execution, Run run, SQLException failure) {
    if (execution.isStopped()) {
      try {
        execution.throwIfStopped();
      } catch (SqlError because) {
        return because;
      }
    }
    SqlError error = EngineErrors.translate(failure, execution.text());
    return run.session()
        .flatMap(name -> Optional.ofNullable(sessions.get(name)))
        .flatMap(Session::afterError)
        .map(more -> withMore(error, more))
        .orElse(error);
  }

  private static SqlError withMore(SqlError error, String more) {
    if (error.text().contains(more)) {
      return error;
    }
    SqlError longer =
        new SqlError(error.code(), error.text() + "\n" + more, error.position().orElse(null));
    longer.initCause(error.getCause());
    return longer;
  }

  private Outcome alone(Execution execution, Run run, RowSink sink, CommitGate commitGate)
      throws SQLException {
    Translation translation = Translation.of(run, run.settings(), gate, database.layout());
    Optional<EngineText> shown =
        translation.command().flatMap(c -> Namespaces.query(c, run.settings()));
    if (shown.isPresent()) {
      return reader.read(execution, run, translation.withText(shown.get()), sink);
    }
    if (translation.kind().group() == Group.TRANSACTION) {
      return new Outcome.Done(); // a transaction of one statement that does nothing
    }
    boolean reads = translation.kind().reads() && run.effect() == Run.Effect.READS;
    return reads
        ? reader.read(execution, run, translation, sink)
        : write(execution, run, translation, sink, commitGate);
  }

  private Outcome write(
      Execution execution, Run run, Translation translation, RowSink sink, CommitGate commitGate)
      throws SQLException {
    Lease lease = connections.lease(run.settings(), Connections.Rows.MATERIALISED);
    boolean clean = false;
    try {
      Outcome outcome =
          Writer.write(
              execution,
              lease.transaction(),
              commitGate,
              connection -> work(execution, connection, run, translation, sink));
      clean = !translation.kind().keepsState();
      return outcome;
    } finally {
      if (clean) {
        connections.giveBack(lease, Connections.Rows.MATERIALISED);
      } else {
        lease.close();
      }
      translation.command().ifPresent(_ -> connections.clear());
    }
  }

  private Outcome work(
      Execution execution,
      DuckDBConnection connection,
      Run run,
      Translation translation,
      RowSink sink)
      throws SQLException {
    if (translation.command().isEmpty()) {
      if (translation.kind().verb() == Verb.CREATE) {
        Database.requireSchema(connection, run.settings());
      }
      return materialising.run(execution, connection, translation, run.values(), sink);
    }
    NamespaceCommand command = translation.command().get();
    new Namespaces(connection, run.settings()).apply(command);
    return new Outcome.Done();
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return database.feeds().lend(feed);
  }

  @Override
  public Filling fill(String session, String table) {
    return session(session).fill(table, database.threads());
  }

  @Override
  public void cancel(Handle handle) {
    executions.stop(handle, SqlError.canceled());
  }

  @Override
  public Optional<EngineProgress> progress(Handle handle) {
    return executions.find(handle).map(Execution::progress);
  }

  @Override
  public Optional<Outcome> committed(Handle handle) {
    return internally(connection -> Outcomes.read(connection, handle));
  }

  @Override
  public void forget(Handle handle) {
    internally(connection -> {
      Outcomes.forget(connection, handle);
      return Optional.empty();
    });
  }

  private interface Internal<T> {
    T run(DuckDBConnection connection) throws SQLException;
  }

  private <T> T internally(Internal<T> work) {
    try (DuckDBConnection connection = database.connectInternally()) {
      return work.run(connection);
    } catch (SQLException failure) {
      throw EngineErrors.translate(failure, EngineText.internal(""));
    }
  }

  @Override
  public void openSession(String name, Settings settings) {
    try {
      Session session =
          new Session(
              database.connectMaterialising(settings),
              settings,
              materialising,
              database.functions().changing(),
              database.layout());
      Session before = sessions.put(name, session);
      if (before != null) {
        before.close();
      }
    } catch (SQLException failure) {
      throw EngineErrors.translate(failure, EngineText.internal(""));
    }
  }

  @Override
  public void closeSession(String name) {
    Session session = sessions.remove(name);
    if (session != null) {
      session.close();
    }
  }

  @Override
  public Settings settings(String name) {
    return session(name).settings();
  }

  @Override
  public boolean isInTransaction(String name) {
    return session(name).isInTransaction();
  }

  @Override
  public Journal journal(String name) {
    return session(name);
  }

  private Session session(String name) {
    Session session = sessions.get(name);
    if (session == null) {
      throw new SqlError(ErrorCode.NOT_EXECUTING, "the session is closed: open a new one");
    }
    return session;
  }

  /// How many statements were told to stop more than a second ago and still hold their thread.
  public int stuck() {
    return executions.stuck();
  }

  /// How many statements hold a thread here.
  public int running() {
    return executions.all().size();
  }

  /// How many threads work on its statements now.
  int threads() {
    return database.threads().count();
  }

  /// How many sessions are open, each with a connection of its own.
  public int openSessions() {
    return sessions.size();
  }

  /// Bytes of rows on their way out; 0 when nothing runs.
  public long arrowBytes() {
    return allocator.getAllocatedMemory();
  }

  /// What this instance holds.
  ///
  /// @param memory bytes
  /// @param spilled bytes on disk
  public record Usage(long memory, long spilled) {}

  /// What it holds now.
  public Usage usage() {
    return internally(connection -> Optional.of(Database.usage(connection))).orElseThrow();
  }

  /// The engine's own words for an error that [#run] threw, for texts that no client wrote.
  public static String words(SqlError error) {
    return error.getCause() instanceof SQLException failure
        ? EngineErrors.plainMessage(failure)
        : error.text();
  }

  @Override
  public void close() {
    watchdog.close();
    executions
        .all()
        .forEach(each ->
            executions.stop(
                each, new SqlError(ErrorCode.INTERRUPTED, "the server stopped while it ran")));
    sessions.keySet().forEach(this::closeSession);
    connections.close();
    database.close();
    executions.close();
    allocator.close();
  }
}
