package dev.vitrine.warehouses.jdbc;

import dev.vitrine.warehouses.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;

/// How one kind of database wants its transactions begun, and what it is told at the start.
final class Manners {

  private static final ZoneId UTC = ZoneId.of("UTC");

  /// The schema of a statement that names none; the connection's own holds then.
  private static final String UNSAID = "PUBLIC";

  private final ConnectionSpec spec;

  Manners(ConnectionSpec spec) {
    this.spec = spec;
  }

  /// What a new connection is told; empty for nothing.
  String greeting() {
    return spec.product() == Product.POSTGRESQL ? "SET TIME ZONE 'UTC'" : "";
  }

  /// How much of the data one transaction sees as it was at its start.
  enum View {
    STATEMENT,
    SNAPSHOT
  }

  /// Whether several statements can be one transaction.
  boolean hasTransactions() {
    return spec.product() != Product.TRINO;
  }

  /// Begins a transaction, at the latest with the next statement.
  ///
  /// @param reads it changes nothing
  void begin(Connection connection, boolean reads, View view) throws SQLException {
    if (!hasTransactions()) {
      return;
    }
    switch (spec.product()) {
      case POSTGRESQL, MARIADB, MYSQL, SNOWFLAKE, SQLSERVER -> {
        connection.setReadOnly(reads);
        isolate(connection, view);
      }
      case SQLITE -> execute(connection, "PRAGMA query_only = " + (reads ? "1" : "0"));
      case TRINO, DUCKDB -> {}
    }
    connection.setAutoCommit(false);
  }

  /// MariaDB's own default is the snapshot; SQL Server needs a database that allows it, so there
  /// the rows that were read are kept from change.
  private void isolate(Connection connection, View view) throws SQLException {
    boolean known = spec.product() == Product.POSTGRESQL || spec.product() == Product.SQLSERVER;
    if (known && view == View.SNAPSHOT) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
  }

  /// Tells a transaction that has begun what its statements stand in.
  void settle(Connection connection, Settings settings) throws SQLException {
    if (spec.product() != Product.POSTGRESQL) {
      return;
    }
    if (!settings.timeZone().equals(UTC)) {
      String zone = settings.timeZone().getId().replace("'", "''");
      execute(connection, "SET LOCAL TIME ZONE '" + zone + "'");
    }
    if (!settings.schema().isEmpty() && !settings.schema().equals(UNSAID)) {
      String schema = settings.schema().replace("\"", "\"\"");
      execute(connection, "SET LOCAL search_path TO \"" + schema + "\"");
    }
  }

  /// Ends a transaction without a trace.
  void rollBack(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  /// Whether [#reset] takes back all that a statement can leave behind.
  boolean resetsAll() {
    return spec.product() == Product.POSTGRESQL;
  }

  /// Takes back what a session may have left and no rollback undoes.
  void reset(Connection connection) throws SQLException {
    if (resetsAll()) {
      connection.setAutoCommit(true);
      execute(connection, "DISCARD ALL");
      execute(connection, greeting());
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
