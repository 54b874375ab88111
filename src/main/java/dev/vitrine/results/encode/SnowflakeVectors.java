package dev.vitrine.results.encode;

import dev.vitrine.kernel.SqlType;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.Field;

/// Stored vectors as [SnowflakeFields] has them. What is the same already is shared, not copied; in
/// all cases the result is a vector of its own that the caller closes. NULLs keep whatever lies
/// under them.
final class SnowflakeVectors {

  private SnowflakeVectors() {}

  /// @param field as [SnowflakeFields#of] made it of the stored vector's
  static FieldVector of(SqlType type, Field field, FieldVector stored, CellFormat format) {
    return switch (type.kind()) {
      case FIXED -> SnowflakeNumbers.of(field, stored);
      case REAL ->
          stored instanceof Float4Vector floats ? widened(field, floats) : same(field, stored);
      case TEXT, BOOLEAN, DATE, BINARY -> same(field, stored);
      case VARIANT, OBJECT, ARRAY -> json(field, (VarCharVector) stored, format);
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ ->
          stored instanceof StructVector split
              ? SnowflakeZoned.split(type, field, split)
              : SnowflakeTimes.of(type.scale(), field, stored);
      case TIMESTAMP_TZ -> SnowflakeZoned.of(type, field, (StructVector) stored);
    };
  }

  /// Shares the buffers.
  static FieldVector same(Field field, FieldVector stored) {
    return loaded(field, stored, stored.getFieldBuffers());
  }

  /// @param buffers stay the caller's
  static FieldVector loaded(Field field, FieldVector stored, List<ArrowBuf> buffers) {
    FieldVector vector = field.createVector(stored.getAllocator());
    load(vector, stored, buffers);
    return vector;
  }

  /// With one buffer of values beside the stored NULLs.
  ///
  /// @param values released
  static FieldVector filled(Field field, FieldVector stored, ArrowBuf values) {
    try (values) {
      return loaded(field, stored, List.of(stored.getValidityBuffer(), values));
    }
  }

  static void load(FieldVector vector, FieldVector stored, List<ArrowBuf> buffers) {
    int rows = stored.getValueCount();
    vector.loadFieldBuffers(new ArrowFieldNode(rows, stored.getNullCount()), buffers);
  }

  /// Room for so many values of a width in bytes.
  static ArrowBuf room(FieldVector stored, long count, int width) {
    ArrowBuf room = stored.getAllocator().buffer(count * width);
    room.writerIndex(count * width);
    return room;
  }

  private static FieldVector widened(Field field, Float4Vector stored) {
    int rows = stored.getValueCount();
    ArrowBuf from = stored.getDataBuffer();
    ArrowBuf to = room(stored, rows, Double.BYTES);
    for (long row = 0; row < rows; row++) {
      to.setDouble(row * Double.BYTES, from.getFloat(row * Float.BYTES));
    }
    return filled(field, stored, to);
  }

  private static FieldVector json(Field field, VarCharVector stored, CellFormat format) {
    if (format.jsonIndent() == CellFormat.JSON_AS_STORED) {
      return same(field, stored);
    }
    Cell cell = Cells.json(stored, format);
    Output text = new Output(Math.toIntExact(stored.getDataBuffer().writerIndex()));
    int rows = stored.getValueCount();
    try (ArrowBuf offsets = room(stored, rows + 1L, Integer.BYTES)) {
      offsets.setInt(0, 0);
      for (int row = 0; row < rows; row++) {
        if (!cell.isNull(row)) {
          cell.write(row, text);
        }
        offsets.setInt((row + 1L) * Integer.BYTES, text.size());
      }
      try (ArrowBuf data = room(stored, text.size(), 1)) {
        data.setBytes(0, text.array(), 0, text.size());
        return loaded(field, stored, List.of(stored.getValidityBuffer(), offsets, data));
      }
    }
  }
}
