package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Running;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The statements that run now, and the thread that stops them. Safe for any thread.
final class Executions implements AutoCloseable {

  private static final long FIRST_REPEATS_MILLIS = 2;
  private static final long LATER_REPEATS_MILLIS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Running<Execution> running = new Running<>();

  private final ScheduledExecutorService canceller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("engine-canceller").factory());

  Execution begin(Handle handle) {
    Execution execution = new Execution(handle);
    running.begin(handle, execution).ifPresent(execution::stop);
    return execution;
  }

  void end(Execution execution) {
    running.end(execution.handle(), execution);
  }

  /// Stops it now and again until it has returned: an interrupt that comes just before the engine
  /// starts is lost.
  void stop(Handle handle, SqlError because) {
    running.stop(handle, because).ifPresent(execution -> stop(execution, because));
  }

  void stop(Execution execution, SqlError because) {
    if (!running.has(execution.handle(), execution)) {
      return;
    }
    canceller.execute(() -> repeat(execution, because));
  }

  private void repeat(Execution execution, SqlError because) {
    if (!running.has(execution.handle(), execution)) {
      return;
    }
    execution.stop(because);
    boolean soon = execution.stoppingFor() < PATIENCE_NANOS;
    var _ =
        canceller.schedule(
            () -> repeat(execution, because),
            soon ? FIRST_REPEATS_MILLIS : LATER_REPEATS_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  Optional<Execution> find(Handle handle) {
    return running.find(handle);
  }

  Collection<Execution> all() {
    return running.all();
  }

  /// How many were told to stop more than a second ago and have not returned.
  int stuck() {
    return (int) running.all().stream().filter(e -> e.stoppingFor() > PATIENCE_NANOS).count();
  }

  @Override
  public void close() {
    canceller.shutdownNow();
  }
}
