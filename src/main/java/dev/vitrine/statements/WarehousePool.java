package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.StopCause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One warehouse's queue and its executors: platform threads, because the embedded engine's native
/// calls would pin a virtual thread's carrier. A thread whose call has not come back after a cancel
/// is simply still busy.
final class WarehousePool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WarehousePool.class);

  private final StatementRunner runner;
  private final Endings endings;
  private final Clock clock;
  private final StatementsConfig config;
  private final ScheduledExecutorService timer;
  private final WarehouseQueue<LiveStatement> queue;

  /// One for each that waits or runs: with all executors busy, just `maxQueued` can wait.
  private final AtomicInteger taken = new AtomicInteger();

  private final int places;

  /// The embedded engine plans nested queries by recursion and takes the process along when the
  /// stack ends; what is not used costs no memory.
  private static final long STACK_BYTES = 64L << 20;

  private final AtomicInteger running = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private final StandIns standIns = new StandIns(this::standIn, this::wake);

  WarehousePool(
      StatementRunner runner,
      Endings endings,
      Clock clock,
      StatementsConfig config,
      ScheduledExecutorService timer) {
    this.runner = runner;
    this.endings = endings;
    this.clock = clock;
    this.config = config;
    this.timer = timer;
    this.queue = new WarehouseQueue<>();
    this.places = config.maxQueued() + config.poolSize();
  }

  void start() {
    for (int i = 0; i < config.poolSize(); i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("vitrine-warehouse-" + i)
              .stackSize(STACK_BYTES)
              .start(this::loop));
    }
  }

  /// Takes a place for a statement that will wait and run, before anything is written down for it.
  ///
  /// @throws SqlError `TOO_MANY_REQUESTS` when there is none
  void reserve() {
    if (taken.getAndUpdate(now -> now < places ? now + 1 : now) >= places) {
      throw new SqlError(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many requests: "
              + config.maxQueued()
              + " statements wait for this warehouse already; try again later");
    }
  }

  /// Gives a reserved place back.
  void release() {
    taken.decrementAndGet();
  }

  /// Queues a statement that has a place.
  void enqueue(LiveStatement statement) {
    Submission submission = statement.submission();
    queue.add(statement, submission.parameters().priority(), submission.caller().user());
  }

  /// Queues a statement that was queued before a restart, whatever the bound is now: it was
  /// promised to run.
  void enqueueAgain(LiveStatement statement) {
    taken.incrementAndGet();
    enqueue(statement);
  }

  private void standIn(StandIns others) {
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("vitrine-warehouse-stand-in")
            .stackSize(STACK_BYTES)
            .start(() -> loop(others::isSurplus, others::leaves));
  }

  private void wake() {
    queue.wake();
  }

  private void loop() {
    loop(() -> false, () -> false);
  }

  /// @param surplus whether an idle executor is not wanted any more
  /// @param leaves the same, and it will go
  private void loop(BooleanSupplier surplus, BooleanSupplier leaves) {
    try {
      while (!leaves.getAsBoolean()) {
        var next = queue.take(surplus);
        if (next.isEmpty() && !surplus.getAsBoolean()) {
          return;
        }
        next.ifPresent(this::executePlaced);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void executePlaced(LiveStatement statement) {
    try {
      execute(statement);
    } finally {
      release();
    }
  }

  private void execute(LiveStatement statement) {
    if (!statement.apply(new Event.Start(clock.instant()))) {
      return;
    }
    endings.started(statement);
    running.incrementAndGet();
    Future<?> timeout = timeoutOf(statement);
    try {
      LiveExecution execution = new LiveExecution(statement, runner, endings, clock, standIns);
      execution.settle(() -> runner.run(execution));
    } finally {
      timeout.cancel(false);
      running.decrementAndGet();
    }
  }

  private Future<?> timeoutOf(LiveStatement statement) {
    Duration limit =
        statement
            .submission()
            .timeout()
            .or(() -> statement.submission().parameters().statementTimeout())
            .map(given -> given.isZero() ? config.maxTimeout() : given)
            .orElse(config.defaultTimeout());
    return timer.schedule(
        () -> stop(statement, StopCause.TIMEOUT, timedOut(limit)),
        limit.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static Problem timedOut(Duration limit) {
    return new Problem(
        ErrorCode.TIMEOUT,
        "Statement reached its statement or warehouse timeout of "
            + limit.toSeconds()
            + " second(s) and was canceled.",
        Optional.empty());
  }

  /// Stops a statement wherever it is, its children with it.
  void stop(LiveStatement statement, StopCause cause, Problem problem) {
    if (queue.remove(statement)) {
      release();
    }
    endings.ending(statement);
    boolean changed =
        statement.apply(new Event.Stop(clock.instant(), cause, problem, statement.reads()));
    if (changed && statement.state() instanceof State.Ended) {
      endings.ended(statement);
    }
    if (changed) {
      runner.stop(statement.handle());
    }
    for (LiveStatement child : statement.children()) {
      stop(child, cause, problem);
    }
  }

  OptionalInt position(LiveStatement statement) {
    return queue.position(statement);
  }

  int queued() {
    return queue.size();
  }

  int running() {
    return running.get();
  }

  /// What runs may end; nothing else starts.
  void drain() {
    queue.close();
  }

  /// Waits a little for the executors. They are daemons: one that hangs in a native call does not
  /// keep the process alive.
  @Override
  public void close() {
    drain();
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(2));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// An error that is nobody's fault but ours: the client gets a number to ask for.
  static SqlError internal(Throwable cause) {
    String id = UUID.randomUUID().toString();
    LOG.error("internal error {}", id, cause);
    return new SqlError(
        ErrorCode.INTERNAL, "Processing aborted by an internal error; incident " + id + ".");
  }
}
