package dev.vitrine.results.encode;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Times of day and timestamps of one number as Snowflake's drivers take them. What lies before
/// 1970 is floored, so that fractions count forward.
final class SnowflakeTimes {

  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  private SnowflakeTimes() {}

  /// @param scale decimals of a second
  static FieldVector of(int scale, Field field, FieldVector stored) {
    long perSecond = perSecond(stored.getField().getType());
    return field.getType() instanceof ArrowType.Struct
        ? split(field, stored, perSecond)
        : scaled(field, stored, perSecond, DecimalText.power(scale));
  }

  private static long perSecond(ArrowType type) {
    return switch (type) {
      case ArrowType.Time time -> TimestampCell.perSecond(time.getUnit());
      case ArrowType.Timestamp timestamp -> TimestampCell.perSecond(timestamp.getUnit());
      default -> throw new IllegalArgumentException("no time: " + type);
    };
  }

  private static FieldVector scaled(Field field, FieldVector stored, long from, long to) {
    if (field.getType() instanceof ArrowType.Int units && units.getBitWidth() == Integer.SIZE) {
      return shortTimes(field, stored, from / to);
    }
    if (from == to) {
      return SnowflakeVectors.same(field, stored);
    }
    ArrowBuf values = stored.getDataBuffer();
    ArrowBuf units = SnowflakeVectors.room(stored, stored.getValueCount(), Long.BYTES);
    long end = (long) stored.getValueCount() * Long.BYTES;
    for (long at = 0; at < end; at += Long.BYTES) {
      long value = values.getLong(at);
      units.setLong(at, to > from ? value * (to / from) : Math.floorDiv(value, from / to));
    }
    return SnowflakeVectors.filled(field, stored, units);
  }

  /// @param step engine's units in one of the type's
  private static FieldVector shortTimes(Field field, FieldVector stored, long step) {
    int rows = stored.getValueCount();
    ArrowBuf values = stored.getDataBuffer();
    ArrowBuf units = SnowflakeVectors.room(stored, rows, Integer.BYTES);
    for (long row = 0; row < rows; row++) {
      units.setInt(row * Integer.BYTES, (int) (values.getLong(row * Long.BYTES) / step));
    }
    return SnowflakeVectors.filled(field, stored, units);
  }

  private static FieldVector split(Field field, FieldVector stored, long perSecond) {
    int rows = stored.getValueCount();
    try (ArrowBuf epochs = SnowflakeVectors.room(stored, rows, Long.BYTES);
        ArrowBuf fractions = SnowflakeVectors.room(stored, rows, Integer.BYTES)) {
      if (perSecond == MICROS) {
        splitMicros(stored.getDataBuffer(), rows, epochs, fractions);
      } else {
        split(stored.getDataBuffer(), rows, perSecond, epochs, fractions);
      }
      return SnowflakeZoned.struct(field, stored, List.of(epochs, fractions));
    }
  }

  /// What the engine's timestamps mostly are; a division by a constant is several times quicker.
  private static void splitMicros(ArrowBuf values, int rows, ArrowBuf epochs, ArrowBuf fractions) {
    for (long row = 0; row < rows; row++) {
      long value = values.getLong(row * Long.BYTES);
      long epoch = Math.floorDiv(value, MICROS);
      epochs.setLong(row * Long.BYTES, epoch);
      fractions.setInt(row * Integer.BYTES, (int) (value - epoch * MICROS) * 1000);
    }
  }

  private static void split(
      ArrowBuf values, int rows, long perSecond, ArrowBuf epochs, ArrowBuf fractions) {
    for (long row = 0; row < rows; row++) {
      long value = values.getLong(row * Long.BYTES);
      long epoch = Math.floorDiv(value, perSecond);
      epochs.setLong(row * Long.BYTES, epoch);
      fractions.setInt(
          row * Integer.BYTES, (int) ((value - epoch * perSecond) * (NANOS / perSecond)));
    }
  }
}
