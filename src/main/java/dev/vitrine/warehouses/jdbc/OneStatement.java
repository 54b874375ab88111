package dev.vitrine.warehouses.jdbc;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs one statement on a connection, inside whatever transaction that has.
final class OneStatement {

  private final ConnectionSpec spec;
  private final Stream stream;

  OneStatement(ConnectionSpec spec, Stream stream) {
    this.spec = spec;
    this.stream = stream;
  }

  Outcome run(Work work, Connection connection, Run run, StatementKind kind, RowSink sink)
      throws SQLException {
    try (Statement statement = statement(connection, run)) {
      if (spec.product() != Product.SQLITE) {
        statement.setFetchSize(spec.sizes().fetchSize());
      }
      TrinoProgress.watch(spec.product(), statement, work);
      work.executes(statement);
      try {
        boolean rows =
            statement instanceof PreparedStatement prepared
                ? prepared.execute()
                : statement.execute(run.sql());
        return rows ? rows(work, statement, sink) : changed(statement, kind);
      } finally {
        work.executed();
      }
    }
  }

  /// Without values the text goes as it is: a `?` in it may be an operator.
  private Statement statement(Connection connection, Run run) throws SQLException {
    if (run.values().isEmpty()) {
      return connection.createStatement();
    }
    PreparedStatement prepared = connection.prepareStatement(run.sql());
    try {
      Bound.bind(spec.product(), prepared, run.values());
      return prepared;
    } catch (SQLException | RuntimeException failure) {
      prepared.close();
      throw failure;
    }
  }

  private Outcome rows(Work work, Statement statement, RowSink sink) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      return new Outcome.Rows(stream.deliver(work, rows, sink));
    }
  }

  private static Outcome changed(Statement statement, StatementKind kind) throws SQLException {
    long count = kind.group() == Group.DML ? statement.getLargeUpdateCount() : -1;
    return count < 0 ? new Outcome.Done() : new Outcome.Changed(count);
  }
}
