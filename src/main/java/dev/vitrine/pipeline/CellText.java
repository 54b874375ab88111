package dev.vitrine.pipeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.StructVector;

/// Cells of a result as text that the engine reads back.
final class CellText {

  private CellText() {}

  static String of(FieldVector vector, int row) {
    return switch (vector) {
      case DateDayVector dates -> LocalDate.ofEpochDay(dates.get(row)).toString();
      case TimeMicroVector times -> LocalTime.ofNanoOfDay(times.get(row) * 1000).toString();
      case TimeNanoVector times -> LocalTime.ofNanoOfDay(times.get(row)).toString();
      case TimeStampMicroVector stamps -> wall(micros(stamps.get(row)));
      case TimeStampNanoVector stamps -> wall(Instant.EPOCH.plusNanos(stamps.get(row)));
      case TimeStampMicroTZVector stamps -> wall(micros(stamps.get(row))) + "+00";
      case VarBinaryVector bytes -> HexFormat.of().withUpperCase().formatHex(bytes.get(row));
      case StructVector zoned -> zoned(zoned, row);
      default -> {
        Object value = vector.getObject(row);
        yield value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
      }
    };
  }

  private static Instant micros(long value) {
    return Instant.EPOCH.plus(value, ChronoUnit.MICROS);
  }

  private static String wall(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replace('T', ' ');
  }

  /// The instant in UTC and the offset in minutes, with a bar between.
  private static String zoned(StructVector vector, int row) {
    long seconds = ((Number) vector.getVectorById(0).getObject(row)).longValue();
    long nanos = ((Number) vector.getVectorById(1).getObject(row)).longValue();
    int offset = ((Number) vector.getVectorById(2).getObject(row)).intValue() - 1440;
    return wall(Instant.ofEpochSecond(seconds, nanos)) + "|" + offset;
  }
}
