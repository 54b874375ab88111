package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Which numbers are stored in more than 64 bits and need them. Most `NUMBER(38, 0)` do not, and
/// clients are much quicker with plain integers; they want to know before the first partition.
final class WideNumbers {

  private static final int LONG_DIGITS = 18;

  private final BitSet wide = new BitSet();

  void see(VectorSchemaRoot batch) {
    for (int i = 0; i < batch.getFieldVectors().size(); i++) {
      if (!wide.get(i) && needsMore(batch.getVector(i))) {
        wide.set(i);
      }
    }
  }

  /// Indexes of the columns whose type is wider than all that was seen; every wide one when there
  /// was no batch.
  List<Integer> narrow(List<Column> columns) {
    List<Integer> narrow = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      SqlType type = columns.get(i).type();
      if (type.kind() == SqlType.Kind.FIXED && type.precision() > LONG_DIGITS && !wide.get(i)) {
        narrow.add(i);
      }
    }
    return narrow;
  }

  private static boolean needsMore(FieldVector vector) {
    return switch (vector) {
      case DecimalVector decimals when decimals.getPrecision() > LONG_DIGITS ->
          needsMore(decimals, decimals.getValueCount());
      case UInt8Vector unsigned -> needsMore(unsigned);
      default -> false;
    };
  }

  private static boolean needsMore(DecimalVector vector, int rows) {
    ArrowBuf values = vector.getDataBuffer();
    long differences = 0;
    for (long row = 0; row < rows; row++) {
      differences |= difference(values, row);
    }
    return differences != 0 && anyNeedsMore(vector, rows); // a NULL may hide anything
  }

  private static boolean anyNeedsMore(DecimalVector vector, int rows) {
    ArrowBuf values = vector.getDataBuffer();
    for (int row = 0; row < rows; row++) {
      if (difference(values, row) != 0 && !vector.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /// 0 when the high half only repeats the sign of the low one.
  private static long difference(ArrowBuf values, long row) {
    long at = row * DecimalVector.TYPE_WIDTH;
    return values.getLong(at + Long.BYTES) ^ (values.getLong(at) >> (Long.SIZE - 1));
  }

  private static boolean needsMore(UInt8Vector vector) {
    for (int row = 0; row < vector.getValueCount(); row++) {
      if (!vector.isNull(row) && vector.get(row) < 0) {
        return true;
      }
    }
    return false;
  }
}
