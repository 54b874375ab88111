package dev.vitrine.results.encode;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;

/// A time of day.
///
/// @param perSecond units in a second
record TimeCell(FieldVector vector, IntegerCell.Longs units, long perSecond, TemporalText text)
    implements Cell {

  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  static Cell of(FieldVector vector, TemporalText text) {
    return switch (vector) {
      case TimeMicroVector v -> new TimeCell(v, v::get, MICROS, text);
      case TimeNanoVector v -> new TimeCell(v, v::get, NANOS, text);
      default -> throw new IllegalArgumentException("no time vector: " + vector.getField());
    };
  }

  @Override
  public Nature nature() {
    return text.nature();
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    long value = units.at(row);
    int nanos = (int) (Math.floorMod(value, perSecond) * (NANOS / perSecond));
    text.write(Math.floorDiv(value, perSecond), nanos, 0, out);
  }
}
