package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Writes one document of rows: begin, one batch or more, end. Serves one document and one thread.
public interface Encoder {

  void begin(Output out);

  void rows(VectorSchemaRoot batch, Output out);

  void end(Output out);

  /// @throws IllegalArgumentException for a format that is no stream of rows (Parquet)
  static Encoder of(Encoding encoding, List<Column> columns) {
    return of(encoding, columns, List.of());
  }

  /// @param narrow indexes of columns whose numbers all fit into 64 bits although their type is
  ///   wider: known of a whole result, so that its partitions have one type
  /// @throws IllegalArgumentException for a format that is no stream of rows (Parquet)
  static Encoder of(Encoding encoding, List<Column> columns, List<Integer> narrow) {
    return switch (encoding.format()) {
      case JSON_ROWS -> new JsonRows(columns, encoding.cells(), JsonRows.Layout.ARRAY);
      case JSON_OBJECTS -> new JsonObjects(columns, encoding.cells(), JsonObjects.Layout.ARRAY);
      case JSON_ARRAYS -> new JsonObjects(columns, encoding.cells(), JsonObjects.Layout.ARRAYS);
      case NDJSON -> new JsonObjects(columns, encoding.cells(), JsonObjects.Layout.LINES);
      case CSV -> new CsvRows(columns, encoding.cells(), encoding.csvSafe());
      case ARROW_STREAM -> new ArrowRows(columns, encoding.cells());
      case SNOWFLAKE_ARROW -> new SnowflakeArrowRows(columns, encoding.cells(), narrow);
      case SNOWFLAKE_JSON_CHUNK -> new JsonRows(columns, encoding.cells(), JsonRows.Layout.OPEN);
      case PARQUET -> throw new IllegalArgumentException("Parquet is a file of the whole result");
    };
  }
}
