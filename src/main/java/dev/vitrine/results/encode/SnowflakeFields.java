package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// The fields of Arrow streams for Snowflake's drivers. A column has one type in all partitions of
/// a result, for clients put their tables together.
///
/// | type | field |
/// |---|---|
/// | `FIXED` | int8 to int64 of the unscaled value, by the type's digits or the engine's integer; int64 also for wider ones whose values all fit; else decimal128 |
/// | `REAL`, `DATE`, `BOOLEAN`, `BINARY`, `TEXT` | float64, date32, bool, binary, utf8 |
/// | `VARIANT`, `OBJECT`, `ARRAY` | utf8 of JSON |
/// | `TIME` | int32 in units of the scale up to 3, which ADBC insists on, int64 above |
/// | `TIMESTAMP_NTZ`, `TIMESTAMP_LTZ` | int64 in units of the scale up to 6, which the Python driver's tables insist on; above a struct of `epoch` (seconds) and `fraction` (nanoseconds) |
/// | `TIMESTAMP_TZ` | that struct with `timezone`, minutes east + 1440; up to scale 3, where the Python driver's tables take no fraction, `epoch` in units of the scale and `timezone` |
final class SnowflakeFields {

  /// Digits of a second that int64 timestamps go to.
  private static final int MAX_LONG_SCALE = 6;

  /// Digits of a second that the shorter forms of `TIME` and `TIMESTAMP_TZ` go to.
  private static final int MAX_SHORT_SCALE = 3;

  private static final int LONG_BITS = 64;
  private static final ArrowType LONG = new ArrowType.Int(LONG_BITS, true);
  private static final ArrowType INT = new ArrowType.Int(32, true);

  private SnowflakeFields() {}

  /// @param stored the field of the stored vector
  /// @param narrow the column's values all fit into 64 bits
  static Field of(Column column, Field stored, boolean narrow) {
    SqlType type = column.type();
    ArrowType physical = physical(type, stored.getType(), narrow);
    List<Field> children = physical instanceof ArrowType.Struct ? children(column) : List.of();
    FieldType fieldType =
        new FieldType(column.nullable(), physical, null, metadata(type, physical));
    return new Field(column.name(), fieldType, children);
  }

  private static ArrowType physical(SqlType type, ArrowType stored, boolean narrow) {
    return switch (type.kind()) {
      case FIXED -> number(stored, narrow);
      case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case TEXT, VARIANT, OBJECT, ARRAY -> ArrowType.Utf8.INSTANCE;
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIME -> isShort(type) ? INT : LONG;
      case TIMESTAMP_NTZ, TIMESTAMP_LTZ ->
          type.scale() <= MAX_LONG_SCALE ? LONG : ArrowType.Struct.INSTANCE;
      case TIMESTAMP_TZ -> ArrowType.Struct.INSTANCE;
      case BINARY -> ArrowType.Binary.INSTANCE;
    };
  }

  /// By what the engine's type can hold, so that no value is ever cut.
  private static ArrowType number(ArrowType stored, boolean narrow) {
    if (stored instanceof ArrowType.Int integer) {
      int bits = integer.getIsSigned() ? integer.getBitWidth() : 2 * integer.getBitWidth();
      return bits > LONG_BITS && !narrow
          ? new ArrowType.Decimal(20, 0, 128)
          : new ArrowType.Int(Math.min(bits, LONG_BITS), true);
    }
    ArrowType.Decimal decimal = (ArrowType.Decimal) stored;
    int bits = narrow ? LONG_BITS : bits(decimal.getPrecision());
    return bits > LONG_BITS ? decimal : new ArrowType.Int(bits, true);
  }

  private static int bits(int digits) {
    if (digits <= 4) {
      return digits <= 2 ? 8 : 16;
    }
    if (digits <= 18) {
      return digits <= 9 ? 32 : LONG_BITS;
    }
    return 128;
  }

  private static List<Field> children(Column column) {
    Field epoch = child("epoch", LONG, column.nullable());
    Field fraction = child("fraction", INT, column.nullable());
    Field timezone = child("timezone", INT, column.nullable());
    if (column.type().kind() != SqlType.Kind.TIMESTAMP_TZ) {
      return List.of(epoch, fraction);
    }
    return isShort(column.type()) ? List.of(epoch, timezone) : List.of(epoch, fraction, timezone);
  }

  /// Whether a `TIME` is an int32, a `TIMESTAMP_TZ` has all its digits in `epoch`.
  static boolean isShort(SqlType type) {
    return type.scale() <= MAX_SHORT_SCALE;
  }

  private static Field child(String name, ArrowType type, boolean nullable) {
    return new Field(name, new FieldType(nullable, type, null), null);
  }

  private static Map<String, String> metadata(SqlType type, ArrowType physical) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("logicalType", type.kind().name());
    metadata.put("precision", Integer.toString(type.precision()));
    metadata.put("scale", Integer.toString(type.scale()));
    metadata.put(
        "charLength", Integer.toString(type.kind() == SqlType.Kind.TEXT ? type.length() : 0));
    metadata.put("byteLength", Integer.toString(bytes(type, physical)));
    metadata.put("finalType", "T");
    return metadata;
  }

  /// Of a value; the most for those of any length.
  private static int bytes(SqlType type, ArrowType physical) {
    return switch (type.kind()) {
      case FIXED, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ ->
          physical instanceof ArrowType.Int integer ? integer.getBitWidth() / Byte.SIZE : 16;
      case TIMESTAMP_TZ -> isShort(type) ? 8 : 16; // by which the Python driver knows the fields
      case REAL -> 8;
      case DATE -> 4;
      case BOOLEAN -> 1;
      case TEXT -> (int) Math.min(4L * type.length(), SqlType.MAX_TEXT);
      case BINARY -> type.length();
      case VARIANT, OBJECT, ARRAY -> SqlType.MAX_TEXT;
    };
  }
}
