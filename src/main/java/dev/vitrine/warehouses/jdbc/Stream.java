package dev.vitrine.warehouses.jdbc;

import dev.vitrine.warehouses.RowSink;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Moves a JDBC result to a sink as Arrow batches. What is held at a time is one batch and what the
/// driver fetches.
final class Stream {

  /// Rows of a batch.
  static final int BATCH = 2_048;

  /// Bytes after which a batch of wide rows ends early; looked at between rows.
  private static final int BATCH_BYTES = 8 << 20;

  private static final int LOOK_EVERY = 16;

  private final Product product;
  private final BufferAllocator allocator;
  private final LongAdder movedRows = new LongAdder();
  private final LongAdder movedBytes = new LongAdder();

  Stream(Product product, BufferAllocator allocator) {
    this.product = product;
    this.allocator = allocator;
  }

  /// What all results together were.
  Moved moved() {
    return new Moved(movedRows.sum(), movedBytes.sum());
  }

  /// @return how many there were
  long deliver(Work work, ResultSet rows, RowSink sink) throws SQLException {
    List<ColumnReader> readers = readers(rows.getMetaData());
    try {
      Batch batch = read(work, readers, rows);
      readers.forEach(batch.last ? ColumnReader::decideByAll : ColumnReader::decideBySome);
      sink.columns(readers.stream().map(ColumnReader::column).toList());
      send(work, readers, batch.count, sink);
      while (!batch.last) {
        batch = read(work, readers, rows);
        send(work, readers, batch.count, sink);
      }
      return work.rows();
    } finally {
      readers.forEach(ColumnReader::close);
    }
  }

  /// @param last no rows come after it
  private record Batch(int count, boolean last) {}

  private static Batch read(Work work, List<ColumnReader> readers, ResultSet rows)
      throws SQLException {
    work.throwIfStopped();
    for (int count = 0; count < BATCH; count++) {
      boolean looks = count % LOOK_EVERY == LOOK_EVERY - 1;
      if (looks && (work.isStopped() || bytes(readers) > BATCH_BYTES)) {
        return new Batch(count, false);
      }
      if (!rows.next()) {
        return new Batch(count, true);
      }
      for (ColumnReader reader : readers) {
        reader.read(rows, count);
      }
    }
    return new Batch(BATCH, false);
  }

  private List<ColumnReader> readers(ResultSetMetaData metadata) throws SQLException {
    List<ColumnReader> readers = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      readers.add(ColumnReader.of(product, metadata, i, allocator));
    }
    return readers;
  }

  private static long bytes(List<ColumnReader> readers) {
    return readers.stream().mapToLong(ColumnReader::bytes).sum();
  }

  private void send(Work work, List<ColumnReader> readers, int count, RowSink sink) {
    work.throwIfStopped();
    if (count == 0) {
      return;
    }
    List<FieldVector> vectors = new ArrayList<>();
    for (ColumnReader reader : readers) {
      vectors.add(reader.filled(count));
    }
    // not closed: its vectors are the readers' and are filled again
    VectorSchemaRoot batch =
        new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, count);
    sink.batch(batch);
    movedRows.add(count);
    movedBytes.add(vectors.stream().mapToLong(FieldVector::getBufferSize).sum());
    readers.forEach(ColumnReader::clear);
    work.delivered(count);
  }
}
