package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.warehouses.RowSink;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/// Feeds a sink from a DuckDB query, streamed as Arrow batches as an engine does.
final class DuckRows {

  private DuckRows() {}

  static void feed(String sql, List<Column> columns, RowSink sink) throws Exception {
    Properties streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
        Statement statement = connection.createStatement();
        var rows = (DuckDBResultSet) statement.executeQuery(sql);
        BufferAllocator allocator = new RootAllocator();
        var reader = (ArrowReader) rows.arrowExportStream(allocator, 16_384)) {
      sink.columns(columns);
      while (reader.loadNextBatch()) {
        sink.batch(reader.getVectorSchemaRoot());
      }
    }
  }
}
