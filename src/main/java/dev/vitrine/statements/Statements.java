package dev.vitrine.statements;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.StateDatabase;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.repository.StatementRepository;
import dev.vitrine.security.AuditEvent;
import dev.vitrine.security.AuditEvent.Kind;
import dev.vitrine.security.AuditEvent.Outcome;
import dev.vitrine.security.AuditLog;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.StopCause;
import dev.vitrine.statements.Statement.Progress;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.StatementRunner.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Every statement, from submission to expiry: the way in for all doors.
@Singleton
public final class Statements {

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
  private static final Duration CANCEL_WAITS = Duration.ofSeconds(5);

  /// What a cancel came to.
  public enum CancelOutcome {
    /// It is canceled, or was before.
    CANCELED,
    /// It had ended in another way, or its effects were already being committed.
    ALREADY_FINISHED,
    /// It was told to stop; its ending is not written yet.
    STOPPING
  }

  /// Which of the statements to list.
  ///
  /// @param user only this user's; admins alone may ask for others' or, when empty, all
  public record Filter(
      Optional<String> user,
      Optional<State.Status> status,
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<String> textContains,
      Optional<String> queryTag) {}

  /// Which of the statements of late to tell of, those inside others too.
  ///
  /// @param user only this user's; without the rights of an admin they are the caller's in any case
  /// @param from ended then or later, or not yet
  /// @param until ended then or before; empty takes those that still run, too
  /// @param wanted what else they must be
  public record Recent(
      Optional<String> user,
      Optional<Instant> from,
      Optional<Instant> until,
      Predicate<Statement> wanted,
      int limit) {}

  /// Newest first.
  ///
  /// @param next hand in again for the following page; empty on the last
  public record Page(List<Statement> statements, Optional<String> next) {}

  private final StatementRepository repository;
  private final StatementRunner runner;
  private final Duration shutdownGrace;
  private final Clock clock;
  private final StatementRows rows;
  private final Registry registry = new Registry();
  private final StateWriter writer;
  private final RequestIds requestIds;
  private final Quota quota;
  private final Recorder recorder;
  private final Retention retention;
  private final History history;
  private final Waiters waiters;
  private final Pools pools;
  private final ScheduledExecutorService timer;
  private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
  private final AuditLog audit;
  private volatile boolean closing;

  Statements(
      StatementRepository repository,
      StateDatabase database,
      ObjectMapper json,
      StatementRunner runner,
      StatementsConfig config,
      Clock clock,
      MeterRegistry registry,
      AuditLog audit) {
    this.repository = repository;
    this.runner = runner;
    this.shutdownGrace = config.shutdownGrace();
    this.clock = clock;
    this.rows = new StatementRows(new StatementJson(json), "local");
    this.timer = timer();
    this.writer =
        new StateWriter(repository, database, rows, this.registry::settle, this::underWay);
    this.requestIds = new RequestIds(repository, rows, writer);
    this.audit = audit;
    Meters meters = new Meters(registry);
    this.quota = new Quota(config.maxStoredBytes(), config.maxStoredBytesPerCaller());
    this.recorder = new Recorder(this.registry, runner, writer, quota, config, clock, meters);
    this.retention = new Retention(repository, writer, this.registry, quota, runner, config, clock);
    this.history = new History(repository);
    this.waiters = new Waiters(config.maxWaiters(), config.maxWaitersPerCaller(), timer, answers);
    this.pools = new Pools(runner, recorder, clock, config, timer);
    meters.watch(pools, waiters, quota, config.poolSize());
    open();
  }

  private int underWay() {
    return pools.underWay();
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("vitrine-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /// Takes over what the last run of the server left, then starts to work.
  private void open() {
    repository.storedBytes().forEach(stored -> quota.add(stored.owner(), stored.bytes()));
    List<LiveStatement> waiting =
        new Recovery(repository, rows, writer, runner, recorder, clock).recover();
    runner.keepOnly(
        repository.handlesWithResults().stream().map(Handle::parse).collect(Collectors.toSet()));
    for (LiveStatement statement : waiting) {
      registry.add(statement);
      pools.again(runner.lane(statement.submission())).enqueue(statement);
    }
    var _ =
        timer.scheduleWithFixedDelay(
            () -> answers.execute(this::sweep), 0, SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Takes a statement in. When this returns, the handle of an `ASYNC` submission, of one with
  /// effects and of one with a request id is durable.
  ///
  /// @throws SqlError `TOO_MANY_REQUESTS` when the queue is full, `REQUEST_ID_REUSED` when the
  ///   request id named another statement, or what is wrong with the text
  public Statement submit(Submission given) {
    Submission submission = runner.prepared(given);
    AuditEvent event =
        AuditEvent.of(Kind.SUBMIT, Outcome.ALLOWED)
            .by(submission.caller())
            .statement(submission.text());
    try {
      Handle handle =
          submission
              .requestId()
              .map(id -> requestIds.once(submission, id.value(), () -> admit(submission)))
              .orElseGet(() -> admit(submission));
      audit.record(event.about(handle));
      return get(submission.caller(), handle);
    } catch (SqlError refused) {
      audit.record(event.refused(refused.code()));
      throw refused;
    }
  }

  private Handle admit(Submission submission) {
    if (closing) {
      throw new SqlError(ErrorCode.SHUTTING_DOWN, "The server is stopping; submit it again soon");
    }
    quota.check(submission.caller());
    Lane lane = runner.lane(submission);
    WarehousePool pool = pools.reserve(lane);
    LiveStatement live =
        new LiveStatement(
            Handle.random(),
            submission,
            lane.warehouse(),
            runner.reads(submission),
            null,
            0,
            new State.Submitted(clock.instant()));
    try {
      recorder.submitted(live);
    } catch (RuntimeException unrecorded) {
      registry.remove(live.handle());
      pool.release();
      throw unrecorded;
    }
    pool.enqueue(live);
    return live.handle();
  }

  /// Makes sure that the handle survives a crash, before a client is told to come back with it.
  public void makeDurable(Handle handle) {
    registry.find(handle).ifPresent(recorder::makeDurable);
  }

  /// The statement as it is now.
  ///
  /// @throws SqlError `STATEMENT_NOT_FOUND` when unknown or another caller's, `RESULT_EXPIRED` when
  ///   it was kept its time
  public Statement get(Caller caller, Handle handle) {
    return registry
        .find(handle)
        .filter(live -> owns(caller, live.submission().caller().user()))
        .map(this::snapshot)
        .orElseGet(() -> stored(caller, handle));
  }

  private static boolean owns(Caller caller, String owner) {
    return owner.equals(caller.user());
  }

  private Statement stored(Caller caller, Handle handle) {
    StatementRecord row =
        repository
            .findById(handle.toString())
            .filter(found -> owns(caller, found.owner()))
            .orElseThrow(() -> SqlError.statementNotFound(handle.toString()));
    if (row.expired()) {
      throw expired(handle);
    }
    return rows.statement(row, childrenOf(row));
  }

  private static SqlError expired(Handle handle) {
    return new SqlError(ErrorCode.RESULT_EXPIRED, "Result for query " + handle + " has expired");
  }

  private List<Handle> childrenOf(StatementRecord row) {
    return repository.findByParentOrderByOrdinal(row.handle()).stream()
        .map(child -> Handle.parse(child.handle()))
        .toList();
  }

  private Statement snapshot(LiveStatement live) {
    long version = live.version();
    State state = live.state();
    return new Statement(
        live.handle(),
        live.shown(),
        state,
        version,
        live.parent().map(LiveStatement::handle),
        live.children().stream().map(LiveStatement::handle).toList(),
        live.result(),
        live.outcome().map(Finished::chart).orElse(false),
        progress(live, state),
        state instanceof State.Submitted ? pools.position(live) : OptionalInt.empty(),
        live.outcome().flatMap(Finished::counts),
        live.expiresAt());
  }

  private Progress progress(LiveStatement live, State state) {
    return switch (state) {
      case State.Submitted _ -> new Progress(-1, 0, "queued");
      case State.Running _ -> runner.progress(live.handle());
      case State.Stopping _ -> new Progress(-1, 0, "stopping");
      case State.Committing _ -> new Progress(-1, 0, "committing");
      case State.Ended _ -> Progress.NONE;
    };
  }

  /// The only partition of a result that lies in its statement's record.
  ///
  /// @throws SqlError `RESULT_EXPIRED` when it is there no more
  public byte[] inlineResult(Handle handle) {
    return registry
        .find(handle)
        .map(LiveStatement::inline)
        .filter(unsaved -> unsaved.length > 0)
        .or(() -> repository.findById(handle.toString()).map(StatementRecord::inlineData))
        .filter(kept -> kept.length > 0)
        .orElseThrow(() -> expired(handle));
  }

  /// Completes with the statement when it has ended, or as it is when the wait is over. Holds no
  /// thread.
  ///
  /// @throws SqlError as [#get]; `TOO_MANY_REQUESTS` with too many waiters
  public CompletableFuture<Statement> awaitEnd(Caller caller, Handle handle, Duration wait) {
    Statement now = get(caller, handle);
    return registry
        .find(handle)
        .map(live ->
            await(caller, live, live.ending(), () -> live.state() instanceof State.Ended, wait)
                .whenComplete((_, _) -> recorder.telling(live)))
        .orElseGet(() -> CompletableFuture.completedFuture(now));
  }

  /// As [#awaitEnd], but completes at the first change after `version`.
  public CompletableFuture<Statement> awaitChange(
      Caller caller, Handle handle, long version, Duration wait) {
    Statement now = get(caller, handle);
    return registry
        .find(handle)
        .map(live ->
            await(
                caller,
                live,
                live.changes(),
                () -> live.version() > version || live.state() instanceof State.Ended,
                wait))
        .orElseGet(() -> CompletableFuture.completedFuture(now));
  }

  private CompletableFuture<Statement> await(
      Caller caller, LiveStatement live, Bells bells, BooleanSupplier over, Duration wait) {
    if (wait.isZero() || over.getAsBoolean()) {
      return CompletableFuture.completedFuture(snapshot(live));
    }
    return waiters.await(caller.user(), bells, over, wait).thenApply(_ -> snapshot(live));
  }

  /// Asks a statement to stop and completes with what came of it: within a moment for all but a
  /// write that the engine has not let go of. Admins may cancel anyone's.
  ///
  /// @throws SqlError as [#get]
  public CompletableFuture<CancelOutcome> cancel(Caller caller, Handle handle) {
    audit.record(AuditEvent.of(Kind.CANCEL, Outcome.ALLOWED).by(caller).about(handle));
    return cancelUnaudited(caller, handle);
  }

  private CompletableFuture<CancelOutcome> cancelUnaudited(Caller caller, Handle handle) {
    Optional<LiveStatement> live = live(caller, handle);
    if (live.isEmpty()) {
      return CompletableFuture.completedFuture(outcome(stored(caller, handle).state()));
    }
    LiveStatement statement = live.get();
    pools.stop(statement, StopCause.CANCEL, canceled());
    return await(
            caller,
            statement,
            statement.ending(),
            () -> !(statement.state() instanceof State.Stopping),
            CANCEL_WAITS)
        .thenApply(then -> outcome(then.state()));
  }

  /// Whether it waits or runs. Admins may ask about anyone's.
  ///
  /// @throws SqlError as [#get]
  public boolean isUnderWay(Caller caller, Handle handle) {
    State state =
        live(caller, handle)
            .map(LiveStatement::state)
            .orElseGet(() -> stored(caller, handle).state());
    return state instanceof State.Live;
  }

  private Optional<LiveStatement> live(Caller caller, Handle handle) {
    return registry
        .find(handle)
        .filter(found -> caller.isAdmin() || owns(caller, found.submission().caller().user()));
  }

  private static Problem canceled() {
    return new Problem(ErrorCode.CANCELED, "SQL execution canceled", Optional.empty());
  }

  private static CancelOutcome outcome(State state) {
    return switch (state) {
      case State.Canceled _ -> CancelOutcome.CANCELED;
      case State.Succeeded _, State.Failed _, State.Committing _ -> CancelOutcome.ALREADY_FINISHED;
      case State.Submitted _, State.Running _, State.Stopping _ -> CancelOutcome.STOPPING;
    };
  }

  /// Cancels it if it runs and drops its result now; the handle answers as expired from then on.
  ///
  /// @throws SqlError as [#get]
  public CompletableFuture<Void> delete(Caller caller, Handle handle) {
    Statement statement = get(caller, handle);
    audit.record(AuditEvent.of(Kind.DELETE, Outcome.ALLOWED).by(caller).about(handle));
    return cancelUnaudited(caller, handle)
        .thenAcceptAsync(
            _ -> {
              makeDurable(handle);
              statement.children().forEach(retention::expire);
              retention.expire(handle);
            },
            answers);
  }

  /// Newest first; what still runs is told as it is now.
  ///
  /// @param cursor of the page before
  /// @param limit 1 to 1000
  public Page list(Caller caller, Filter filter, Optional<String> cursor, int limit) {
    writer.change(() -> {}).join();
    return history.page(caller, filter, cursor, limit, this::current);
  }

  /// Newest first. Who is no admin sees no others' statements: there are none then.
  public List<Statement> recent(Caller caller, Recent recent) {
    writer.change(() -> {}).join();
    return history.recent(caller, recent, this::current);
  }

  private Statement current(StatementRecord row) {
    return registry
        .find(Handle.parse(row.handle()))
        .map(this::snapshot)
        .orElseGet(() -> rows.statement(row, List.of()));
  }

  /// Expires what is due, now.
  void sweep() {
    retention.sweep();
    pools.sweep();
  }

  boolean isClosing() {
    return closing;
  }

  public int queued() {
    return pools.queued();
  }

  public int running() {
    return pools.running();
  }

  public int waiting() {
    return waiters.count();
  }

  public long storedBytes() {
    return quota.bytes();
  }

  /// Takes nothing new, lets what runs end for a while, and writes the rest down: what waits and
  /// only reads runs after the next start, what is cut off says so.
  @PreDestroy
  void close() {
    closing = true;
    pools.drain();
    long deadline = System.nanoTime() + shutdownGrace.toNanos();
    while (pools.running() > 0 && System.nanoTime() < deadline) {
      pause();
    }
    for (LiveStatement live : registry.live()) {
      if (!(live.state() instanceof State.Submitted) || !live.reads()) {
        pools.stop(live, StopCause.SHUTDOWN, Recovery.interrupted(live));
      }
    }
    pools.close();
    writer.close();
    timer.shutdownNow();
    answers.shutdown();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
