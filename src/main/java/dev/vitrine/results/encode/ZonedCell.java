package dev.vitrine.results.encode;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.complex.StructVector;

/// A timestamp with an offset of its own: epoch seconds, nanoseconds, minutes east + 1440.
record ZonedCell(
    StructVector vector, BigIntVector epoch, IntVector fraction, IntVector zone, TemporalText text)
    implements Cell {

  /// What is added to an offset so that it is never negative.
  static final int ZONE_BIAS = 1440;

  ZonedCell(StructVector vector, TemporalText text) {
    this(
        vector,
        (BigIntVector) vector.getChildByOrdinal(0),
        (IntVector) vector.getChildByOrdinal(1),
        (IntVector) vector.getChildByOrdinal(2),
        text);
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
    text.write(epoch.get(row), fraction.get(row), zone.get(row) - ZONE_BIAS, out);
  }
}
