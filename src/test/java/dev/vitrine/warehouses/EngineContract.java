package dev.vitrine.warehouses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Run.Effect;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every engine does, whatever its SQL: its subclasses say how such statements are written.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class EngineContract {

  protected static final Settings SETTINGS =
      new Settings("VITRINE", "PUBLIC", ZoneId.of("UTC"), true);

  private Engine engine;

  protected abstract Engine open();

  /// A query with this many rows of one column.
  protected abstract String rows(int count);

  /// A query that runs until it is stopped and gives no row.
  protected abstract String endless();

  /// A query that gives rows first and then runs until it is stopped.
  protected abstract String rowsThenEndless();

  /// A statement that changes `count` rows.
  protected abstract String change(int count);

  /// A statement that fails.
  protected abstract String failing();

  @BeforeEach
  void start() {
    engine = open();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  protected Engine engine() {
    return engine;
  }

  protected static Run run(String sql, Effect effect) {
    return new Run(Handle.random(), Optional.empty(), SETTINGS, sql, List.of(), effect);
  }

  @Test
  void deliversAllRowsAndSaysHowMany() {
    Collected sink = new Collected();

    Outcome outcome = engine.run(run(rows(5000), Effect.READS), sink, CommitGate.OPEN);

    assertThat(outcome).isEqualTo(new Outcome.Rows(5000));
    assertThat(sink.rows).isEqualTo(5000);
    assertThat(sink.columnCalls).isEqualTo(1);
  }

  @Test
  void namesTheColumnsOfAnEmptyResult() {
    Collected sink = new Collected();

    engine.run(run(rows(0), Effect.READS), sink, CommitGate.OPEN);

    assertThat(sink.columnCalls).isEqualTo(1);
    assertThat(sink.columns).hasSize(1);
    assertThat(sink.rows).isZero();
  }

  @Test
  void remembersWhatACommittedWriteDid() {
    Run write = run(change(3), Effect.WRITES);

    Outcome outcome = engine.run(write, RowSink.none(), CommitGate.OPEN);

    assertThat(outcome).isEqualTo(new Outcome.Changed(3));
    assertThat(engine.committed(write.handle())).contains(new Outcome.Changed(3));
  }

  @Test
  void forgetsOnRequest() {
    Run write = run(change(1), Effect.WRITES);
    engine.run(write, RowSink.none(), CommitGate.OPEN);

    engine.forget(write.handle());

    assertThat(engine.committed(write.handle())).isEmpty();
  }

  @Test
  void knowsNothingOfAHandleThatNeverRan() {
    assertThat(engine.committed(Handle.random())).isEmpty();
    assertThat(engine.progress(Handle.random())).isEmpty();
  }

  @Test
  void keepsNothingWhenTheGateSaysNo() {
    Run write = run(change(1), Effect.WRITES);

    assertThatThrownBy(() -> engine.run(write, RowSink.none(), () -> false))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELED));
    assertThat(engine.committed(write.handle())).isEmpty();
  }

  @Test
  void asksTheGateOnceForAWriteAndNeverForARead() {
    AtomicInteger asked = new AtomicInteger();
    CommitGate gate = () -> asked.incrementAndGet() > 0;

    engine.run(run(rows(1), Effect.READS), RowSink.none(), gate);
    assertThat(asked).hasValue(0);
    engine.run(run(change(1), Effect.WRITES), RowSink.none(), gate);

    assertThat(asked).hasValue(1);
  }

  @Test
  void doesNotAskTheGateOfAStatementThatFailed() {
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(() ->
            engine.run(
                run(failing(), Effect.WRITES), RowSink.none(), () -> asked.incrementAndGet() > 0))
        .isInstanceOf(SqlError.class);

    assertThat(asked).hasValue(0);
  }

  @Test
  void stopsAStatementThatRuns() throws Exception {
    Run query = run(endless(), Effect.READS);
    CompletableFuture<Throwable> ending = inBackground(query, RowSink.none());
    awaitRunning(query.handle());

    engine.cancel(query.handle());

    assertCanceled(ending);
    assertThat(engine.progress(query.handle())).isEmpty();
  }

  @Test
  void stopsAStatementWhoseTailHasNoRows() throws Exception {
    Run query = run(rowsThenEndless(), Effect.READS);
    CountDownLatch fetched = new CountDownLatch(1);
    Collected sink = new Collected();
    sink.onBatch = fetched::countDown;
    CompletableFuture<Throwable> ending = inBackground(query, sink);
    assertThat(fetched.await(30, TimeUnit.SECONDS)).isTrue();

    engine.cancel(query.handle());

    assertCanceled(ending);
  }

  @Test
  void neverStartsWhatWasCanceledBefore() {
    Run write = run(change(1), Effect.WRITES);

    engine.cancel(write.handle());

    assertThatThrownBy(() -> engine.run(write, RowSink.none(), CommitGate.OPEN))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELED));
    assertThat(engine.committed(write.handle())).isEmpty();
  }

  @Test
  void passesOnWhatTheSinkThrows() {
    Collected sink = new Collected();
    sink.onBatch =
        () -> {
          throw new SqlError(ErrorCode.RESULT_TOO_LARGE, "full");
        };

    assertThatThrownBy(
            () -> engine.run(run(rowsThenEndless(), Effect.READS), sink, CommitGate.OPEN))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE));
  }

  @Test
  void keepsASessionsSettings() {
    engine.openSession("s", SETTINGS);

    assertThat(engine.settings("s")).isEqualTo(SETTINGS);
    Run query =
        new Run(Handle.random(), Optional.of("s"), SETTINGS, rows(2), List.of(), Effect.READS);
    assertThat(engine.run(query, RowSink.none(), CommitGate.OPEN)).isEqualTo(new Outcome.Rows(2));

    engine.closeSession("s");
    assertThatThrownBy(() -> engine.settings("s")).isInstanceOf(SqlError.class);
  }

  protected CompletableFuture<Throwable> inBackground(Run run, RowSink sink) {
    CompletableFuture<Throwable> ending = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            engine.run(run, sink, CommitGate.OPEN);
            ending.complete(new AssertionError("it ended by itself"));
          } catch (Throwable thrown) {
            ending.complete(thrown);
          }
        });
    return ending;
  }

  protected void awaitRunning(Handle handle) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (engine.progress(handle).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  protected static void assertCanceled(CompletableFuture<Throwable> ending) throws Exception {
    assertThat(ending.get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELED));
  }

  /// Counts what it is given.
  public static final class Collected implements RowSink {
    public List<Column> columns = List.of();
    public int columnCalls;
    public long rows;
    public Runnable onBatch = () -> {};

    @Override
    public void columns(List<Column> names) {
      columns = names;
      columnCalls++;
    }

    @Override
    public void batch(VectorSchemaRoot batch) {
      rows += batch.getRowCount();
      onBatch.run();
    }
  }
}
