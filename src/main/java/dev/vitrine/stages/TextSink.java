package dev.vitrine.stages;

import dev.vitrine.kernel.Column;
import dev.vitrine.warehouses.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Takes rows whose values are all text.
final class TextSink implements RowSink {

  /// Where rows go that have no partition.
  private static final String NO_PARTITION = "__NULL__";

  private final Rows rows;
  private final int width;
  private final boolean partitioned;

  /// Where rows go.
  @FunctionalInterface
  interface Rows {
    /// @param partition empty without one
    void row(String partition, List<@Nullable String> values);
  }

  /// @param width values of a row; behind them comes its partition, if there is one
  TextSink(Rows rows, int width, boolean partitioned) {
    this.rows = rows;
    this.width = width;
    this.partitioned = partitioned;
  }

  @Override
  public void columns(List<Column> columns) {}

  @Override
  public void batch(VectorSchemaRoot batch) {
    List<FieldVector> vectors = batch.getFieldVectors();
    for (int row = 0; row < batch.getRowCount(); row++) {
      List<@Nullable String> values = new ArrayList<>(width);
      for (int i = 0; i < width; i++) {
        values.add(text(vectors.get(i), row));
      }
      String partition = partitioned ? text(vectors.get(width), row) : "";
      rows.row(partition == null ? NO_PARTITION : partition, values);
    }
  }

  private static @Nullable String text(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return vector instanceof VarCharVector texts
        ? new String(texts.get(row), StandardCharsets.UTF_8)
        : vector.getObject(row).toString();
  }
}
