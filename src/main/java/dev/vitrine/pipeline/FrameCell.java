package dev.vitrine.pipeline;

import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Type;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Copies one value of a vector into a frame's column.
@FunctionalInterface
interface FrameCell {

  void copy(int row, ColumnBuilder into);

  /// @throws IllegalArgumentException for a vector that [dev.vitrine.warehouses.RowSink] does not
  ///   name
  static FrameCell of(FieldVector vector, Type type) {
    return switch (type) {
      case INTEGER, NUMBER -> number(vector);
      case BOOLEAN -> flag((BitVector) vector);
      case DATE -> date((DateDayVector) vector);
      case TIME -> time(vector);
      case TIMESTAMP -> timestamp(vector);
      case TEXT -> text((VarCharVector) vector);
      case BINARY -> binary((VarBinaryVector) vector);
    };
  }

  private static FrameCell number(FieldVector vector) {
    return switch (vector) {
      case BaseIntVector whole -> (row, into) -> into.append(whole.getValueAsLong(row));
      case DecimalVector decimal ->
          (row, into) -> into.append(decimal.getObject(row).doubleValue());
      case Float8Vector real -> (row, into) -> into.append(real.get(row));
      case Float4Vector real -> (row, into) -> into.append((double) real.get(row));
      default -> throw new IllegalArgumentException("no number: " + vector.getField());
    };
  }

  private static FrameCell flag(BitVector vector) {
    return (row, into) -> into.append(vector.get(row) == 1);
  }

  private static FrameCell date(DateDayVector vector) {
    return (row, into) -> into.append((long) vector.get(row));
  }

  private static FrameCell text(VarCharVector vector) {
    return (row, into) -> into.append(new String(vector.get(row), StandardCharsets.UTF_8));
  }

  private static FrameCell binary(VarBinaryVector vector) {
    return (row, into) -> into.append(HexFormat.of().formatHex(vector.get(row)));
  }

  private static FrameCell time(FieldVector vector) {
    TimeUnit unit = ((ArrowType.Time) vector.getField().getType()).getUnit();
    long nanos = 1_000_000_000L / perSecond(unit);
    TimeOfDay values = TimeOfDay.of(vector);
    return (row, into) -> into.append(values.get(row) * nanos);
  }

  private static FrameCell timestamp(FieldVector vector) {
    if (vector instanceof StructVector zoned) {
      var epoch = (BaseIntVector) zoned.getChildByOrdinal(0);
      var fraction = (BaseIntVector) zoned.getChildByOrdinal(1);
      return (row, into) ->
          into.append(epoch.getValueAsLong(row) * 1_000_000 + fraction.getValueAsLong(row) / 1_000);
    }
    TimeStampVector plain = (TimeStampVector) vector;
    TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
    return (row, into) -> into.append(micros(plain.get(row), unit));
  }

  private static long micros(long value, TimeUnit unit) {
    return unit == TimeUnit.NANOSECOND
        ? Math.floorDiv(value, 1_000)
        : value * (1_000_000 / perSecond(unit));
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1;
      case MILLISECOND -> 1_000;
      case MICROSECOND -> 1_000_000;
      case NANOSECOND -> 1_000_000_000;
    };
  }
}
