package dev.vitrine.warehouses.jdbc;

import dev.vitrine.dialect.StatementKind;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// One connection that keeps a transaction and temporary tables for the runs that name it. Its runs
/// follow one another; a second one waits.
final class JdbcSession implements Journal {

  private final Login login;
  private final Connection connection;
  private final Settings settings;
  private final ConnectionSpec spec;
  private final Manners manners;
  private final OneStatement statements;
  private final OutcomeLog outcomes;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean inTransaction;
  private volatile boolean aborted;
  private boolean ours;
  private volatile boolean broken;

  /// A statement left something on the connection.
  private volatile boolean marked;

  private int changes;

  JdbcSession(
      Login login,
      Connection connection,
      Settings settings,
      ConnectionSpec spec,
      Manners manners,
      OneStatement statements,
      OutcomeLog outcomes) {
    this.login = login;
    this.connection = connection;
    this.settings = settings;
    this.spec = spec;
    this.manners = manners;
    this.statements = statements;
    this.outcomes = outcomes;
  }

  Login login() {
    return login;
  }

  Connection connection() {
    return connection;
  }

  Settings settings() {
    return settings;
  }

  /// Whether its connection may serve others once [Manners#reset] has been there.
  boolean isClean() {
    return !broken && !(marked && !manners.resetsAll());
  }

  Outcome run(Work work, Run run, StatementKind kind, RowSink sink, CommitGate gate)
      throws SQLException {
    lock.lock();
    work.holds(connection);
    try {
      Outcome outcome = step(work, run, kind, sink, gate);
      broken |= work.isStopped();
      return outcome;
    } catch (SQLException | RuntimeException failure) {
      broken |=
          work.isStopped() || (failure instanceof SQLException lost && RemoteErrors.isLost(lost));
      failed();
      throw failure;
    } finally {
      work.rests();
      lock.unlock();
    }
  }

  /// Outside a transaction a failed statement leaves none; inside, PostgreSQL goes on with nothing
  /// but its end.
  private void failed() {
    if (inTransaction) {
      aborted = spec.product() == Product.POSTGRESQL;
      return;
    }
    try {
      manners.rollBack(connection);
    } catch (SQLException lost) {
      broken = true;
    }
  }

  private Outcome step(Work work, Run run, StatementKind kind, RowSink sink, CommitGate gate)
      throws SQLException {
    if (kind.group() == Group.TRANSACTION) {
      return control(work, run, kind.verb(), gate);
    }
    marked |= kind.keepsState();
    if (inTransaction) {
      return joined(work, run, kind, sink, gate);
    }
    manners.begin(connection, spec.readOnly(), Manners.View.STATEMENT);
    manners.settle(connection, settings);
    Outcome outcome = statements.run(work, connection, run, kind, sink);
    if (run.effect() == Run.Effect.WRITES) {
      commit(work, gate);
      outcomes.write(run.handle(), outcome);
    } else {
      end(connection::commit);
    }
    return outcome;
  }

  private Outcome joined(Work work, Run run, StatementKind kind, RowSink sink, CommitGate gate)
      throws SQLException {
    Outcome outcome = statements.run(work, connection, run, kind, sink);
    if (run.effect() != Run.Effect.WRITES) {
      return outcome;
    }
    if (work.isStopped() || !gate.enter()) {
      leave(connection::rollback);
      throw new SqlError(
          ErrorCode.CANCELED, "SQL execution canceled; its transaction was rolled back");
    }
    changes++;
    return outcome;
  }

  private Outcome control(Work work, Run run, Verb verb, CommitGate gate) throws SQLException {
    if (verb == Verb.BEGIN) {
      begin(run);
    } else if (inTransaction && verb == Verb.COMMIT && !aborted) {
      work.commits();
      if (!gate.enter()) {
        leave(connection::rollback);
        throw SqlError.canceled();
      }
      leave(connection::commit);
      outcomes.write(run.handle(), new Outcome.Done());
    } else if (inTransaction) {
      leave(connection::rollback);
    }
    return new Outcome.Done();
  }

  /// One that a client knows nothing of shows the data as they are at its start.
  private void begin(Run run) throws SQLException {
    if (inTransaction) {
      return;
    }
    ours = run.effect() == Run.Effect.SCRATCH;
    if (!manners.hasTransactions()) {
      if (!ours) {
        throw new SqlError(
            ErrorCode.NOT_SUPPORTED, spec.product().label() + " has no transactions here");
      }
      return;
    }
    manners.begin(
        connection, spec.readOnly(), ours ? Manners.View.SNAPSHOT : Manners.View.STATEMENT);
    manners.settle(connection, settings);
    inTransaction = true;
    changes = 0;
  }

  private void commit(Work work, CommitGate gate) throws SQLException {
    work.commits();
    if (!gate.enter()) {
      manners.rollBack(connection);
      throw SqlError.canceled();
    }
    end(connection::commit);
  }

  private interface Ending {
    void run() throws SQLException;
  }

  private void end(Ending ending) throws SQLException {
    if (!connection.getAutoCommit()) {
      ending.run();
    }
  }

  private void leave(Ending ending) throws SQLException {
    inTransaction = false;
    aborted = false;
    end(ending);
  }

  /// What to tell after an error: PostgreSQL goes on with nothing of a transaction that had one.
  Optional<String> afterError() {
    return aborted && !ours
        ? Optional.of("The transaction is aborted: end it with ROLLBACK and start again.")
        : Optional.empty();
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
    return changes;
  }

  @Override
  public Optional<Set<String>> replayable(int keep) {
    return Optional.empty();
  }

  @Override
  public boolean replay(int keep) {
    return false;
  }
}
