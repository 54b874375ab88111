package dev.vitrine.statements;

import dev.vitrine.results.ResultInfo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What operators watch of statements: `vitrine.statements.*`.
final class Meters {

  private final MeterRegistry registry;
  private final Timer queued;
  private final Counter rows;

  Meters(MeterRegistry registry) {
    this.registry = registry;
    this.queued = Timer.builder("vitrine.statements.queue.time").register(registry);
    this.rows = Counter.builder("vitrine.statements.rows").register(registry);
  }

  /// Gauges of what is there now.
  void watch(Pools pools, Waiters waiters, Quota quota, int workers) {
    registry.gauge("vitrine.statements.queued", pools, Pools::queued);
    registry.gauge("vitrine.statements.running", pools, Pools::running);
    registry.gauge("vitrine.statements.workers", workers);
    registry.gauge("vitrine.statements.waiters", waiters, Waiters::count);
    registry.gauge("vitrine.results.stored.bytes", quota, Quota::bytes);
  }

  /// A statement took its ending.
  void ended(LiveStatement statement) {
    if (!(statement.state() instanceof State.Ended end)) {
      return;
    }
    Instant started = end.started().orElse(end.ended());
    queued.record(Duration.between(end.created(), started));
    Timer.builder("vitrine.statements.run.time")
        .tag("status", end.status().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .record(Duration.between(started, end.ended()));
    rows.increment(statement.result().map(ResultInfo::rows).orElse(0L));
  }
}
