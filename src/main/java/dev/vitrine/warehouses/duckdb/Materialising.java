package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
    Prepared prepared = Prepared.of(connection, translation.text(), translation.changesRows());
    try {
      return run(execution, prepared, translation, values, sink);
    } finally {
      execution.rests();
      prepared.statement().close();
    }
  }

  private Outcome run(
      Execution execution,
      Prepared prepared,
      Translation translation,
      List<@Nullable Object> values,
      RowSink sink)
      throws SQLException {
    execution.given(prepared.text());
    prepared.bind(values);
    execution.executes(prepared.statement());
    execution.throwIfStopped();
    boolean rows = prepared.statement().execute();
    execution.rests();
    execution.throwIfStopped();
    if (rows) {
      return deliver(execution, prepared, sink);
    }
    return translation.changesRows()
        ? new Outcome.Changed(prepared.statement().getLargeUpdateCount())
        : new Outcome.Done();
  }

  private Outcome deliver(Execution execution, Prepared prepared, RowSink sink)
      throws SQLException {
    try (ResultSet result = prepared.statement().getResultSet()) {
      List<Column> columns =
          prepared
              .deliverable(ResultColumns.of(result.getMetaData()))
              .orElseThrow(() ->
                  new SqlError(
                      ErrorCode.NOT_SUPPORTED,
                      "a column's type depends on a bound value: cast it to a plain type"));
      return new Outcome.Rows(Rows.deliver(execution, columns, result, sink, allocator));
    }
  }
}
