package dev.vitrine.sessions;

import dev.vitrine.kernel.Column;
import dev.vitrine.warehouses.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// The few rows of a query of our own, whose columns are all texts.
final class TextTable implements RowSink {

  private final List<List<@Nullable String>> rows = new ArrayList<>();

  @Override
  public void columns(List<Column> columns) {}

  @Override
  public void batch(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      List<@Nullable String> values = new ArrayList<>();
      for (FieldVector vector : batch.getFieldVectors()) {
        values.add(text(vector, row));
      }
      rows.add(values);
    }
  }

  private static @Nullable String text(FieldVector vector, int row) {
    return vector instanceof VarCharVector texts && !texts.isNull(row)
        ? new String(texts.get(row), StandardCharsets.UTF_8)
        : null;
  }

  List<List<@Nullable String>> rows() {
    return rows;
  }
}
