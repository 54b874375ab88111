package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Column;
import dev.vitrine.warehouses.RowSink;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/// Moves rows from the engine to a sink as Arrow batches.
final class Rows {

  /// Rows of a batch: one of the engine's own vectors, so that wide rows stay bounded.
  private static final int BATCH = 2048;

  private Rows() {}

  /// @return how many there were
  static long deliver(
      Execution execution,
      List<Column> columns,
      ResultSet result,
      RowSink sink,
      BufferAllocator allocator)
      throws SQLException {
    try (ArrowReader reader =
        (ArrowReader) ((DuckDBResultSet) result).arrowExportStream(allocator, BATCH)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      sink.columns(columns);
      long rows = 0;
      while (reader.loadNextBatch()) {
        execution.throwIfStopped();
        sink.batch(root);
        rows += root.getRowCount();
        execution.delivered(root.getRowCount());
      }
      execution.throwIfStopped();
      return rows;
    } catch (IOException failure) {
      execution.throwIfStopped();
      throw new SQLException(failure.getMessage(), failure);
    }
  }
}
