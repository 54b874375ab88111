package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.NamespaceCommand;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.dialect.StatementKind.Verb;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/// One connection that keeps a transaction, variables and temporary tables for the runs that name
/// it. Its runs follow one another; a second one waits.
final class Session implements Journal {

  private final DuckDBConnection connection;
  private final TransactionControl transaction;
  private final Materialising materialising;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Settings settings;
  private volatile boolean inTransaction;
  private boolean beganByClient;
  private volatile boolean aborted;
  private final TransactionLog log = new TransactionLog();
  private final Set<String> changingFunctions;
  private final Translation.Layout layout;

  /// @param changingFunctions those that may give another value each time, in upper case
  Session(
      DuckDBConnection connection,
      Settings settings,
      Materialising materialising,
      Set<String> changingFunctions,
      Translation.Layout layout) {
    this.layout = layout;
    this.changingFunctions = changingFunctions;
    this.connection = connection;
    this.transaction = new TransactionControl(connection);
    this.settings = settings;
    this.materialising = materialising;
  }

  /// For the thread whose statement has the session; none of its own runs meanwhile.
  TableFilling fill(String table, Threads threads) {
    return new TableFilling(connection, table, threads);
  }

  Settings settings() {
    return settings;
  }

  boolean isInTransaction() {
    return inTransaction;
  }

  Outcome run(Execution execution, Run run, Gate statementGate, RowSink sink, CommitGate gate)
      throws SQLException {
    lock.lock();
    try {
      Translation translation = Translation.of(run, settings, statementGate, layout);
      return run(execution, run, translation, sink, gate);
    } catch (SQLException | RuntimeException failure) {
      aborted = inTransaction;
      throw failure;
    } finally {
      lock.unlock();
    }
  }

  private Outcome run(
      Execution execution, Run run, Translation translation, RowSink sink, CommitGate gate)
      throws SQLException {
    if (translation.kind().group() == Group.TRANSACTION) {
      return control(execution, run, translation.kind().verb(), gate);
    }
    if (translation.command().isPresent()) {
      return command(execution, translation, run, sink, gate);
    }
    if (translation.kind().verb() == Verb.CREATE && run.effect() != Run.Effect.SCRATCH) {
      Database.requireSchema(connection, settings);
    }
    Writer.Work work =
        onConnection -> materialising.run(execution, onConnection, translation, run.values(), sink);
    boolean plain =
        run.effect() == Run.Effect.SCRATCH
            || translation.kind().reads()
            || translation.kind().verb() == Verb.SET;
    long start = System.nanoTime();
    Outcome outcome = plain ? work.run(connection) : write(execution, gate, work);
    if (inTransaction && (!plain || run.effect() == Run.Effect.SCRATCH)) {
      log.add(
          new TransactionLog.Entry(execution.handle(), translation, run.values(), outcome, !plain),
          System.nanoTime() - start);
    }
    return outcome;
  }

  private Outcome command(
      Execution execution, Translation translation, Run run, RowSink sink, CommitGate gate)
      throws SQLException {
    NamespaceCommand command = translation.command().orElseThrow();
    var query = Namespaces.query(command, settings);
    if (query.isPresent()) {
      return materialising.run(
          execution, connection, translation.withText(query.get()), run.values(), sink);
    }
    Writer.Work work =
        onConnection -> {
          become(new Namespaces(onConnection, settings).apply(command));
          return new Outcome.Done();
        };
    return translation.kind().group() == Group.SESSION
        ? work.run(connection)
        : write(execution, gate, work);
  }

  private void become(Settings changed) throws SQLException {
    if (!changed.equals(settings)) {
      Database.useSchema(connection, changed);
      settings = changed;
    }
  }

  private Outcome write(Execution execution, CommitGate gate, Writer.Work work)
      throws SQLException {
    if (!inTransaction) {
      Settings before = settings;
      try {
        return Writer.write(execution, transaction, gate, work);
      } catch (SQLException | RuntimeException failure) {
        become(before);
        throw failure;
      }
    }
    return join(execution, gate, work);
  }

  /// Works inside the client's transaction. The engine cannot undo one statement alone, so a cancel
  /// that is let through takes the transaction with it.
  private Outcome join(Execution execution, CommitGate gate, Writer.Work work) throws SQLException {
    Outcome outcome = work.run(connection);
    transaction.record(execution.handle(), outcome);
    if (execution.isStopped() || !gate.enter()) {
      rollBack();
      throw new SqlError(
          ErrorCode.CANCELED, "SQL execution canceled; its transaction was rolled back");
    }
    return outcome;
  }

  private Outcome control(Execution execution, Run run, Verb verb, CommitGate gate)
      throws SQLException {
    if (verb == Verb.BEGIN) {
      if (!inTransaction) {
        transaction.begin();
        inTransaction = true;
        log.clear();
        beganByClient = run.effect() != Run.Effect.SCRATCH;
      }
    } else if (inTransaction) {
      if (verb == Verb.COMMIT) {
        commit(execution, gate);
      } else {
        rollBack();
      }
    }
    return new Outcome.Done();
  }

  private void commit(Execution execution, CommitGate gate) throws SQLException {
    try {
      transaction.record(execution.handle(), new Outcome.Done());
      execution.commits();
      if (!gate.enter()) {
        throw SqlError.canceled();
      }
      ended();
      transaction.commit();
    } finally {
      if (inTransaction) {
        giveUp();
      }
    }
  }

  private void rollBack() throws SQLException {
    ended();
    transaction.rollBack();
  }

  private void ended() {
    inTransaction = false;
    aborted = false;
    log.clear();
  }

  @Override
  public boolean isOpen() {
    return inTransaction;
  }

  @Override
  public boolean isAborted() {
    return aborted;
  }

  @Override
  public int changes() {
    return log.count();
  }

  @Override
  public Optional<Set<String>> replayable(int keep) {
    return log.tables(keep, changingFunctions);
  }

  @Override
  public boolean replay(int keep) {
    lock.lock();
    try {
      List<TransactionLog.Entry> entries = log.first(keep);
      rollBack();
      transaction.begin();
      inTransaction = true;
      for (TransactionLog.Entry entry : entries) {
        if (!again(entry)) {
          rollBack();
          return false;
        }
      }
      return true;
    } catch (SQLException | RuntimeException failure) {
      giveUp();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void giveUp() {
    ended();
    transaction.giveUp();
  }

  private boolean again(TransactionLog.Entry entry) throws SQLException {
    long start = System.nanoTime();
    Execution execution = new Execution(entry.handle());
    Outcome outcome =
        materialising.run(
            execution, connection, entry.translation(), entry.values(), RowSink.none());
    if (entry.recorded()) {
      transaction.record(entry.handle(), outcome);
    }
    log.add(entry, System.nanoTime() - start);
    return outcome.equals(entry.outcome());
  }

  /// What to tell after an error: the engine goes on with nothing of a transaction that had one.
  /// Who did not begin it has nothing to end.
  Optional<String> afterError() {
    return inTransaction && beganByClient
        ? Optional.of("The transaction is aborted: end it with ROLLBACK and start again.")
        : Optional.empty();
  }

  void close() {
    Database.close(connection);
  }
}
