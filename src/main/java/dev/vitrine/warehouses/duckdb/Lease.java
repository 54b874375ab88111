package dev.vitrine.warehouses.duckdb;

import dev.vitrine.warehouses.Settings;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/// A connection with its settings and the statements prepared on it; one statement uses it at a
/// time.
final class Lease {

  private static final int STATEMENTS = 32;
  private static final int LONGEST_KEPT = 8192;

  private final DuckDBConnection connection;
  private final TransactionControl transaction;
  private final Settings settings;
  private final Map<String, Prepared> prepared = new LinkedHashMap<>(16, 0.75f, true);

  Lease(DuckDBConnection connection, Settings settings) {
    this.connection = connection;
    this.transaction = new TransactionControl(connection);
    this.settings = settings;
  }

  DuckDBConnection connection() {
    return connection;
  }

  TransactionControl transaction() {
    return transaction;
  }

  Settings settings() {
    return settings;
  }

  /// What was prepared before for this very text, which also passed the gate then.
  Optional<Prepared> prepared(String sql) {
    return Optional.ofNullable(prepared.get(sql));
  }

  void keep(String sql, Prepared statement) throws SQLException {
    if (sql.length() > LONGEST_KEPT) {
      return;
    }
    Prepared before = prepared.put(sql, statement);
    if (before != null) {
      before.statement().close();
    }
    if (prepared.size() > STATEMENTS) {
      Iterator<Prepared> oldest = prepared.values().iterator();
      oldest.next().statement().close();
      oldest.remove();
    }
  }

  void drop(String sql) throws SQLException {
    Prepared known = prepared.remove(sql);
    if (known != null) {
      known.statement().close();
    }
  }

  void close() {
    Database.close(connection);
  }
}
