package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Runs one statement on a connection that does not stream: when the engine returns the work is
/// done and all rows are there, so that a cancel leaves the connection whole.
final class Materialising {

  private final BufferAllocator allocator;

  Materialising(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  Outcome run(
      Execution execution,
      DuckDBConnection connection,
      Translation translation,
      List<@Nullable Object> values,
      RowSink sink)
      throws SQLException {
    execution.given(translation.text());
    Database.execute(
        connection, translation.translated().map(Run.Translated::before).orElse(List.of()));
    Outcome outcome = main(execution, connection, translation, values, sink);
    Database.execute(
        connection, translation.translated().map(Run.Translated::after).orElse(List.of()));
    return outcome;
  }

  private Outcome main(
      Execution execution,
      DuckDBConnection connection,
      Translation translation,
      List<@Nullable Object> values,
      RowSink sink)
      throws SQLException {
    Prepared prepared = Prepared.once(connection, translation, !values.isEmpty());
    try {
      if (!execute(execution, prepared, values)) {
        return counted(prepared, translation);
      }
      ResultSet result = prepared.statement().getResultSet();
      ResultColumns came = ResultColumns.unless(translation.announced(), result);
      if (prepared.deliverable(came, translation.announced()).isPresent()
          || !translation.kind().reads()) {
        return deliver(execution, prepared, came, result, sink, translation.announced());
      }
      prepared.statement().close();
      prepared = Prepared.converting(connection, translation.text(), came, false);
      execute(execution, prepared, values);
      return deliver(
          execution, prepared, came, prepared.statement().getResultSet(), sink, Optional.empty());
    } finally {
      execution.rests();
      prepared.statement().close();
    }
  }

  private static boolean execute(
      Execution execution, Prepared prepared, List<@Nullable Object> values) throws SQLException {
    execution.given(prepared.text());
    prepared.bind(values);
    execution.executes(prepared.statement());
    execution.throwIfStopped();
    boolean rows = prepared.execute();
    execution.rests();
    execution.throwIfStopped();
    return rows;
  }

  private static Outcome counted(Prepared prepared, Translation translation) throws SQLException {
    return translation.changesRows()
        ? new Outcome.Changed(prepared.statement().getLargeUpdateCount())
        : new Outcome.Done();
  }

  /// What has changed something cannot be run a second time for other types of its rows.
  private Outcome deliver(
      Execution execution,
      Prepared prepared,
      ResultColumns came,
      ResultSet result,
      RowSink sink,
      Optional<List<Column>> announced)
      throws SQLException {
    try (result) {
      List<Column> columns =
          prepared.isConverted() && announced.isEmpty()
              ? prepared.columns().columns()
              : prepared
                  .deliverable(came, announced)
                  .orElseThrow(() ->
                      new SqlError(
                          ErrorCode.NOT_SUPPORTED,
                          "a column's type depends on a bound value: cast it to a plain type"));
      return new Outcome.Rows(Rows.deliver(execution, columns, result, sink, allocator));
    }
  }
}
