package dev.vitrine.results.encode;

import dev.vitrine.kernel.SqlType;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.complex.StructVector;

/// Timestamps of seconds and nanoseconds as Arrow's own of microseconds: those of nanoseconds would
/// end in the year 2262.
final class SplitMicros {

  private SplitMicros() {}

  /// A vector of its own that the caller closes.
  static TimeStampVector of(SqlType.Kind kind, StructVector stored, int rows) {
    TimeStampVector micros =
        kind == SqlType.Kind.TIMESTAMP_LTZ
            ? new TimeStampMicroTZVector(stored.getName(), stored.getAllocator(), "UTC")
            : new TimeStampMicroVector(stored.getName(), stored.getAllocator());
    micros.allocateNew(rows);
    var epoch = (BigIntVector) stored.getChildByOrdinal(0);
    var fraction = (IntVector) stored.getChildByOrdinal(1);
    for (int row = 0; row < rows; row++) {
      if (stored.isNull(row)) {
        micros.setNull(row);
      } else {
        micros.setSafe(row, epoch.get(row) * 1_000_000 + fraction.get(row) / 1_000);
      }
    }
    micros.setValueCount(rows);
    return micros;
  }
}
