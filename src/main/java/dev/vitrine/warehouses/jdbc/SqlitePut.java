package dev.vitrine.warehouses.jdbc;

import java.time.LocalDateTime;
import java.util.HexFormat;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;

/// Values as SQLite keeps them into vectors.
final class SqlitePut {

  private static final int SHOWN = 40;

  private SqlitePut() {}

  /// @throws ArithmeticException when it has a fraction
  static void whole(Number value, FieldVector into, int row) {
    if (value instanceof Double real && real != Math.rint(real)) {
      throw new ArithmeticException();
    }
    ((BigIntVector) into).set(row, value.longValue());
  }

  static void real(Number value, FieldVector into, int row) {
    ((Float8Vector) into).set(row, value.doubleValue());
  }

  /// @throws ArithmeticException when it is neither 0 nor 1
  static void flag(Number value, FieldVector into, int row) {
    if (value.longValue() >>> 1 != 0) {
      throw new ArithmeticException();
    }
    ((BitVector) into).set(row, value.intValue());
  }

  /// `2026-01-31 10:11:12.5`, with a `T` too, and with `Z` behind; a bare date is its midnight.
  static LocalDateTime moment(String text) {
    String plain = text.replace(' ', 'T').replace("Z", "");
    return LocalDateTime.parse(plain.length() == "2026-01-31".length() ? plain + "T00:00" : plain);
  }

  /// Whatever it is, as text; bytes in hexadecimal.
  static Cell anything() {
    return new Cell.OfObject((value, into, row) -> Cell.putText(text(value), into, row));
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
  }

  static String shown(Object value) {
    String text =
        value instanceof byte[] bytes ? "x'" + HexFormat.of().formatHex(bytes) : value.toString();
    return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
  }
}
