package dev.vitrine.warehouses;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Takes a few rows as text.
public final class TextCells implements RowSink {

  private static final int MOST = 1_000_000;

  private final List<List<@Nullable String>> rows = new ArrayList<>();

  @Override
  public void columns(List<Column> columns) {}

  @Override
  public void batch(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      if (rows.size() == MOST) {
        throw new SqlError(
            ErrorCode.RESULT_TOO_LARGE, "more than " + MOST + " rows where a few were expected");
      }
      List<@Nullable String> cells = new ArrayList<>();
      for (var vector : batch.getFieldVectors()) {
        Object value = vector.getObject(row);
        cells.add(value == null ? null : value.toString());
      }
      rows.add(cells);
    }
  }

  public List<List<@Nullable String>> rows() {
    return rows;
  }
}
