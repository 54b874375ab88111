package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// One Arrow IPC stream as Snowflake's drivers read it: see [SnowflakeFields]. A result without
/// rows is a schema without a batch.
final class SnowflakeArrowRows implements Encoder {

  private final List<Column> columns;
  private final CellFormat format;
  private final List<Integer> narrow;
  private final IpcStream stream = new IpcStream();

  SnowflakeArrowRows(List<Column> columns, CellFormat format, List<Integer> narrow) {
    this.columns = columns;
    this.format = format;
    this.narrow = narrow;
  }

  /// Nothing yet: the first batch, which always comes, knows the types.
  @Override
  public void begin(Output out) {}

  @Override
  public void rows(VectorSchemaRoot batch, Output out) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field stored = batch.getVector(i).getField();
      fields.add(SnowflakeFields.of(columns.get(i), stored, narrow.contains(i)));
    }
    Schema schema = new Schema(fields);
    stream.schema(schema, out);
    if (batch.getRowCount() > 0) {
      write(schema, batch, out);
    }
  }

  private void write(Schema schema, VectorSchemaRoot batch, Output out) {
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < columns.size(); i++) {
        Field field = schema.getFields().get(i);
        vectors.add(SnowflakeVectors.of(columns.get(i).type(), field, batch.getVector(i), format));
      }
      stream.batch(schema, vectors, batch.getRowCount(), out);
    } finally {
      vectors.forEach(FieldVector::close);
    }
  }

  @Override
  public void end(Output out) {
    stream.end(out);
  }
}
