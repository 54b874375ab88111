package dev.vitrine.results.encode;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.complex.StructVector;

/// A timestamp of seconds and nanoseconds, without zone or shown in one.
record SplitCell(
    StructVector vector, BigIntVector epoch, IntVector fraction, TemporalText text, Offsets offsets)
    implements Cell {

  SplitCell(StructVector vector, TemporalText text, Offsets offsets) {
    this(
        vector,
        (BigIntVector) vector.getChildByOrdinal(0),
        (IntVector) vector.getChildByOrdinal(1),
        text,
        offsets);
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
    long second = epoch.get(row);
    text.write(second, fraction.get(row), offsets.minutesAt(second), out);
  }
}
