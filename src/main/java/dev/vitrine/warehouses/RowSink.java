package dev.vitrine.warehouses;

import dev.vitrine.kernel.Column;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Takes a result as the engine makes it.
///
/// Each [Column]'s vector has the physical type of its kind: `FIXED` an integer or decimal vector
/// (scale as in the type), `REAL` float4/float8, `TEXT`, `VARIANT`, `OBJECT`, `ARRAY` utf8 (JSON
/// text for the last three), `BOOLEAN` bit, `DATE` date32, `TIME` time64, `TIMESTAMP_NTZ` a
/// timestamp without zone, `TIMESTAMP_LTZ` one in UTC, `TIMESTAMP_TZ` a struct(epoch seconds int64,
/// fraction nanoseconds int32, offset minutes + 1440 int32), `BINARY` varbinary.
public interface RowSink {

  /// Called once, before the first batch, also when there is none.
  void columns(List<Column> columns);

  /// The vectors are the engine's and valid only during the call.
  void batch(VectorSchemaRoot rows);

  /// A sink for statements whose rows nobody wants.
  static RowSink none() {
    return new RowSink() {
      @Override
      public void columns(List<Column> columns) {}

      @Override
      public void batch(VectorSchemaRoot rows) {}
    };
  }
}
