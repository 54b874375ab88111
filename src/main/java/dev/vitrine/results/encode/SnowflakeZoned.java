package dev.vitrine.results.encode;

import dev.vitrine.kernel.SqlType;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// `TIMESTAMP_TZ` as Snowflake's drivers take it, from the stored struct of seconds, nanoseconds
/// and offset. A NULL is one in every field.
final class SnowflakeZoned {

  private static final int NANO_DIGITS = 9;

  private SnowflakeZoned() {}

  static FieldVector of(SqlType type, Field field, StructVector stored) {
    ArrowBuf zones = values(stored, 2);
    if (!SnowflakeFields.isShort(type)) {
      return struct(field, stored, List.of(values(stored, 0), values(stored, 1), zones));
    }
    try (ArrowBuf epochs = epochs(stored, type.scale())) {
      return struct(field, stored, List.of(epochs, zones));
    }
  }

  /// A timestamp without an offset of its own, which is stored so for its nine digits.
  static FieldVector split(SqlType type, Field field, StructVector stored) {
    if (field.getType() instanceof ArrowType.Struct) {
      return struct(field, stored, List.of(values(stored, 0), values(stored, 1)));
    }
    return SnowflakeVectors.filled(field, stored, epochs(stored, type.scale()));
  }

  /// In units of the scale.
  private static ArrowBuf epochs(StructVector stored, int scale) {
    long perSecond = DecimalText.power(scale);
    long nanos = DecimalText.power(NANO_DIGITS - scale);
    ArrowBuf seconds = values(stored, 0);
    ArrowBuf fractions = values(stored, 1);
    int rows = stored.getValueCount();
    ArrowBuf epochs = SnowflakeVectors.room(stored, rows, Long.BYTES);
    for (long row = 0; row < rows; row++) {
      long fraction = fractions.getInt(row * Integer.BYTES) / nanos;
      epochs.setLong(row * Long.BYTES, seconds.getLong(row * Long.BYTES) * perSecond + fraction);
    }
    return epochs;
  }

  private static ArrowBuf values(StructVector stored, int child) {
    return stored.getChildByOrdinal(child).getDataBuffer();
  }

  /// @param values of the fields; stay the caller's
  static FieldVector struct(Field field, FieldVector stored, List<ArrowBuf> values) {
    ArrowBuf validity = stored.getValidityBuffer();
    var struct = (StructVector) SnowflakeVectors.loaded(field, stored, List.of(validity));
    for (int i = 0; i < values.size(); i++) {
      var child = (FieldVector) struct.getChildByOrdinal(i);
      SnowflakeVectors.load(child, stored, List.of(validity, values.get(i)));
    }
    return struct;
  }
}
