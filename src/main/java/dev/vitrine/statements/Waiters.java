package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Counts and bounds the requests that wait. A wait is a future and a timer, never a thread, so a
/// client that goes away costs its memory until the wait is over and nothing more.
final class Waiters {

  private final int most;
  private final int mostPerCaller;
  private final ScheduledExecutorService timer;
  private final Executor answers;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

  Waiters(int most, int mostPerCaller, ScheduledExecutorService timer, Executor answers) {
    this.most = most;
    this.mostPerCaller = mostPerCaller;
    this.timer = timer;
    this.answers = answers;
  }

  /// A future that `subject` completes, or the end of the wait. It is completed on the answering
  /// executor, so that whoever changes a statement never runs its watchers.
  ///
  /// @param over whether there is nothing to wait for (any more)
  CompletableFuture<Void> await(String caller, Bells subject, BooleanSupplier over, Duration wait) {
    enter(caller);
    CompletableFuture<Void> bell = new CompletableFuture<>();
    subject.add(bell);
    if (over.getAsBoolean()) {
      bell.complete(null);
    }
    var timeout = timer.schedule(() -> bell.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
    return bell.handleAsync(
        (_, _) -> {
          timeout.cancel(false);
          subject.remove(bell);
          leave(caller);
          return null;
        },
        answers);
  }

  private void enter(String caller) {
    int own = byCaller.merge(caller, 1, Integer::sum);
    if (waiting.incrementAndGet() > most || own > mostPerCaller) {
      leave(caller);
      throw new SqlError(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many requests: "
              + mostPerCaller
              + " of one caller and "
              + most
              + " in all may wait for statements at a time; poll without waiting, or later");
    }
  }

  private void leave(String caller) {
    waiting.decrementAndGet();
    byCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
  }

  int count() {
    return waiting.get();
  }
}
