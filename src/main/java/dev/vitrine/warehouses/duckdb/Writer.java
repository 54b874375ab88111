package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.duckdb.DuckDBConnection;

/// Runs what changes something in a transaction that also holds the outcome's row.
///
/// The order is the point: work, outcome row, the last moment for a cancel, gate, commit. What
/// conflicts with another writer is tried again, which is safe since nothing of it was kept.
final class Writer {

  private static final int ATTEMPTS = 12;

  /// The statement's own work, inside the transaction.
  @FunctionalInterface
  interface Work {
    Outcome run(DuckDBConnection connection) throws SQLException;
  }

  /// Asks the gate once, however often the transaction is tried.
  private static final class OnceOnly {
    private final CommitGate gate;
    private boolean open;

    OnceOnly(CommitGate gate) {
      this.gate = gate;
    }

    boolean enter() {
      open = open || gate.enter();
      return open;
    }
  }

  private Writer() {}

  /// @throws SqlError `CANCELED` when it was stopped or the gate said no; nothing is kept then
  static Outcome write(
      Execution execution, TransactionControl transaction, CommitGate gate, Work work)
      throws SQLException {
    OnceOnly once = new OnceOnly(gate);
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(execution, transaction, once, work);
      } catch (SQLException failure) {
        if (attempt >= ATTEMPTS || execution.rows() > 0 || !EngineErrors.isConflict(failure)) {
          throw failure;
        }
        waitABit(attempt);
      }
    }
  }

  private static Outcome attempt(
      Execution execution, TransactionControl transaction, OnceOnly gate, Work work)
      throws SQLException {
    transaction.begin();
    boolean committed = false;
    try {
      Outcome outcome = work.run(transaction.connection());
      transaction.record(execution.handle(), outcome);
      execution.commits();
      if (!gate.enter()) {
        throw SqlError.canceled();
      }
      transaction.commit();
      committed = true;
      return outcome;
    } finally {
      if (!committed) {
        transaction.giveUp();
      }
    }
  }

  private static void waitABit(int attempt) {
    long longest = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, 6));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
  }
}
