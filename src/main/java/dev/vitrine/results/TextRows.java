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
    return switch (column.type().kind()) {
      case FIXED -> numbers(column, index, rows, allocator);
      case TIMESTAMP_LTZ -> instants(column, index, rows, allocator);
      default -> texts(column, index, rows, allocator);
    };
  }

  private static FieldVector numbers(
      Column column,
      int index,
      List<? extends List<@Nullable String>> rows,
      BufferAllocator allocator) {
    BigIntVector vector = new BigIntVector(column.name(), allocator);
    vector.allocateNew(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      String value = rows.get(row).get(index);
      if (value == null) {
        vector.setNull(row);
      } else {
        vector.set(row, Long.parseLong(value));
      }
    }
    vector.setValueCount(rows.size());
    return vector;
  }

  /// Given in ISO form, in UTC.
  private static FieldVector instants(
      Column column,
      int index,
      List<? extends List<@Nullable String>> rows,
      BufferAllocator allocator) {
    TimeStampMicroTZVector vector = new TimeStampMicroTZVector(column.name(), allocator, "UTC");
    vector.allocateNew(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      String value = rows.get(row).get(index);
      if (value == null) {
        vector.setNull(row);
      } else {
        vector.set(row, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value)));
      }
    }
    vector.setValueCount(rows.size());
    return vector;
  }

  private static FieldVector texts(
      Column column,
      int index,
      List<? extends List<@Nullable String>> rows,
      BufferAllocator allocator) {
    VarCharVector vector = new VarCharVector(column.name(), allocator);
    vector.allocateNew();
    for (int row = 0; row < rows.size(); row++) {
      String value = rows.get(row).get(index);
      if (value == null) {
        vector.setNull(row);
      } else {
        vector.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(rows.size());
    return vector;
  }
}
