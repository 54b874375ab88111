package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.SqlType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// How a sink's column goes into a table: the table's type and a value's way.
///
/// @param sqlType in the engine's words
record Appended(String sqlType, Way way) {

  /// Appends one value that is there.
  @FunctionalInterface
  interface Way {
    void append(DuckDBAppender into, FieldVector vector, int row) throws SQLException;
  }

  void append(DuckDBAppender into, FieldVector vector, int row) throws SQLException {
    way.append(into, vector, row);
  }

  /// @param vector of the first batch; null when there is none
  static Appended of(SqlType type, @Nullable FieldVector vector) {
    return switch (type.kind()) {
      case FIXED -> number(type, vector);
      case REAL -> new Appended("DOUBLE", Appended::real);
      case BOOLEAN ->
          new Appended(
              "BOOLEAN", (into, from, row) -> into.append(((BitVector) from).get(row) == 1));
      case DATE ->
          new Appended(
              "DATE", (into, from, row) -> into.appendEpochDays(((DateDayVector) from).get(row)));
      case TIME ->
          new Appended("TIME", (into, from, row) -> into.appendDayMicros(ofDay(from, row)));
      case TIMESTAMP_NTZ ->
          new Appended("TIMESTAMP", (into, from, row) -> into.appendEpochMicros(micros(from, row)));
      case TIMESTAMP_LTZ ->
          new Appended(
              "TIMESTAMPTZ", (into, from, row) -> into.appendEpochMicros(micros(from, row)));
      case TIMESTAMP_TZ ->
          new Appended(
              "TIMESTAMPTZ", (into, from, row) -> into.appendEpochMicros(zoned(from, row)));
      case BINARY ->
          new Appended("BLOB", (into, from, row) -> into.append(((VarBinaryVector) from).get(row)));
      case TEXT, VARIANT, OBJECT, ARRAY -> new Appended("VARCHAR", Appended::text);
    };
  }

  private static Appended number(SqlType type, @Nullable FieldVector vector) {
    boolean decimal = vector instanceof DecimalVector || (vector == null && type.scale() > 0);
    return decimal
        ? new Appended(
            "DECIMAL(" + type.precision() + "," + type.scale() + ")",
            (into, from, row) -> into.append(((DecimalVector) from).getObject(row)))
        : new Appended(
            "BIGINT", (into, from, row) -> into.append(((BaseIntVector) from).getValueAsLong(row)));
  }

  private static void real(DuckDBAppender into, FieldVector vector, int row) throws SQLException {
    into.append(
        vector instanceof Float4Vector single ? single.get(row) : ((Float8Vector) vector).get(row));
  }

  private static void text(DuckDBAppender into, FieldVector vector, int row) throws SQLException {
    into.append(new String(((VarCharVector) vector).get(row), StandardCharsets.UTF_8));
  }

  private static long ofDay(FieldVector vector, int row) {
    return vector instanceof TimeMicroVector micros
        ? micros.get(row)
        : TimeUnit.NANOSECONDS.toMicros(((TimeNanoVector) vector).get(row));
  }

  private static long micros(FieldVector vector, int row) {
    long value = ((TimeStampVector) vector).get(row);
    return switch (((ArrowType.Timestamp) vector.getField().getType()).getUnit()) {
      case SECOND -> value * 1_000_000;
      case MILLISECOND -> value * 1_000;
      case MICROSECOND -> value;
      case NANOSECOND -> Math.floorDiv(value, 1_000);
    };
  }

  private static long zoned(FieldVector vector, int row) {
    StructVector struct = (StructVector) vector;
    long seconds = ((BaseIntVector) struct.getChildByOrdinal(0)).getValueAsLong(row);
    long nanos = ((BaseIntVector) struct.getChildByOrdinal(1)).getValueAsLong(row);
    return seconds * 1_000_000 + nanos / 1_000;
  }
}
