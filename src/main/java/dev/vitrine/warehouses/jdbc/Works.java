package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// The statements that run on one database now. Each that is told to stop is stopped by a thread of
/// its own, because telling a database takes a connection. Safe for any thread.
final class Works {

  private static final int EARLY_CANCELS = 10_000;
  private static final long SOON_NANOS = 20_000_000;
  private static final long LATER_NANOS = 500_000_000;
  private static final long FIRST_SECOND = 1_000_000_000;
  private static final long LONGEST_END = 5_000_000_000L;

  private final Map<Handle, Work> running = new ConcurrentHashMap<>();

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

  Work begin(Handle handle) {
    Work work = new Work(handle);
    running.put(handle, work);
    SqlError canceledBefore = early.remove(handle);
    if (canceledBefore != null) {
      work.stop(canceledBefore);
    }
    return work;
  }

  void end(Work work) {
    work.rests();
    running.remove(work.handle(), work);
  }

  void stop(Handle handle, SqlError because) {
    Work work = running.get(handle);
    if (work == null) {
      early.put(handle, because);
      work = running.get(handle);
      if (work == null) {
        return;
      }
      early.remove(handle);
    }
    stop(work, because);
  }

  private void stop(Work work, SqlError because) {
    var _ = Thread.ofVirtual().name("cancel-" + work.handle()).start(() -> repeat(work, because));
  }

  /// Now and again until it has returned: a cancel that comes just before the database begins is
  /// lost.
  private void repeat(Work work, SqlError because) {
    while (running.get(work.handle()) == work) {
      work.stop(because);
      LockSupport.parkNanos(work.stoppingFor() < FIRST_SECOND ? SOON_NANOS : LATER_NANOS);
    }
  }

  Optional<Work> find(Handle handle) {
    return Optional.ofNullable(running.get(handle));
  }

  Collection<Work> all() {
    return running.values();
  }

  /// Stops all of them.
  void stopAll(SqlError because) {
    all().forEach(work -> stop(work, because));
  }

  /// Waits until all have returned, a few seconds at most.
  void awaitNone() {
    long end = System.nanoTime() + LONGEST_END;
    while (!running.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(SOON_NANOS);
    }
  }
}
