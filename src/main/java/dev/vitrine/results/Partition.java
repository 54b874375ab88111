package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.results.ResultInfo.PartitionInfo;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// One partition's rows. Holds its stored bytes, checked, so that it stays readable whatever
/// happens to the file.
public final class Partition {

  private final List<Column> columns;
  private final PartitionInfo info;
  private final byte[] stored;
  private final BufferAllocator allocator;

  Partition(ResultInfo result, int number, byte[] stored, BufferAllocator allocator) {
    this.columns = result.columns();
    this.info = result.partitions().get(number);
    this.stored = stored;
    this.allocator = allocator;
  }

  public List<Column> columns() {
    return columns;
  }

  public PartitionInfo info() {
    return info;
  }

  /// Gives every batch to `reader`, one of no rows at least; the vectors are valid only during the
  /// call.
  public void read(Consumer<VectorSchemaRoot> reader) {
    try (PartitionCursor cursor = cursor()) {
      while (cursor.next()) {
        reader.accept(cursor.batch());
      }
    }
  }

  /// Gives the rows from `from` to before `to`, counted within the partition.
  public void read(int from, int to, Consumer<VectorSchemaRoot> reader) {
    try (PartitionCursor cursor = cursor()) {
      int before = 0;
      while (before < to && cursor.next()) {
        VectorSchemaRoot batch = cursor.batch();
        int rows = batch.getRowCount();
        give(batch, Math.max(from - before, 0), Math.min(to - before, rows), reader);
        before += rows;
      }
    }
  }

  private static void give(
      VectorSchemaRoot batch, int from, int to, Consumer<VectorSchemaRoot> reader) {
    if (from == 0 && to == batch.getRowCount()) {
      reader.accept(batch);
    } else if (from < to) {
      try (VectorSchemaRoot slice = batch.slice(from, to - from)) {
        reader.accept(slice);
      }
    }
  }

  PartitionCursor cursor() {
    return new PartitionCursor(stored, allocator);
  }
}
