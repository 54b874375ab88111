package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.warehouses.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// A few rows that no engine made: counts, status texts, charts. Columns are `FIXED` without scale,
/// given as decimal text, or of a kind that is stored as text.
final class TextRows {

  private TextRows() {}

  /// Gives the rows to the sink as one batch.
  static void write(
      RowSink sink, BufferAllocator allocator, List<Column> columns, List<List<String>> rows) {
    List<FieldVector> vectors = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      vectors.add(vector(columns.get(i), i, rows, allocator));
    }
    try (VectorSchemaRoot batch = new VectorSchemaRoot(vectors)) {
      batch.setRowCount(rows.size());
      sink.columns(columns);
      sink.batch(batch);
    }
  }

  private static FieldVector vector(
      Column column, int index, List<List<String>> rows, BufferAllocator allocator) {
    return column.type().kind() == Kind.FIXED
        ? numbers(column, index, rows, allocator)
        : texts(column, index, rows, allocator);
  }

  private static FieldVector numbers(
      Column column, int index, List<List<String>> rows, BufferAllocator allocator) {
    BigIntVector vector = new BigIntVector(column.name(), allocator);
    vector.allocateNew(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      vector.set(row, Long.parseLong(rows.get(row).get(index)));
    }
    vector.setValueCount(rows.size());
    return vector;
  }

  private static FieldVector texts(
      Column column, int index, List<List<String>> rows, BufferAllocator allocator) {
    VarCharVector vector = new VarCharVector(column.name(), allocator);
    vector.allocateNew();
    for (int row = 0; row < rows.size(); row++) {
      vector.setSafe(row, rows.get(row).get(index).getBytes(StandardCharsets.UTF_8));
    }
    vector.setValueCount(rows.size());
    return vector;
  }
}
