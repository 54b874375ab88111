package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.StopCause;
import dev.vitrine.statements.StatementRunner.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One warehouse's queue and its executors: platform threads, because the embedded engine's native
/// calls would pin a virtual thread's carrier. A thread whose call has not come back after a cancel
/// is simply still busy.
final class WarehousePool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WarehousePool.class);

  /// An executor without work leaves after so long.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// The embedded engine plans nested queries by recursion and takes the process along when the
  /// stack ends; what is not used costs no memory.
  private static final long STACK_BYTES = 64L << 20;

  private final Lane lane;
  private final StatementRunner runner;
  private final Endings endings;
  private final Clock clock;
  private final StatementsConfig config;
  private final ScheduledExecutorService timer;
  private final WarehouseQueue<LiveStatement> queue = new WarehouseQueue<>();

  /// One for each that waits or runs: with all executors busy, just `maxQueued` can wait.
  private final AtomicInteger taken = new AtomicInteger();

  private final AtomicInteger idle = new AtomicInteger();
  private volatile boolean draining;
  private final AtomicInteger running = new AtomicInteger();
  private final Set<Thread> executors = ConcurrentHashMap.newKeySet();
  private final StandIns standIns = new StandIns(this::standIn, queue::wake);

  WarehousePool(
      Lane lane,
      StatementRunner runner,
      Endings endings,
      Clock clock,
      StatementsConfig config,
      ScheduledExecutorService timer) {
    this.lane = lane;
    this.runner = runner;
    this.endings = endings;
    this.clock = clock;
    this.config = config;
    this.timer = timer;
  }

  /// Takes a place for a statement that will wait and run, before anything is written down for it.
  ///
  /// @throws SqlError `TOO_MANY_REQUESTS` when there is none
  void reserve() {
    int places = lane.maxQueued() + lane.workers();
    if (taken.getAndUpdate(now -> now < places ? now + 1 : now) >= places) {
      throw new SqlError(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many requests: "
              + lane.maxQueued()
              + " statements wait for this warehouse already; try again later");
    }
  }

  /// Gives a reserved place back.
  void release() {
    taken.decrementAndGet();
  }

  /// Takes a place whatever the bound is now, for a statement that was queued before a restart: it
  /// was promised to run.
  void reserveAgain() {
    taken.incrementAndGet();
  }

  /// How many have a place.
  int underWay() {
    return taken.get();
  }

  /// Whether nothing waits or runs here.
  boolean isUnused() {
    return taken.get() == 0;
  }

  /// Queues a statement that has a place.
  void enqueue(LiveStatement statement) {
    Submission submission = statement.submission();
    queue.add(statement, submission.parameters().priority(), submission.caller().user());
    hire();
  }

  /// One executor more, while fewer are idle than statements wait.
  private synchronized void hire() {
    if (!draining && executors.size() < lane.workers() && queue.size() > idle.get()) {
      executors.add(
          Thread.ofPlatform()
              .daemon()
              .name("vitrine-" + lane.warehouse() + "-" + executors.size())
              .stackSize(STACK_BYTES)
              .start(this::work));
    }
  }

  private void work() {
    try {
      Optional<LiveStatement> next = await();
      while (next.isPresent()) {
        executePlaced(next.get());
        next = await();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      executors.remove(Thread.currentThread());
      hire();
    }
  }

  private Optional<LiveStatement> await() throws InterruptedException {
    idle.incrementAndGet();
    try {
      return queue.take(PATIENCE);
    } finally {
      idle.decrementAndGet();
    }
  }

  private void standIn(StandIns others) {
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("vitrine-" + lane.warehouse() + "-stand-in")
            .stackSize(STACK_BYTES)
            .start(() -> help(others));
  }

  private void help(StandIns others) {
    try {
      while (!others.leaves()) {
        var next = queue.take(others::isSurplus);
        if (next.isEmpty() && !others.isSurplus()) {
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
    running.incrementAndGet();
    Future<?> timeout = timeoutOf(statement);
    try {
      LiveExecution execution = new LiveExecution(statement, runner, endings, clock, standIns);
      execution.settle(() -> {
        endings.started(statement);
        return runner.run(execution);
      });
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
    draining = true;
    queue.close();
  }

  /// Waits a little for the executors. They are daemons: one that hangs in a native call does not
  /// keep the process alive.
  @Override
  public void close() {
    drain();
    for (Thread thread : executors) {
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
