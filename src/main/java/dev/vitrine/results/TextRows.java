package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.warehouses.RowSink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// A few rows that no engine made: counts, status texts, charts, what SHOW tells. Columns are
/// `FIXED` without scale, given as decimal text, `TIMESTAMP_LTZ` in ISO form, or of a kind that is
/// stored as text.
final class TextRows {

  private TextRows() {}

  /// Gives the rows to the sink as one batch.
  static void write(
      RowSink sink,
      BufferAllocator allocator,
      List<Column> columns,
      List<? extends List<@Nullable String>> rows) {
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
      Column column,
      int index,
      List<? extends List<@Nullable String>> rows,
      BufferAllocator allocator) {
    FieldVector vector = empty(column, allocator);
    vector.setInitialCapacity(rows.size());
    vector.allocateNew();
    for (int row = 0; row < rows.size(); row++) {
      String value = rows.get(row).get(index);
      if (value == null) {
        vector.setNull(row);
      } else {
        set(vector, row, value);
      }
    }
    vector.setValueCount(rows.size());
    return vector;
  }

  private static FieldVector empty(Column column, BufferAllocator allocator) {
    return switch (column.type().kind()) {
      case FIXED -> new BigIntVector(column.name(), allocator);
      case TIMESTAMP_LTZ -> new TimeStampMicroTZVector(column.name(), allocator, "UTC");
      default -> new VarCharVector(column.name(), allocator);
    };
  }

  private static void set(FieldVector vector, int row, String value) {
    switch (vector) {
      case BigIntVector numbers -> numbers.setSafe(row, Long.parseLong(value));
      case TimeStampMicroTZVector instants ->
          instants.setSafe(row, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value)));
      case VarCharVector texts -> texts.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("no rows of texts in " + vector.getField());
    }
  }
}
