package dev.vitrine.results.encode;

import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// `TIMESTAMP_TZ` for Arrow readers: a struct of `timestamp` (microseconds, UTC), `nanosecond` (0
/// to 999, what goes beyond the microsecond) and `offset_minutes` (east of UTC). Arrow has no type
/// with an offset in each value, and nanoseconds alone would end in the year 2262.
final class ZonedStruct {

  private static final List<Field> CHILDREN =
      List.of(
          Field.nullable("timestamp", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
          Field.nullable("nanosecond", new ArrowType.Int(16, true)),
          Field.nullable("offset_minutes", new ArrowType.Int(16, true)));

  private ZonedStruct() {}

  /// A vector of its own that the caller closes.
  static StructVector of(StructVector stored, int rows) {
    StructVector clean =
        new StructVector(
            stored.getName(),
            stored.getAllocator(),
            FieldType.nullable(ArrowType.Struct.INSTANCE),
            null);
    clean.initializeChildrenFromFields(CHILDREN);
    clean.setInitialCapacity(rows);
    clean.allocateNew();
    for (int row = 0; row < rows; row++) {
      if (stored.isNull(row)) {
        clean.setNull(row);
      } else {
        copy(stored, clean, row);
      }
    }
    clean.setValueCount(rows);
    return clean;
  }

  private static void copy(StructVector stored, StructVector clean, int row) {
    long epoch = ((BigIntVector) stored.getChildByOrdinal(0)).get(row);
    int fraction = ((IntVector) stored.getChildByOrdinal(1)).get(row);
    int zone = ((IntVector) stored.getChildByOrdinal(2)).get(row);
    clean.setIndexDefined(row);
    ((TimeStampMicroTZVector) clean.getChildByOrdinal(0))
        .setSafe(row, Math.addExact(Math.multiplyExact(epoch, 1_000_000L), fraction / 1000));
    ((SmallIntVector) clean.getChildByOrdinal(1)).setSafe(row, fraction % 1000);
    ((SmallIntVector) clean.getChildByOrdinal(2)).setSafe(row, zone - ZonedCell.ZONE_BIAS);
  }
}
