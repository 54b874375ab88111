package dev.vitrine.results.encode;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// A zone's offsets, remembered from one transition to the next since neighbouring rows mostly
/// share them. Not safe for several threads.
final class Offsets {

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private int minutes;

  Offsets(ZoneId zone) {
    rules = zone.getRules();
    if (rules.isFixedOffset()) {
      from = Long.MIN_VALUE;
      until = Long.MAX_VALUE;
      minutes = rules.getOffset(Instant.EPOCH).getTotalSeconds() / 60;
    }
  }

  static Offsets none() {
    return new Offsets(ZoneOffset.UTC);
  }

  /// Minutes east of UTC; offsets of old with seconds lose them.
  int minutesAt(long epochSecond) {
    if (epochSecond < from || epochSecond >= until) {
      look(epochSecond);
    }
    return minutes;
  }

  private void look(long epochSecond) {
    Instant instant = Instant.ofEpochSecond(clamp(epochSecond));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
    from = previous == null ? Long.MIN_VALUE : previous.toEpochSecond();
    until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    minutes = rules.getOffset(instant).getTotalSeconds() / 60;
  }

  private static long clamp(long epochSecond) {
    long farthest = 1_000_000_000_000L; // some 31,000 years: rules repeat by then
    return Math.clamp(epochSecond, -farthest, farthest);
  }
}
