package dev.vitrine.snowflake.ddl;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Moments at which tables are made: no two are the same, so that a table is known by its own.
final class CreationTime {

  private static final AtomicReference<Instant> LAST = new AtomicReference<>(Instant.EPOCH);

  private CreationTime() {}

  /// Now, or a microsecond behind the last one.
  static Instant next() {
    Instant now = Instant.now();
    return LAST.updateAndGet(last -> now.isAfter(last) ? now : last.plusNanos(1000));
  }
}
