package dev.vitrine.pipeline;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;

/// A time of day in its vector's own unit; Arrow's four kinds of them share no accessor.
@FunctionalInterface
interface TimeOfDay {

  long get(int row);

  static TimeOfDay of(FieldVector vector) {
    return switch (vector) {
      case TimeMicroVector time -> time::get;
      case TimeNanoVector time -> time::get;
      case TimeMilliVector time -> time::get;
      case TimeSecVector time -> time::get;
      default -> throw new IllegalArgumentException("no time: " + vector.getField());
    };
  }
}
