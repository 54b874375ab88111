package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The Arrow schema of stored partitions: the engine's physical types under our column names, each
/// field carrying its column's SQL type so that a file explains itself.
final class StoredSchema {

  private StoredSchema() {}

  /// The schema for vectors as the engine sends them.
  ///
  /// @throws SqlError `INTERNAL` when a vector is not of its column's documented physical type
  static Schema of(List<Column> columns, List<Field> vectors) {
    if (columns.size() != vectors.size()) {
      throw new SqlError(
          ErrorCode.INTERNAL,
          "the engine sent " + vectors.size() + " vectors for " + columns.size() + " columns");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(field(columns.get(i), vectors.get(i)));
    }
    return new Schema(fields);
  }

  /// The schema for a result of which no batch came.
  static Schema ofNone(List<Column> columns) {
    List<Field> fields = columns.stream().map(StoredSchema::plainVector).toList();
    return of(columns, fields);
  }

  private static Field field(Column column, Field vector) {
    if (!fits(column.type(), vector)) {
      throw new SqlError(
          ErrorCode.INTERNAL,
          "column " + column.name() + " is " + column.type().kind() + " but came as " + vector);
    }
    FieldType type =
        new FieldType(true, vector.getType(), vector.getDictionary(), metadata(column));
    return new Field(column.name(), type, vector.getChildren());
  }

  private static Map<String, String> metadata(Column column) {
    SqlType type = column.type();
    String text =
        "%s(%d,%d,%d)%s"
            .formatted(
                type.kind(),
                type.precision(),
                type.scale(),
                type.length(),
                column.nullable() ? "" : " NOT NULL");
    return Map.of("sqlType", text);
  }

  private static boolean fits(SqlType type, Field vector) {
    if (vector.getDictionary() != null) {
      return false;
    }
    ArrowType arrow = vector.getType();
    return switch (type.kind()) {
      case FIXED ->
          arrow instanceof ArrowType.Int
              || (arrow instanceof ArrowType.Decimal decimal
                  && decimal.getScale() == type.scale()
                  && decimal.getBitWidth() == 128);
      case REAL ->
          arrow instanceof ArrowType.FloatingPoint real
              && real.getPrecision() != FloatingPointPrecision.HALF;
      case TEXT, VARIANT, OBJECT, ARRAY -> arrow instanceof ArrowType.Utf8;
      case BOOLEAN -> arrow instanceof ArrowType.Bool;
      case DATE -> arrow instanceof ArrowType.Date date && date.getUnit() == DateUnit.DAY;
      case TIME -> arrow instanceof ArrowType.Time time && time.getBitWidth() == 64;
      case TIMESTAMP_NTZ ->
          isSplit(vector)
              || (arrow instanceof ArrowType.Timestamp timestamp
                  && timestamp.getTimezone() == null);
      case TIMESTAMP_LTZ ->
          isSplit(vector)
              || (arrow instanceof ArrowType.Timestamp timestamp
                  && timestamp.getTimezone() != null);
      case TIMESTAMP_TZ -> isSplit(vector);
      case BINARY -> arrow instanceof ArrowType.Binary;
    };
  }

  /// Seconds, nanoseconds and an offset.
  private static boolean isSplit(Field vector) {
    return vector.getType() instanceof ArrowType.Struct
        && vector.getChildren().stream().map(Field::getType).toList().equals(ZONED);
  }

  private static final List<ArrowType> ZONED =
      List.of(
          new ArrowType.Int(64, true), new ArrowType.Int(32, true), new ArrowType.Int(32, true));

  private static Field plainVector(Column column) {
    SqlType type = column.type();
    ArrowType arrow =
        switch (type.kind()) {
          case FIXED -> new ArrowType.Decimal(Math.max(1, type.precision()), type.scale(), 128);
          case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
          case TEXT, VARIANT, OBJECT, ARRAY -> ArrowType.Utf8.INSTANCE;
          case BOOLEAN -> ArrowType.Bool.INSTANCE;
          case DATE -> new ArrowType.Date(DateUnit.DAY);
          case TIME -> new ArrowType.Time(TimeUnit.NANOSECOND, 64);
          case TIMESTAMP_NTZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
          case TIMESTAMP_LTZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
          case TIMESTAMP_TZ -> ArrowType.Struct.INSTANCE;
          case BINARY -> ArrowType.Binary.INSTANCE;
        };
    return new Field(column.name(), FieldType.nullable(arrow), children(type.kind()));
  }

  private static List<Field> children(SqlType.Kind kind) {
    return kind == SqlType.Kind.TIMESTAMP_TZ
        ? List.of(
            Field.nullable("epoch", ZONED.get(0)),
            Field.nullable("fraction", ZONED.get(1)),
            Field.nullable("timezone", ZONED.get(2)))
        : List.of();
  }
}
