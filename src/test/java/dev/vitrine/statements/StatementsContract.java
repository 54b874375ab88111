package dev.vitrine.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.CallerToken;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.StateDatabase;
import dev.vitrine.repository.StatementRepository;
import dev.vitrine.security.AuditLog;
import dev.vitrine.server.RealServer;
import dev.vitrine.statements.StatementRunner.Lane;
import dev.vitrine.statements.Statements.CancelOutcome;
import dev.vitrine.statements.Statements.Filter;
import dev.vitrine.statements.Submission.Mode;
import dev.vitrine.statements.Submission.RequestId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What statements promise, on whichever state database a subclass names.
abstract class StatementsContract {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Caller ANN =
      new Caller("ANN", List.of("PUBLIC"), "PUBLIC", Caller.Method.JWT);
  private static final Caller BOB =
      new Caller("BOB", List.of("PUBLIC"), "PUBLIC", Caller.Method.JWT);
  private static final Caller ADMIN =
      new Caller("ADMIN", List.of("ACCOUNTADMIN"), "ACCOUNTADMIN", Caller.Method.JWT);

  private final MovableClock clock = new MovableClock();
  private ScriptedRunner runner = new ScriptedRunner();
  private ApplicationContext context;
  private Statements statements;
  private final List<Runnable> crashed = new ArrayList<>();

  /// Properties of the state database; each call a new one.
  abstract Map<String, Object> database();

  @BeforeEach
  void start() {
    context = ApplicationContext.run(database());
    statements = open();
  }

  private Statements open() {
    return open(config(20, 10));
  }

  private Statements open(StatementsConfig config) {
    runner.lane = new Lane("TEST", config.poolSize(), config.maxQueued());
    return new Statements(
        context.getBean(StatementRepository.class),
        context.getBean(StateDatabase.class),
        context.getBean(ObjectMapper.class),
        runner,
        config,
        clock,
        new SimpleMeterRegistry(),
        context.getBean(AuditLog.class));
  }

  private static StatementsConfig config(int maxQueued, int waitersPerCaller) {
    return new StatementsConfig(
        2,
        maxQueued,
        Duration.ofDays(2),
        Duration.ofDays(7),
        Duration.ofHours(24),
        Duration.ofDays(7),
        100,
        waitersPerCaller,
        1_000_000,
        500_000,
        Duration.ZERO);
  }

  @AfterEach
  void stop() {
    crashed.forEach(Runnable::run);
    end(runner, statements);
    context.close();
  }

  private static void end(ScriptedRunner runner, Statements statements) {
    runner.releaseAll();
    statements.close();
  }

  /// What is left when the process dies: the state database and the engine's memory of commits. The
  /// dead one's threads end with the test.
  private void crashAndRestart() {
    ScriptedRunner dead = runner;
    Statements theirs = statements;
    crashed.add(() -> end(dead, theirs));
    runner = new ScriptedRunner();
    runner.committed.addAll(dead.committed);
    runner.remembers = dead.remembers;
    statements = open();
  }

  private static Submission text(Caller caller, String text) {
    return submission(caller, text, Optional.empty(), Mode.WAITS);
  }

  private static Submission async(Caller caller, String text) {
    return submission(caller, text, Optional.empty(), Mode.ASYNC);
  }

  private static Submission request(Caller caller, String text, String requestId) {
    return submission(caller, text, Optional.of(new RequestId(requestId, true)), Mode.WAITS);
  }

  private static Submission submission(
      Caller caller, String text, Optional<RequestId> requestId, Mode mode) {
    return new Submission(
        caller,
        text,
        new Context("COMPUTE_WH", "VITRINE", "PUBLIC", "PUBLIC"),
        Parameters.of(Map.of("QUERY_TAG", "tag")),
        new TreeMap<>(),
        Optional.empty(),
        requestId,
        mode,
        false);
  }

  private Statement ended(Caller caller, Handle handle) throws Exception {
    Statement statement = statements.awaitEnd(caller, handle, LONG).get(30, TimeUnit.SECONDS);
    assertThat(statement.hasEnded()).isTrue();
    return statement;
  }

  /// A list shows everything as it is now, and what it shows is on the disk.
  private void awaitWritten() {
    statements.list(ANN, own(), Optional.empty(), 10);
  }

  private void awaitRunning(Handle handle) throws Exception {
    Statement now = statements.get(ANN, handle);
    while (now.state() instanceof State.Submitted) {
      now = statements.awaitChange(ANN, handle, now.version(), LONG).get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aCallersTokenIsHeldNoLongerThanItsStatement() throws Exception {
    Caller caller = ANN.withToken(new CallerToken("shown-here"));
    Handle handle = statements.submit(async(caller, "hold")).handle();
    awaitRunning(handle);
    assertThat(statements.get(ANN, handle).submission().caller().token()).isPresent();

    runner.releaseAll();
    ended(ANN, handle);

    RealServer.eventually(
        "the token is forgotten",
        () -> statements.get(ANN, handle).submission().caller().token().isEmpty());
    assertThat(statements.get(ANN, handle).submission().caller().user()).isEqualTo(ANN.user());
  }

  @Test
  void submittedStatementRunsAndSucceeds() throws Exception {
    Handle handle = statements.submit(text(ANN, "read")).handle();

    Statement statement = ended(ANN, handle);

    assertThat(statement.state()).isInstanceOf(State.Succeeded.class);
    assertThat(statement.result().orElseThrow().rows()).isEqualTo(1);
    assertThat(statements.inlineResult(handle)).isEqualTo("read".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void errorsEndAsFailedWithTheirCode() throws Exception {
    Statement statement = ended(ANN, statements.submit(text(ANN, "fail")).handle());

    assertThat(((State.Failed) statement.state()).problem().code())
        .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
  }

  @Test
  void bugsEndAsInternalErrorsWithoutTheirDetails() throws Exception {
    Statement statement = ended(ANN, statements.submit(text(ANN, "bug")).handle());

    State.Problem problem = ((State.Failed) statement.state()).problem();
    assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(problem.message()).contains("incident").doesNotContain("secret");
  }

  @Test
  void handleOfAnotherCallerIsLikeAnUnknownOne() throws Exception {
    Handle handle = statements.submit(text(ANN, "read")).handle();
    ended(ANN, handle);

    assertThatThrownBy(() -> statements.get(BOB, handle))
        .isInstanceOf(SqlError.class)
        .hasMessage("Statement " + handle + " not found");
    assertThatThrownBy(() -> statements.cancel(BOB, handle))
        .hasMessage("Statement " + handle + " not found");
  }

  @Test
  void cancelWhileQueuedNeverRuns() throws Exception {
    statements.submit(text(ANN, "hold 1"));
    statements.submit(text(ANN, "hold 2"));
    Handle waiting = statements.submit(text(ANN, "write late")).handle();

    assertThat(statements.cancel(ANN, waiting).get(30, TimeUnit.SECONDS))
        .isEqualTo(CancelOutcome.CANCELED);

    runner.releaseAll();
    assertThat(ended(ANN, waiting).state()).isInstanceOf(State.Canceled.class);
    assertThat(ended(ANN, statements.submit(text(ANN, "read")).handle()).state())
        .isInstanceOf(State.Succeeded.class);
    assertThat(runner.ran).doesNotContain("write late");
  }

  @Test
  void cancelWhileRunningEndsARead() throws Exception {
    Handle handle = statements.submit(text(ANN, "hold")).handle();
    awaitRunning(handle);

    assertThat(statements.cancel(ANN, handle).get(30, TimeUnit.SECONDS))
        .isEqualTo(CancelOutcome.CANCELED);
    assertThat(ended(ANN, handle).state()).isInstanceOf(State.Canceled.class);
  }

  @Test
  void cancelWhileRunningRollsAWriteBack() throws Exception {
    Handle handle = statements.submit(text(ANN, "hold write")).handle();
    awaitRunning(handle);

    assertThat(statements.cancel(ANN, handle).get(30, TimeUnit.SECONDS))
        .isEqualTo(CancelOutcome.CANCELED);
    assertThat(runner.committed).isEmpty();
  }

  @Test
  void cancelOfAFinishedStatementSaysSo() throws Exception {
    Handle handle = statements.submit(text(ANN, "read")).handle();
    ended(ANN, handle);

    assertThat(statements.cancel(ANN, handle).get(30, TimeUnit.SECONDS))
        .isEqualTo(CancelOutcome.ALREADY_FINISHED);
  }

  @Test
  void adminMayCancelAnyonesStatement() throws Exception {
    Handle handle = statements.submit(text(ANN, "hold")).handle();

    assertThat(statements.cancel(ADMIN, handle).get(30, TimeUnit.SECONDS))
        .isEqualTo(CancelOutcome.CANCELED);
  }

  @Test
  void timeoutIsAnEndingOfItsOwn() throws Exception {
    Submission hold = text(ANN, "hold");
    Submission limited =
        new Submission(
            ANN,
            hold.text(),
            hold.context(),
            hold.parameters(),
            hold.bindings(),
            Optional.of(Duration.ofMillis(20)),
            Optional.empty(),
            Mode.WAITS,
            false);

    Statement statement = ended(ANN, statements.submit(limited).handle());

    assertThat(((State.Failed) statement.state()).problem().code()).isEqualTo(ErrorCode.TIMEOUT);
  }

  @Test
  void fullQueueRefusesAndLosesNothing() throws Exception {
    List<Handle> accepted = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 30; i++) {
                accepted.add(statements.submit(text(ANN, "hold " + i)).handle());
              }
            })
        .isInstanceOfSatisfying(
            SqlError.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));

    runner.releaseAll();
    assertThat(accepted).hasSizeBetween(20, 24);
    for (Handle handle : accepted) {
      assertThat(ended(ANN, handle).state()).isInstanceOf(State.Succeeded.class);
    }
  }

  @Test
  void queuePositionCountsThoseServedBefore() throws Exception {
    awaitRunning(statements.submit(text(ANN, "hold 1")).handle());
    awaitRunning(statements.submit(text(ANN, "hold 2")).handle());
    statements.submit(text(ANN, "hold 3"));

    Statement second = statements.submit(text(ANN, "read"));

    assertThat(second.queuePosition()).hasValue(1);
  }

  @Test
  void requestIdFromManyThreadsRunsOnce() throws Exception {
    Set<Handle> handles = ConcurrentHashMap.newKeySet();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            await(start);
            handles.add(statements.submit(request(ANN, "write once", "r1")).handle());
          }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(handles).hasSize(1);
    ended(ANN, handles.iterator().next());
    assertThat(runner.ran).containsOnlyOnce("write once");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void requestIdOfAnotherCallerIsAnotherRequest() {
    Handle first = statements.submit(request(ANN, "read", "r1")).handle();

    assertThat(statements.submit(request(BOB, "read", "r1")).handle()).isNotEqualTo(first);
  }

  @Test
  void requestIdWithAnotherTextIsRefused() {
    statements.submit(request(ANN, "read", "r1"));

    assertThatThrownBy(() -> statements.submit(request(ANN, "read more", "r1")))
        .isInstanceOfSatisfying(
            SqlError.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.REQUEST_ID_REUSED));
  }

  @Test
  void finishedStatementSurvivesARestart() throws Exception {
    Handle handle = statements.submit(async(ANN, "read")).handle();
    ended(ANN, handle);

    crashAndRestart();

    Statement statement = statements.get(ANN, handle);
    assertThat(statement.state()).isInstanceOf(State.Succeeded.class);
    assertThat(statements.inlineResult(handle)).isEqualTo("read".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFailureThatWasToldSurvivesARestart() throws Exception {
    Handle handle = statements.submit(request(ANN, "fail write", "r1")).handle();
    State told = ended(ANN, handle).state();

    crashAndRestart();

    assertThat(((State.Failed) told).problem().code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    assertThat(((State.Failed) statements.get(ANN, handle).state()).problem().code())
        .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
  }

  @Test
  void anEndingOutlivesAFaultOfTheDatabase() throws Exception {
    Handle handle = statements.submit(async(ANN, "hold")).handle();
    awaitRunning(handle);
    awaitWritten();
    alter("ALTER TABLE statement RENAME TO away");
    runner.releaseAll();
    RealServer.eventually("ended", () -> statements.get(ANN, handle).hasEnded());
    assertThatThrownBy(() -> statements.submit(async(ANN, "after it")))
        .isInstanceOf(RuntimeException.class);
    alter("ALTER TABLE away RENAME TO statement");

    StatementRepository rows = context.getBean(StatementRepository.class);
    RealServer.eventually(
        "the ending is on the disk",
        () -> rows.findById(handle.toString()).orElseThrow().status().equals("SUCCEEDED"));
  }

  @SuppressWarnings("unchecked")
  private void alter(String sql) {
    TransactionOperations<Connection> transactions =
        context.getBean(Argument.of(TransactionOperations.class, Connection.class));
    boolean _ =
        transactions.executeWrite(status -> {
          try (var statement = status.getConnection().createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  @Test
  void aWriteThatNobodyElseRemembersIsOnTheDiskBeforeItRuns() {
    runner.remembers = false;
    Handle handle = statements.submit(request(ANN, "hold write", "r1")).handle();
    RealServer.eventually("runs", () -> !runner.ran.isEmpty());

    crashAndRestart();

    assertThat(((State.Failed) statements.get(ANN, handle).state()).problem().message())
        .contains("whether its effects became permanent is known only there");
  }

  @Test
  void partsThatWereToldSurviveARestart() throws Exception {
    Handle whole = statements.submit(text(ANN, "two children")).handle();
    List<Handle> parts = ended(ANN, whole).children();

    crashAndRestart();

    assertThat(parts).hasSize(2);
    assertThat(parts)
        .allSatisfy(part ->
            assertThat(statements.get(ANN, part).state()).isInstanceOf(State.Succeeded.class));
  }

  @Test
  void waitingReadRunsAfterARestart() throws Exception {
    awaitRunning(statements.submit(async(ANN, "hold 1")).handle());
    awaitRunning(statements.submit(async(ANN, "hold 2")).handle());
    Handle waiting = statements.submit(async(ANN, "read")).handle();
    awaitWritten();

    crashAndRestart();

    assertThat(ended(ANN, waiting).state()).isInstanceOf(State.Succeeded.class);
  }

  @Test
  void interruptedWriteSaysThatNothingHappenedAndItsRetryRuns() throws Exception {
    Handle cut = statements.submit(request(ANN, "hold write", "r1")).handle();
    awaitRunning(cut);

    crashAndRestart();

    Statement statement = statements.get(ANN, cut);
    assertThat(((State.Failed) statement.state()).problem().code())
        .isEqualTo(ErrorCode.INTERRUPTED);
    runner.releaseAll();
    Handle again = statements.submit(request(ANN, "hold write", "r1")).handle();
    assertThat(again).isNotEqualTo(cut);
    assertThat(ended(ANN, again).state()).isInstanceOf(State.Succeeded.class);
    assertThat(statements.submit(request(ANN, "hold write", "r1")).handle()).isEqualTo(again);
  }

  @Test
  void writeThatTheEngineCommittedSucceededWhateverItsRowSays() throws Exception {
    Handle handle = statements.submit(request(ANN, "hold write", "r1")).handle();
    awaitRunning(handle);
    runner.committed.add(handle);

    crashAndRestart();

    assertThat(statements.get(ANN, handle).state()).isInstanceOf(State.Succeeded.class);
    assertThat(statements.submit(request(ANN, "hold write", "r1")).handle()).isEqualTo(handle);
    assertThat(runner.ran).isEmpty();
  }

  @Test
  void waitingReadsRunAfterARestartWithAShorterQueue() throws Exception {
    awaitRunning(statements.submit(async(ANN, "hold read 1")).handle());
    awaitRunning(statements.submit(async(ANN, "hold read 2")).handle());
    List<Handle> waiting = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      waiting.add(statements.submit(async(ANN, "read " + i)).handle());
    }
    awaitWritten();

    runner = new ScriptedRunner();
    statements = open(config(1, 10));

    for (Handle handle : waiting) {
      assertThat(ended(ANN, handle).state()).isInstanceOf(State.Succeeded.class);
    }
  }

  @Test
  void resultExpiresAfterItsTime() throws Exception {
    Handle handle = statements.submit(async(ANN, "read")).handle();
    ended(ANN, handle);
    statements.list(ANN, own(), Optional.empty(), 10);

    clock.advance(Duration.ofHours(25));
    statements.close();
    statements = open();
    statements.sweep();

    assertThatThrownBy(() -> statements.get(ANN, handle))
        .isInstanceOfSatisfying(
            SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.RESULT_EXPIRED));
    // the timer's own sweep may have been first, and be at it
    RealServer.eventually("its data is gone", () -> runner.discarded.contains(handle));
  }

  @Test
  void deletedStatementAnswersAsExpired() throws Exception {
    Handle handle = statements.submit(async(ANN, "read")).handle();
    ended(ANN, handle);

    statements.delete(ANN, handle).get(30, TimeUnit.SECONDS);

    assertThatThrownBy(() -> statements.get(ANN, handle)).hasMessageContaining("has expired");
  }

  @Test
  void listPagesOwnStatementsNewestFirst() throws Exception {
    List<Handle> mine = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      mine.addFirst(statements.submit(text(ANN, "read " + i)).handle());
      statements.submit(text(BOB, "read " + i));
    }

    List<Handle> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Statements.Page page = statements.list(ANN, own(), cursor, 2);
      page.statements().forEach(statement -> listed.add(statement.handle()));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(listed).isEqualTo(mine);
  }

  @Test
  void listFiltersByTextTagAndStatus() throws Exception {
    ended(ANN, statements.submit(text(ANN, "read apples")).handle());
    ended(ANN, statements.submit(text(ANN, "fail pears")).handle());
    Filter failed =
        new Filter(
            Optional.of("ANN"),
            Optional.of(State.Status.FAILED),
            Optional.empty(),
            Optional.empty(),
            Optional.of("PEARS"),
            Optional.of("tag"));

    assertThat(statements.list(ANN, failed, Optional.empty(), 10).statements())
        .extracting(statement -> statement.submission().text())
        .containsExactly("fail pears");
  }

  @Test
  void onlyAdminsListOthersStatements() {
    statements.submit(text(ANN, "read"));

    assertThatThrownBy(() -> statements.list(BOB, own(), Optional.empty(), 10))
        .isInstanceOfSatisfying(
            SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN));
    assertThat(statements.list(ADMIN, own(), Optional.empty(), 10).statements()).hasSize(1);
  }

  private static Filter own() {
    return new Filter(
        Optional.of("ANN"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void waitsAreBoundedForEachCaller() {
    Handle handle = statements.submit(text(ANN, "hold")).handle();
    List<CompletableFuture<Statement>> waits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waits.add(statements.awaitEnd(ANN, handle, LONG));
    }

    assertThatThrownBy(() -> statements.awaitEnd(ANN, handle, LONG))
        .isInstanceOfSatisfying(
            SqlError.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
    assertThat(waits).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void waitThatIsOverLeavesNoWaiter() throws Exception {
    Handle handle = statements.submit(text(ANN, "hold")).handle();

    Statement still =
        statements.awaitEnd(ANN, handle, Duration.ofMillis(5)).get(30, TimeUnit.SECONDS);

    assertThat(still.hasEnded()).isFalse();
    assertThat(statements.waiting()).isZero();
  }

  @Test
  void childrenHaveHandlesOfTheirOwn() throws Exception {
    Handle parent = statements.submit(text(ANN, "two children")).handle();

    Statement statement = ended(ANN, parent);

    assertThat(statement.children()).hasSize(2);
    for (Handle child : statement.children()) {
      assertThat(statements.get(ANN, child).parent()).hasValue(parent);
      assertThat(ended(ANN, child).state()).isInstanceOf(State.Succeeded.class);
    }
  }

  @Test
  void unknownHandleIsNotFound() {
    Handle unknown = new Handle(UUID.randomUUID());

    assertThatThrownBy(() -> statements.get(ANN, unknown)).hasMessageContaining("not found");
  }
}
