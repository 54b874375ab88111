package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.SqlType;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// How a column comes: its type, the vector that carries it, and how a cell gets there.
///
/// @param arrow as [dev.vitrine.warehouses.RowSink] promises for the type
record Carried(SqlType type, ArrowType arrow, Cell cell) {

  private static final SqlType WHOLE = SqlType.fixed(38, 0);
  private static final ArrowType LONG = new ArrowType.Int(64, true);

  static Carried whole(Cell cell) {
    return new Carried(WHOLE, LONG, cell);
  }

  static Carried decimal(int precision, int scale) {
    return decimal(precision, scale, Cell.decimal(precision, scale));
  }

  static Carried decimal(int precision, int scale, Cell cell) {
    return new Carried(
        SqlType.fixed(precision, scale), new ArrowType.Decimal(precision, scale, 128), cell);
  }

  static Carried real(Cell cell) {
    return new Carried(
        SqlType.REAL, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), cell);
  }

  static Carried flag(Cell cell) {
    return new Carried(SqlType.BOOLEAN, ArrowType.Bool.INSTANCE, cell);
  }

  static Carried text(Cell cell) {
    return text(SqlType.TEXT, cell);
  }

  /// @param type one that is carried as text
  static Carried text(SqlType type, Cell cell) {
    return new Carried(type, ArrowType.Utf8.INSTANCE, cell);
  }

  static Carried binary(Cell cell) {
    return new Carried(SqlType.BINARY, ArrowType.Binary.INSTANCE, cell);
  }

  static Carried date(Cell cell) {
    return new Carried(SqlType.DATE, new ArrowType.Date(DateUnit.DAY), cell);
  }

  static Carried time(Cell cell) {
    return new Carried(SqlType.TIME, new ArrowType.Time(TimeUnit.NANOSECOND, 64), cell);
  }

  static Carried moment(Cell cell) {
    return new Carried(
        SqlType.TIMESTAMP_NTZ, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null), cell);
  }

  static Carried instant(Cell cell) {
    return new Carried(
        SqlType.TIMESTAMP_LTZ, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), cell);
  }

  static Carried zoned(Cell cell) {
    return new Carried(SqlType.TIMESTAMP_TZ, ArrowType.Struct.INSTANCE, cell);
  }

  Field field(String name) {
    List<Field> children =
        type.kind() == SqlType.Kind.TIMESTAMP_TZ
            ? List.of(
                Field.nullable("epoch", LONG),
                Field.nullable("fraction", new ArrowType.Int(32, true)),
                Field.nullable("timezone", new ArrowType.Int(32, true)))
            : List.of();
    return new Field(name, FieldType.nullable(arrow), children);
  }
}
