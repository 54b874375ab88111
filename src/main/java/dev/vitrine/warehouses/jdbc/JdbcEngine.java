package dev.vitrine.warehouses.jdbc;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// A database behind JDBC. Each statement stands in a transaction of its own that ends with it:
/// committed when it wrote, rolled back when it read.
///
/// ```java
/// try (JdbcEngine engine = new JdbcEngine(spec, Path.of("lib-ext"))) {
///   engine.run(run, sink, CommitGate.OPEN);
/// }
/// ```
public final class JdbcEngine implements Engine {

  private static final long ARROW_LIMIT = 1L << 30;

  private final ConnectionSpec spec;
  private final Pools pools;
  private final Rule rule;
  private final Manners manners;
  private final RemoteErrors errors;
  private final Stream stream;
  private final OneStatement statements;
  private final CommitProof proof;
  private final Works works = new Works();
  private final OutcomeLog outcomes = new OutcomeLog();
  private final BufferAllocator allocator = new RootAllocator(ARROW_LIMIT);
  private final Map<String, JdbcSession> sessions = new ConcurrentHashMap<>();

  /// @param drivers where drivers that are not built in lie
  JdbcEngine(ConnectionSpec spec, Drivers drivers) {
    this.spec = spec;
    this.manners = new Manners(spec);
    this.pools = new Pools(spec, drivers, manners.greeting());
    this.rule = new Rule(spec);
    this.proof = new CommitProof(spec);
    this.errors = new RemoteErrors(spec);
    this.stream = new Stream(spec.product(), allocator);
    this.statements = new OneStatement(spec, stream);
  }

  /// What is known of the database.
  ConnectionSpec spec() {
    return spec;
  }

  @Override
  public Engine forCaller(Caller caller) {
    return new CallersEngine(this, Login.of(spec, caller));
  }

  @Override
  public Outcome run(Run run, RowSink sink, CommitGate gate) {
    return run(Login.NOBODY, run, sink, gate);
  }

  Outcome run(Login login, Run run, RowSink sink, CommitGate gate) {
    Work work = works.begin(run.handle());
    try {
      work.throwIfStopped();
      StatementKind kind = rule.check(run.sql());
      return run.session().isPresent()
          ? session(run.session().get()).run(work, run, kind, sink, gate)
          : alone(work, login, run, kind, sink, gate);
    } catch (SQLException failure) {
      throw told(work, run, failure);
    } finally {
      works.end(work);
    }
  }

  private SqlError told(Work work, Run run, SQLException failure) {
    try {
      work.throwIfStopped();
    } catch (SqlError because) {
      return because;
    }
    SqlError error = errors.of(failure, run.sql(), !run.values().isEmpty());
    return run.session()
        .flatMap(name -> Optional.ofNullable(sessions.get(name)))
        .flatMap(JdbcSession::afterError)
        .map(more -> error.saying(error.text() + "\n" + more))
        .orElse(error);
  }

  private Outcome alone(
      Work work, Login login, Run run, StatementKind kind, RowSink sink, CommitGate gate)
      throws SQLException {
    if (kind.group() == Group.TRANSACTION) {
      return new Outcome.Done(); // a transaction of one statement that does nothing
    }
    boolean reads = kind.reads() && run.effect() == Run.Effect.READS;
    if (!reads) {
      return onConnection(
          work, login, kind, connection -> write(work, login, connection, run, kind, sink, gate));
    }
    try {
      return onConnection(work, login, kind, connection -> read(work, connection, run, kind, sink));
    } catch (SQLException failure) {
      if (spec.readOnly() || work.rows() > 0 || !RemoteErrors.isReadOnly(failure)) {
        throw failure;
      }
      // a query that calls what changes something
      return onConnection(
          work, login, kind, connection -> write(work, login, connection, run, kind, sink, gate));
    }
  }

  private Outcome read(Work work, Connection connection, Run run, StatementKind kind, RowSink sink)
      throws SQLException {
    manners.begin(connection, true, Manners.View.STATEMENT);
    manners.settle(connection, run.settings());
    Outcome outcome = statements.run(work, connection, run, kind, sink);
    manners.rollBack(connection);
    return outcome;
  }

  private Outcome write(
      Work work,
      Login login,
      Connection connection,
      Run run,
      StatementKind kind,
      RowSink sink,
      CommitGate gate)
      throws SQLException {
    manners.begin(connection, false, Manners.View.STATEMENT);
    manners.settle(connection, run.settings());
    Outcome outcome = statements.run(work, connection, run, kind, sink);
    work.commits();
    if (!gate.enter()) {
      throw SqlError.canceled();
    }
    proof.commit(connection, () -> pools.take(login));
    outcomes.write(run.handle(), outcome);
    return outcome;
  }

  private interface OnConnection {
    Outcome run(Connection connection) throws SQLException;
  }

  /// A connection on which a statement left something serves nobody after it.
  private Outcome onConnection(Work work, Login login, StatementKind kind, OnConnection body)
      throws SQLException {
    Connection connection = connect(work, login);
    work.holds(connection);
    boolean clean = false;
    try {
      Outcome outcome = body.run(connection);
      clean = !kind.keepsState();
      return outcome;
    } catch (SQLException failure) {
      clean = !RemoteErrors.isLost(failure) && isRolledBack(connection);
      throw failure;
    } catch (SqlError refused) {
      clean = isRolledBack(connection);
      throw refused;
    } finally {
      work.rests();
      // what was told to stop may still be told so a moment later
      if (clean && !work.isStopped()) {
        connection.close();
      } else {
        pools.discard(login, connection);
      }
    }
  }

  private boolean isRolledBack(Connection connection) {
    try {
      manners.rollBack(connection);
      return true;
    } catch (SQLException lost) {
      return false;
    }
  }

  private Connection connect(Work work, Login login) {
    work.waits();
    try {
      return pools.take(login);
    } catch (SQLException failure) {
      work.waited();
      work.throwIfStopped();
      throw errors.notConnected(failure);
    } finally {
      work.waited();
    }
  }

  /// Opens a connection, asks something and gives it back.
  ///
  /// @throws SqlError that says why there is none
  public void test(Caller caller) {
    Work work = works.begin(Handle.random());
    try {
      try (Connection connection = connect(work, Login.of(spec, caller))) {
        Manners.execute(connection, "SELECT 1");
      }
    } catch (SQLException failure) {
      throw errors.notConnected(failure);
    } finally {
      works.end(work);
    }
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    throw new SqlError(
        ErrorCode.NOT_SUPPORTED,
        "connection "
            + spec.name()
            + " cannot read files of stages: copy them on the embedded warehouse");
  }

  @Override
  public void cancel(Handle handle) {
    works.stop(handle, SqlError.canceled());
  }

  @Override
  public Optional<EngineProgress> progress(Handle handle) {
    return works.find(handle).map(work -> new EngineProgress(work.percent(), work.rows()));
  }

  @Override
  public Optional<Outcome> committed(Handle handle) {
    return outcomes.read(handle);
  }

  @Override
  public void forget(Handle handle) {
    outcomes.forget(handle);
  }

  @Override
  public void openSession(String name, Settings settings) {
    openSession(Login.NOBODY, name, settings);
  }

  void openSession(Login login, String name, Settings settings) {
    Work work = works.begin(handleOf(name));
    try {
      JdbcSession session =
          new JdbcSession(
              login, connect(work, login), settings, spec, manners, statements, outcomes);
      JdbcSession before = sessions.put(name, session);
      if (before != null) {
        give(before);
      }
    } finally {
      works.end(work);
    }
  }

  /// A statement's own session is named by its handle: who cancels it while it waits for the
  /// connection is heard.
  private static Handle handleOf(String session) {
    try {
      return Handle.parse(session);
    } catch (SqlError otherwiseNamed) {
      return Handle.random();
    }
  }

  @Override
  public void closeSession(String name) {
    JdbcSession session = sessions.remove(name);
    if (session != null) {
      give(session);
    }
  }

  /// Back to its pool as it was, or to nobody.
  private void give(JdbcSession session) {
    Connection connection = session.connection();
    try {
      if (session.isClean()) {
        manners.rollBack(connection);
        manners.reset(connection);
        connection.close();
        return;
      }
    } catch (SQLException lost) {
      // then nobody gets it
    }
    pools.discard(session.login(), connection);
  }

  @Override
  public Settings settings(String name) {
    return session(name).settings();
  }

  @Override
  public boolean isInTransaction(String name) {
    return session(name).isOpen();
  }

  @Override
  public Journal journal(String name) {
    return session(name);
  }

  private JdbcSession session(String name) {
    JdbcSession session = sessions.get(name);
    if (session == null) {
      throw new SqlError(ErrorCode.NOT_EXECUTING, "the session is closed: open a new one");
    }
    return session;
  }

  /// Connections that are open.
  public int connections() {
    return pools.connections();
  }

  /// Connections that statements and sessions hold.
  public int inUse() {
    return pools.inUse();
  }

  /// How many sessions are open, each with a connection of its own.
  public int openSessions() {
    return sessions.size();
  }

  /// What the database has sent so far.
  public Moved moved() {
    return stream.moved();
  }

  /// Bytes of rows on their way out; 0 when nothing runs.
  public long arrowBytes() {
    return allocator.getAllocatedMemory();
  }

  /// The most that [#arrowBytes] ever was.
  public long arrowPeak() {
    return allocator.getPeakMemoryAllocation();
  }

  @Override
  public void close() {
    works.stopAll(new SqlError(ErrorCode.INTERRUPTED, "the connection was closed while it ran"));
    sessions.keySet().forEach(this::closeSession);
    pools.close();
    works.awaitNone();
    allocator.close();
  }
}
