package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.RowSink;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Lets rows through up to a number of them and of their bytes.
final class Bounded implements RowSink {

  private final RowSink into;
  private final long mostRows;
  private final long mostBytes;
  private final Function<String, SqlError> tooMuch;
  private long rows;
  private long bytes;

  /// @param tooMuch the error for a bound in words, such as `5000000 rows`
  Bounded(RowSink into, long mostRows, long mostBytes, Function<String, SqlError> tooMuch) {
    this.tooMuch = tooMuch;
    this.into = into;
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
  }

  @Override
  public void columns(List<Column> columns) {
    into.columns(columns);
  }

  /// @throws SqlError `tooMuch` past either bound
  @Override
  public void batch(VectorSchemaRoot batch) {
    rows += batch.getRowCount();
    for (FieldVector vector : batch.getFieldVectors()) {
      bytes += vector.getBufferSize();
    }
    if (rows > mostRows || bytes > mostBytes) {
      throw tooMuch.apply(rows > mostRows ? mostRows + " rows" : mostBytes + " bytes");
    }
    into.batch(batch);
  }

  /// Bytes that came.
  long bytes() {
    return bytes;
  }
}
