package dev.vitrine.results.encode;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Numbers as integers of the unscaled value, or decimals where those do not do.
final class SnowflakeNumbers {

  private SnowflakeNumbers() {}

  static FieldVector of(Field field, FieldVector stored) {
    if (field.getType().equals(stored.getField().getType())) {
      return SnowflakeVectors.same(field, stored);
    }
    return field.getType() instanceof ArrowType.Int integer
        ? integers(field, stored, integer.getBitWidth() / Byte.SIZE)
        : decimals(field, (BaseIntVector) stored);
  }

  private static FieldVector integers(Field field, FieldVector stored, int width) {
    int rows = stored.getValueCount();
    ArrowBuf to = SnowflakeVectors.room(stored, rows, width);
    ArrowBuf from = stored.getDataBuffer();
    if (stored instanceof DecimalVector) {
      narrow(from, DecimalVector.TYPE_WIDTH, to, width, rows);
    } else {
      BaseIntVector integers = (BaseIntVector) stored;
      for (int row = 0; row < rows; row++) {
        put(to, (long) row * width, width, integers.getValueAsLong(row));
      }
    }
    return SnowflakeVectors.filled(field, stored, to);
  }

  /// Takes the low ends of little-endian numbers.
  private static void narrow(ArrowBuf from, int step, ArrowBuf to, int width, int rows) {
    if (width == Long.BYTES) {
      for (long row = 0; row < rows; row++) {
        to.setLong(row * Long.BYTES, from.getLong(row * step));
      }
      return;
    }
    for (long row = 0; row < rows; row++) {
      put(to, row * width, width, from.getLong(row * step));
    }
  }

  private static void put(ArrowBuf to, long at, int width, long value) {
    switch (width) {
      case Byte.BYTES -> to.setByte(at, (byte) value);
      case Short.BYTES -> to.setShort(at, (short) value);
      case Integer.BYTES -> to.setInt(at, (int) value);
      default -> to.setLong(at, value);
    }
  }

  /// Unsigned ones of 64 bits.
  private static FieldVector decimals(Field field, BaseIntVector stored) {
    int rows = stored.getValueCount();
    ArrowBuf to = SnowflakeVectors.room(stored, rows, DecimalVector.TYPE_WIDTH);
    ArrowBuf from = stored.getDataBuffer();
    for (long row = 0; row < rows; row++) {
      to.setLong(row * DecimalVector.TYPE_WIDTH, from.getLong(row * Long.BYTES));
      to.setLong(row * DecimalVector.TYPE_WIDTH + Long.BYTES, 0);
    }
    return SnowflakeVectors.filled(field, stored, to);
  }
}
