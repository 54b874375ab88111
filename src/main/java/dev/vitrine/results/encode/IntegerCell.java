package dev.vitrine.results.encode;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;

/// A `FIXED` in an integer vector; with a scale, the vector holds the unscaled value.
record IntegerCell(FieldVector vector, Longs longs, int scale) implements Cell {

  /// Reads a row as a long; never called on NULL.
  @FunctionalInterface
  interface Longs {
    long at(int row);
  }

  static Cell of(FieldVector vector, int scale) {
    if (vector instanceof UInt8Vector unsigned) {
      return new UnsignedCell(unsigned, scale);
    }
    return new IntegerCell(vector, longs(vector), scale);
  }

  private static Longs longs(FieldVector vector) {
    return switch (vector) {
      case TinyIntVector v -> v::get;
      case SmallIntVector v -> v::get;
      case IntVector v -> v::get;
      case BigIntVector v -> v::get;
      case UInt1Vector v -> row -> v.get(row) & 0xFF;
      case UInt2Vector v -> v::get;
      case UInt4Vector v -> row -> Integer.toUnsignedLong(v.get(row));
      default -> throw new IllegalArgumentException("no integer vector: " + vector.getField());
    };
  }

  @Override
  public Nature nature() {
    return Nature.NUMBER;
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    DecimalText.write(longs.at(row), scale, out);
  }

  private record UnsignedCell(UInt8Vector vector, int scale) implements Cell {

    @Override
    public Nature nature() {
      return Nature.NUMBER;
    }

    @Override
    public boolean isNull(int row) {
      return vector.isNull(row);
    }

    @Override
    public void write(int row, Output out) {
      long value = vector.get(row);
      if (value >= 0) {
        DecimalText.write(value, scale, out);
      } else {
        DecimalText.write(0, value, scale, out);
      }
    }
  }
}
