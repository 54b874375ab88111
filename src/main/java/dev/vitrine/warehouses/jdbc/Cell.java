package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// Moves one value from a result's current row into a vector.
@FunctionalInterface
interface Cell {

  /// @param column from 1
  void copy(ResultSet rows, int column, FieldVector into, int row) throws SQLException;

  /// A value in Java's hands into a vector.
  @FunctionalInterface
  interface Put<T> {
    void put(T value, FieldVector into, int row);
  }

  /// Gets a value of a row; null for NULL.
  @FunctionalInterface
  interface Get<T> {
    @Nullable T get(ResultSet rows, int column) throws SQLException;
  }

  /// A getter and what its values do.
  static <T> Cell of(Get<T> get, Put<T> put) {
    return (rows, column, into, row) -> {
      T value = get.get(rows, column);
      if (value == null) {
        into.setNull(row);
      } else {
        put.put(value, into, row);
      }
    };
  }

  /// A cell whose values can also be had from Java's hands, because they waited there.
  record OfObject(Put<Object> how) implements Cell {
    @Override
    public void copy(ResultSet rows, int column, FieldVector into, int row) throws SQLException {
      put(rows.getObject(column), into, row);
    }

    void put(@Nullable Object value, FieldVector into, int row) {
      if (value == null) {
        into.setNull(row);
      } else {
        how.put(value, into, row);
      }
    }
  }

  static Cell whole() {
    return (rows, column, into, row) -> {
      long value = rows.getLong(column);
      if (rows.wasNull()) {
        into.setNull(row);
      } else {
        ((BigIntVector) into).set(row, value);
      }
    };
  }

  static Cell real() {
    return (rows, column, into, row) -> {
      double value = rows.getDouble(column);
      if (rows.wasNull()) {
        into.setNull(row);
      } else {
        ((Float8Vector) into).set(row, value);
      }
    };
  }

  static Cell flag() {
    return (rows, column, into, row) -> {
      boolean value = rows.getBoolean(column);
      if (rows.wasNull()) {
        into.setNull(row);
      } else {
        ((BitVector) into).set(row, value ? 1 : 0);
      }
    };
  }

  static Cell text() {
    return of(ResultSet::getString, Cell::putText);
  }

  static Cell binary() {
    return of(ResultSet::getBytes, Cell::putBytes);
  }

  static Cell decimal(int precision, int scale) {
    return of(
        ResultSet::getBigDecimal,
        (value, into, row) -> putDecimal(value, precision, scale, into, row));
  }

  static Cell date() {
    return of((rows, column) -> rows.getObject(column, LocalDate.class), Cell::putDate);
  }

  static Cell time() {
    return of((rows, column) -> rows.getObject(column, LocalTime.class), Cell::putTime);
  }

  static Cell moment() {
    return of((rows, column) -> rows.getObject(column, LocalDateTime.class), Cell::putMoment);
  }

  static Cell instant() {
    return of(
        (rows, column) -> rows.getObject(column, OffsetDateTime.class),
        (value, into, row) -> ((TimeStampVector) into).set(row, micros(value.toInstant(), value)));
  }

  static void putText(String value, FieldVector into, int row) {
    ((VarCharVector) into).setSafe(row, value.getBytes(StandardCharsets.UTF_8));
  }

  static void putBytes(byte[] value, FieldVector into, int row) {
    ((VarBinaryVector) into).setSafe(row, value);
  }

  /// @throws SqlError `NUMBER_OUT_OF_RANGE` when it needs more digits before the point; those
  ///   behind it are rounded
  static void putDecimal(BigDecimal value, int precision, int scale, FieldVector into, int row) {
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() > precision) {
      throw new SqlError(
          ErrorCode.NUMBER_OUT_OF_RANGE,
          "the number %s does not fit NUMBER(%d,%d): cast its column to another type"
              .formatted(value.round(new MathContext(40)), precision, scale));
    }
    ((DecimalVector) into).set(row, rounded);
  }

  static void putDate(LocalDate value, FieldVector into, int row) {
    long days = value.toEpochDay();
    if (days != (int) days || value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN)) {
      throw beyond("date", value);
    }
    ((DateDayVector) into).set(row, (int) days);
  }

  static void putTime(LocalTime value, FieldVector into, int row) {
    ((TimeNanoVector) into).set(row, value.toNanoOfDay());
  }

  static void putMoment(LocalDateTime value, FieldVector into, int row) {
    ((TimeStampVector) into).set(row, micros(value.toInstant(ZoneOffset.UTC), value));
  }

  static void putZoned(OffsetDateTime value, FieldVector into, int row) {
    StructVector struct = (StructVector) into;
    struct.setIndexDefined(row);
    ((BigIntVector) struct.getChildByOrdinal(0)).setSafe(row, value.toEpochSecond());
    ((IntVector) struct.getChildByOrdinal(1)).setSafe(row, value.getNano());
    ((IntVector) struct.getChildByOrdinal(2))
        .setSafe(row, value.getOffset().getTotalSeconds() / 60 + 1440);
  }

  private static long micros(Instant instant, Object shown) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    } catch (ArithmeticException tooFar) {
      throw beyond("timestamp", shown);
    }
  }

  private static SqlError beyond(String what, Object value) {
    return new SqlError(
        ErrorCode.CONVERSION,
        "a " + what + " cannot be carried (infinity, or " + value + "): cast its column to text");
  }
}
