package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.RowSink;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Lets rows through up to a number of them and of their bytes.
final class Bounded implements RowSink {

  private final RowSink into;
  private final long mostRows;
  private final long mostBytes;
  private long rows;
  private long bytes;

  Bounded(RowSink into, long mostRows, long mostBytes) {
    this.into = into;
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
  }

  @Override
  public void columns(List<Column> columns) {
    into.columns(columns);
  }

  /// @throws SqlError `CHART_TOO_LARGE` past either bound
  @Override
  public void batch(VectorSchemaRoot batch) {
    rows += batch.getRowCount();
    for (FieldVector vector : batch.getFieldVectors()) {
      bytes += vector.getBufferSize();
    }
    if (rows > mostRows || bytes > mostBytes) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "the chart would have to fetch more than "
              + (rows > mostRows ? mostRows + " rows" : mostBytes + " bytes")
              + " of the connection; aggregate, filter or sample in the SQL part");
    }
    into.batch(batch);
  }

  /// Bytes that came.
  long bytes() {
    return bytes;
  }
}
