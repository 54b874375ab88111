package dev.vitrine.results.encode;

import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// A timestamp without zone, or one in UTC that is shown in a zone.
///
/// @param perSecond units in a second
record TimestampCell(TimeStampVector vector, long perSecond, TemporalText text, Offsets offsets)
    implements Cell {

  private static final long NANOS = 1_000_000_000;

  static Cell of(TimeStampVector vector, TemporalText text, Offsets offsets) {
    TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
    return new TimestampCell(vector, perSecond(unit), text, offsets);
  }

  static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1;
      case MILLISECOND -> 1_000;
      case MICROSECOND -> 1_000_000;
      case NANOSECOND -> NANOS;
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
    long value = vector.get(row);
    long second = Math.floorDiv(value, perSecond);
    int nanos = (int) (Math.floorMod(value, perSecond) * (NANOS / perSecond));
    text.write(second, nanos, offsets.minutesAt(second), out);
  }
}
