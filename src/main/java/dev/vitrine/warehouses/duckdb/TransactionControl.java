package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.Outcome;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// What stands around each write on a connection: its transaction and the outcome's row. Both are
/// kept ready, since an engine that plans them each time works on them as long as on a small write.
/// One thread at a time; ends with its connection.
final class TransactionControl {

  private final DuckDBConnection connection;
  private @Nullable Statement control;
  private @Nullable PreparedStatement outcomes;

  TransactionControl(DuckDBConnection connection) {
    this.connection = connection;
  }

  DuckDBConnection connection() {
    return connection;
  }

  void begin() throws SQLException {
    execute("begin transaction");
  }

  void commit() throws SQLException {
    execute("commit");
  }

  void rollBack() throws SQLException {
    execute("rollback");
  }

  /// Rolls back what there is; a failed commit has done so already.
  void giveUp() {
    try {
      rollBack();
    } catch (SQLException noTransaction) {
      // nothing to roll back
    }
  }

  /// Writes the statement's row into the transaction.
  void record(Handle handle, Outcome outcome) throws SQLException {
    PreparedStatement ready = outcomes;
    if (ready == null) {
      ready = Outcomes.insert(connection);
      outcomes = ready;
    }
    Outcomes.write(ready, handle, outcome);
  }

  private void execute(String sql) throws SQLException {
    Statement ready = control;
    if (ready == null) {
      ready = connection.createStatement();
      control = ready;
    }
    ready.execute(sql);
  }
}
