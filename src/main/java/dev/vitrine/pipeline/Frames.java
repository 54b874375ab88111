package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.FrameBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.warehouses.RowSink;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Takes an engine's rows as a chart's frame, up to a number of rows.
final class Frames implements RowSink {

  private final int mostRows;
  private List<Column> columns = List.of();
  private @Nullable FrameBuilder builder;
  private final List<Type> types = new ArrayList<>();
  private long rows;

  Frames(int mostRows) {
    this.mostRows = mostRows;
  }

  @Override
  public void columns(List<Column> given) {
    columns = given;
  }

  /// @throws SqlError `CHART_TOO_LARGE` past the rows that one chart draws
  @Override
  public void batch(VectorSchemaRoot batch) {
    rows += batch.getRowCount();
    if (rows > mostRows) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "one query of the chart answers with more than "
              + mostRows
              + " rows; map fewer groups, or aggregate or sample in the SQL part");
    }
    FrameBuilder into = builder(batch.getFieldVectors());
    for (int i = 0; i < columns.size(); i++) {
      copy(batch.getVector(i), into.column(i), types.get(i), batch.getRowCount());
    }
  }

  /// What came.
  Frame frame() {
    return builder(List.of()).build();
  }

  private FrameBuilder builder(List<FieldVector> vectors) {
    FrameBuilder known = builder;
    if (known != null) {
      return known;
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Type type = type(columns.get(i), vectors.isEmpty() ? null : vectors.get(i));
      types.add(type);
      fields.add(new Field(columns.get(i).name(), type));
    }
    FrameBuilder made = Frame.builder(fields);
    builder = made;
    return made;
  }

  private static Type type(Column column, @Nullable FieldVector vector) {
    return switch (column.type().kind()) {
      case FIXED ->
          (vector == null && column.type().scale() == 0)
                  || vector instanceof BigIntVector
                  || vector instanceof IntVector
              ? Type.INTEGER
              : Type.NUMBER;
      case REAL -> Type.NUMBER;
      case BOOLEAN -> Type.BOOLEAN;
      case DATE -> Type.DATE;
      case TIME -> Type.TIME;
      case TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> Type.TIMESTAMP;
      case BINARY -> Type.BINARY;
      case TEXT, VARIANT, OBJECT, ARRAY -> Type.TEXT;
    };
  }

  private static void copy(FieldVector vector, ColumnBuilder into, Type type, int count) {
    FrameCell cell = FrameCell.of(vector, type);
    for (int row = 0; row < count; row++) {
      if (vector.isNull(row)) {
        into.appendNull();
      } else {
        cell.copy(row, into);
      }
    }
  }
}
