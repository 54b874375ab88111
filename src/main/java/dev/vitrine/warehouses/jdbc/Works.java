package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Running;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The statements that run on one database now. Each that is told to stop is stopped by a thread of
/// its own, because telling a database takes a connection. Safe for any thread.
final class Works {

  private static final long SOON_NANOS = 20_000_000;
  private static final long LATER_NANOS = 500_000_000;
  private static final long FIRST_SECOND = 1_000_000_000;
  private static final long LONGEST_END = 5_000_000_000L;

  private final Running<Work> running = new Running<>();

  Work begin(Handle handle) {
    Work work = new Work(handle);
    running.begin(handle, work).ifPresent(work::stop);
    return work;
  }

  void end(Work work) {
    work.rests();
    running.end(work.handle(), work);
  }

  void stop(Handle handle, SqlError because) {
    running.stop(handle, because).ifPresent(work -> stop(work, because));
  }

  private void stop(Work work, SqlError because) {
    var _ = Thread.ofVirtual().name("cancel-" + work.handle()).start(() -> repeat(work, because));
  }

  /// Now and again until it has returned: a cancel that comes just before the database begins is
  /// lost.
  private void repeat(Work work, SqlError because) {
    while (running.has(work.handle(), work)) {
      work.stop(because);
      LockSupport.parkNanos(work.stoppingFor() < FIRST_SECOND ? SOON_NANOS : LATER_NANOS);
    }
  }

  Optional<Work> find(Handle handle) {
    return running.find(handle);
  }

  Collection<Work> all() {
    return running.all();
  }

  /// Stops all of them.
  void stopAll(SqlError because) {
    all().forEach(work -> stop(work, because));
  }

  /// Waits until all have returned, a few seconds at most.
  void awaitNone() {
    long end = System.nanoTime() + LONGEST_END;
    while (!running.all().isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(SOON_NANOS);
    }
  }
}
