package dev.vitrine.repository;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Transactions of the state database, and the flush that makes them outlive a crash.
///
/// H2 writes through to the operating system but does not wait for the disk (`WRITE_DELAY=0`); its
/// `CHECKPOINT SYNC` does. PostgreSQL's commit is durable by itself.
@Singleton
public class StateDatabase {

  private final TransactionOperations<Connection> transactions;
  private final boolean needsSync;

  StateDatabase(TransactionOperations<Connection> transactions, DataSource source)
      throws SQLException {
    this.transactions = transactions;
    try (Connection connection = source.getConnection()) {
      needsSync = connection.getMetaData().getDatabaseProductName().equals("H2");
    }
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
    if (needsSync) {
      transactions.execute(
          io.micronaut.transaction.TransactionDefinition.DEFAULT,
          status -> {
            try (Statement statement = status.getConnection().createStatement()) {
              return statement.execute("CHECKPOINT SYNC");
            }
          });
    }
  }
}
