package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Writes one document of rows: begin, any number of batches, end. Serves one document and one
/// thread.
public interface Encoder {

  void begin(Output out);

  void rows(VectorSchemaRoot batch, Output out);

  void end(Output out);

  /// @throws IllegalArgumentException for a format that is no stream of rows (Parquet)
  static Encoder of(Encoding encoding, List<Column> columns) {
    return switch (encoding.format()) {
      case JSON_ROWS -> new JsonRows(columns, encoding.cells());
      default -> throw new IllegalArgumentException(encoding.format() + " is no stream of rows");
    };
  }
}
