package dev.vitrine.repository;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/// Transactions of the state database, and the flush that makes them outlive a crash.
///
/// H2 writes through to the operating system but does not wait for the disk (`WRITE_DELAY=0`); its
/// `CHECKPOINT SYNC` does. PostgreSQL's commit is durable by itself.
@Singleton
public class StateDatabase {

  /// The part of the file that must be in use, and how much is moved for it: at once, while others
  /// wait, and in all.
  private static final int FILLED_PERCENT = 33;

  private static final int MOVED_AT_ONCE = 2 << 20;
  private static final int MOVES = 32;

  private final TransactionOperations<Connection> transactions;
  private final boolean isH2;

  StateDatabase(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
    this.isH2 =
        transactions.executeRead(
            status -> status.getConnection().getMetaData().getDatabaseProductName().equals("H2"));
  }

  /// Runs the work in one transaction.
  public void write(Runnable work) {
    transactions.executeWrite(_ -> {
      work.run();
      return true;
    });
  }

  /// Returns when what was committed is on the disk.
  public void sync() {
    if (isH2) {
      transactions.executeWrite(status -> {
        try (Statement statement = status.getConnection().createStatement()) {
          return statement.execute("CHECKPOINT SYNC");
        }
      });
    }
  }

  /// Frees what dead pages take in H2's file, for pages to come: every transaction writes the pages
  /// that it touches anew, and H2 clears up after itself only where it may write late
  /// (`WRITE_DELAY` above 0).
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void compact() {
    if (isH2) {
      boolean _ =
          transactions.executeRead(status -> {
            MVStore store = store(status.getConnection());
            int moves = 0;
            while (moves < MOVES && store.compact(FILLED_PERCENT, MOVED_AT_ONCE)) {
              long _ = store.commit();
              moves++;
            }
            return moves > 0;
          });
    }
  }

  private static MVStore store(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore();
  }
}
