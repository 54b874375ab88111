package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The statements that run now, and the thread that stops them. Safe for any thread.
final class Executions implements AutoCloseable {

  private static final long FIRST_REPEATS_MILLIS = 2;
  private static final long LATER_REPEATS_MILLIS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int EARLY_CANCELS = 10_000;

  private final Map<Handle, Execution> running = new ConcurrentHashMap<>();

  /// Handles whose cancel came before their start; the oldest are forgotten.
  private final Map<Handle, SqlError> early =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Handle, SqlError> eldest) {
              return size() > EARLY_CANCELS;
            }
          });

  private final ScheduledExecutorService canceller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("engine-canceller").factory());

  Execution begin(Handle handle) {
    Execution execution = new Execution(handle);
    running.put(handle, execution);
    SqlError canceledBefore = early.remove(handle);
    if (canceledBefore != null) {
      execution.stop(canceledBefore);
    }
    return execution;
  }

  void end(Execution execution) {
    running.remove(execution.handle(), execution);
  }

  /// Stops it now and again until it has returned: an interrupt that comes just before the engine
  /// starts is lost.
  void stop(Handle handle, SqlError because) {
    Execution execution = running.get(handle);
    if (execution == null) {
      early.put(handle, because);
      execution = running.get(handle);
      if (execution == null) {
        return;
      }
      early.remove(handle);
    }
    stop(execution, because);
  }

  void stop(Execution execution, SqlError because) {
    if (running.get(execution.handle()) != execution) {
      return;
    }
    canceller.execute(() -> repeat(execution, because));
  }

  private void repeat(Execution execution, SqlError because) {
    if (running.get(execution.handle()) != execution) {
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
    return Optional.ofNullable(running.get(handle));
  }

  Collection<Execution> all() {
    return running.values();
  }

  /// How many were told to stop more than a second ago and have not returned.
  int stuck() {
    return (int) running.values().stream().filter(e -> e.stoppingFor() > PATIENCE_NANOS).count();
  }

  @Override
  public void close() {
    canceller.shutdownNow();
  }
}
