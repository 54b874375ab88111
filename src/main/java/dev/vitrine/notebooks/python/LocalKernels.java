package dev.vitrine.notebooks.python;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.python.PythonConfig.Isolation;
import dev.vitrine.security.Mode;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Kernels on this machine: their number is bounded, idle ones end, and all end with the server.
@Singleton
final class LocalKernels implements Kernels, AutoCloseable {

  private static final long LOOK_EVERY_MILLIS = 5000;

  private final PythonConfig config;
  private final Starter starter;
  private final Reader reader;
  private final Semaphore places;
  private final Map<String, PythonKernel> kernels = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("python-sweep").factory());
  private boolean closed;

  LocalKernels(PythonConfig config, @Value("${vitrine.mode:development}") Mode mode) {
    this.config = config;
    this.starter = new Starter(config);
    boolean isStrict =
        config.isolation() == Isolation.REQUIRED
            || (config.isolation() == Isolation.AUTO && mode == Mode.PRODUCTION);
    this.reader = new Reader(config, starter, isStrict);
    this.places = new Semaphore(config.most());
    var _ =
        timer.scheduleWithFixedDelay(
            this::sweep, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isAvailable() {
    return reader.unavailableReason().isEmpty();
  }

  @Override
  public String unavailableReason() {
    return reader.unavailableReason();
  }

  @Override
  public Kernel start(String notebookId) {
    reader.requireAvailable();
    PythonKernel known = running(notebookId);
    if (known != null) {
      return known;
    }
    PythonKernel started = new PythonKernel(config, this::born);
    synchronized (kernels) {
      PythonKernel earlier = running(notebookId);
      if (!closed && earlier == null) {
        kernels.put(notebookId, started);
        return started;
      }
    }
    started.close();
    return start(notebookId);
  }

  private @Nullable PythonKernel running(String notebookId) {
    synchronized (kernels) {
      if (closed) {
        throw new SqlError(ErrorCode.SHUTTING_DOWN, "the server is shutting down");
      }
      PythonKernel known = kernels.get(notebookId);
      return known != null && known.isAlive() ? known : null;
    }
  }

  private Child born() {
    if (!places.tryAcquire()) {
      throw new SqlError(
          ErrorCode.TOO_MANY_REQUESTS,
          config.most()
              + " Python kernels run already: close a notebook, or raise"
              + " vitrine.notebooks.python.most");
    }
    try {
      return starter.start("kernel", places::release).child();
    } catch (StartFault fault) {
      throw SqlError.because(ErrorCode.NOT_SUPPORTED, fault.reason(), fault);
    }
  }

  @Override
  public Names names(String code) {
    return reader.read(code);
  }

  /// Looks for kernels that nobody uses.
  void sweep() {
    List<PythonKernel> all;
    synchronized (kernels) {
      kernels.values().removeIf(PythonKernel::isClosed);
      all = List.copyOf(kernels.values());
    }
    all.forEach(PythonKernel::bury);
    if (config.idle().isPositive()) {
      all.forEach(kernel -> kernel.retire(config.idle()));
    }
  }

  @Override
  @PreDestroy
  public void close() {
    timer.shutdownNow();
    synchronized (kernels) {
      closed = true;
      kernels.values().forEach(PythonKernel::close);
      kernels.clear();
    }
    reader.close();
    starter.close();
  }
}
