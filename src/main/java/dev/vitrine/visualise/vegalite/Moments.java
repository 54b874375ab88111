package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Temporal values as Vega reads them in every time zone: with a Z.
final class Moments {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Moments() {}

  /// Whether they are written as milliseconds: Vega-Lite has no bins of dates but on an axis.
  static boolean areNumbers(Scale scale) {
    return scale.kind() == Kind.BINNED
        && scale.transform().isTemporal()
        && !scale.plan().position();
  }

  static String iso(long micros) {
    return MILLIS.format(Value.instant(micros));
  }

  /// Milliseconds since 1970, which is what Vega makes of such a value.
  static long millis(Value value) {
    return switch (value) {
      case Value.Day day -> day.days() * 86_400_000;
      case Value.Clock clock -> Math.floorDiv(clock.nanos(), 1_000_000);
      default -> Math.floorDiv((long) value.position(), 1000);
    };
  }

  /// A time of day is a time on the first day of 1970.
  static String clock(long nanos) {
    return MILLIS.format(Value.instant(nanos / 1000));
  }
}
