package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Schema;

/// One Arrow IPC stream, uncompressed, of types that any Arrow reader knows: see [ArrowFields].
final class ArrowRows implements Encoder {

  private final List<Column> columns;
  private final CellFormat format;
  private final IpcStream stream = new IpcStream();

  ArrowRows(List<Column> columns, CellFormat format) {
    this.columns = columns;
    this.format = format;
  }

  /// Nothing yet: the first batch, which always comes, knows the types.
  @Override
  public void begin(Output out) {}

  @Override
  public void rows(VectorSchemaRoot batch, Output out) {
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < columns.size(); i++) {
        vectors.add(clean(columns.get(i), batch.getVector(i), batch.getRowCount()));
      }
      Schema schema = ArrowFields.schema(columns, vectors, format.zone());
      stream.schema(schema, out);
      stream.batch(schema, vectors, batch.getRowCount(), out);
    } finally {
      closeOwn(vectors, batch);
    }
  }

  private static FieldVector clean(Column column, FieldVector vector, int rows) {
    if (!(vector instanceof StructVector split)) {
      return vector;
    }
    return column.type().kind() == SqlType.Kind.TIMESTAMP_TZ
        ? ZonedStruct.of(split, rows)
        : SplitMicros.of(column.type().kind(), split, rows);
  }

  private static void closeOwn(List<FieldVector> vectors, VectorSchemaRoot batch) {
    for (int i = 0; i < vectors.size(); i++) {
      if (batch.getVector(i) instanceof StructVector) {
        vectors.get(i).close();
      }
    }
  }

  @Override
  public void end(Output out) {
    stream.end(out);
  }
}
