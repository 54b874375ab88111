package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the memory of the whole process, since the engine's own limit does not hold for what a
/// function allocates inside one call. Above the bound it stops the statement during whose life the
/// process grew most, and no new one starts until the memory is back.
///
/// Which statement took the memory is not to be known: growth is shared out between those that run
/// at the time, so a hog that runs beside small ones soon carries most of it.
final class MemoryWatchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryWatchdog.class);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final long limit;
  private final Executions executions;
  private final Supplier<OptionalLong> memory;
  private final Map<Execution, Long> growth = Collections.synchronizedMap(new WeakHashMap<>());
  private final Optional<Thread> thread;
  private volatile boolean above;
  private volatile boolean closed;
  private long before;
  private long lastStop = System.nanoTime() - GRACE_NANOS;

  MemoryWatchdog(long limit, Executions executions) {
    this(limit, executions, MemoryWatchdog::residentBytes);
  }

  /// @param memory the process's resident bytes, empty where the system does not tell
  MemoryWatchdog(long limit, Executions executions, Supplier<OptionalLong> memory) {
    this.limit = limit;
    this.executions = executions;
    this.memory = memory;
    this.before = memory.get().orElse(0);
    this.thread = start();
  }

  private Optional<Thread> start() {
    if (limit == Long.MAX_VALUE) {
      return Optional.empty();
    }
    if (memory.get().isEmpty()) {
      LOG.info("the memory watchdog is off: this system has no /proc/self/status");
      return Optional.empty();
    }
    return Optional.of(Thread.ofPlatform().daemon().name("memory-watchdog").start(this::watch));
  }

  /// Whether it watches.
  boolean isOn() {
    return thread.isPresent();
  }

  /// @throws SqlError `MEMORY_LIMIT` while the process is above its bound
  void admit() {
    if (above) {
      throw new SqlError(
          ErrorCode.MEMORY_LIMIT,
          "memory limit exceeded: the server holds more than its "
              + limit
              + " bytes and takes no statement until it is below; try again shortly");
    }
  }

  private void watch() {
    while (!closed) {
      look();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void look() {
    long now = memory.get().orElse(before);
    shareOut(now - before);
    before = now;
    above = now > limit;
    if (above && System.nanoTime() - lastStop > GRACE_NANOS) {
      heaviest().ifPresent(this::stop);
    }
  }

  private void shareOut(long bytes) {
    int count = executions.all().size();
    if (count > 0) {
      executions.all().forEach(each -> growth.merge(each, bytes / count, Long::sum));
    }
  }

  private Optional<Execution> heaviest() {
    return executions.all().stream()
        .filter(each -> !each.isStopped())
        .max(Comparator.comparingLong(this::growthOf));
  }

  /// Bytes that the process grew by on account of a statement.
  long growthOf(Execution execution) {
    return growth.getOrDefault(execution, 0L);
  }

  private void stop(Execution execution) {
    lastStop = System.nanoTime();
    LOG.warn("memory above {} bytes: stopping statement {}", limit, execution.handle());
    executions.stop(
        execution,
        new SqlError(
            ErrorCode.MEMORY_LIMIT,
            "memory limit exceeded: the statement was stopped because the server held more than "
                + limit
                + " bytes"));
  }

  private static OptionalLong residentBytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException noProc) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.ifPresent(LockSupport::unpark);
  }
}
