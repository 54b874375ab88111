package dev.vitrine.results;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Sizes of Arrow batches.
final class Batches {

  private Batches() {}

  /// Bytes of the first `rows` rows.
  static long bytes(VectorSchemaRoot batch, int rows) {
    long bytes = 0;
    for (FieldVector vector : batch.getFieldVectors()) {
      bytes += vector.getBufferSizeFor(rows);
    }
    return bytes;
  }

  /// How many of the first `rows` rows take at most `limit` bytes.
  static int fitting(VectorSchemaRoot batch, int rows, long limit) {
    if (bytes(batch, rows) <= limit) {
      return rows;
    }
    int fits = 0;
    int tooMany = rows;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (bytes(batch, middle) <= limit) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return fits;
  }
}
