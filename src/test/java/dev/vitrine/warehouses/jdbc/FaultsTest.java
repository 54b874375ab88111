package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.TextCells;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes wrong with a database that is not ours, and what is well again afterwards.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FaultsTest {

  private static final Settings SETTINGS = new Settings("", "", ZoneId.of("UTC"), false);

  private String database;
  private Relay relay;
  private JdbcEngine engine;

  @BeforeEach
  void start() {
    database = Postgres.database();
    Postgres.run(database, "create table t(a integer)", "insert into t values (1)");
    relay = new Relay(Postgres.port());
    engine = Postgres.engine(spec(relay.port(), 2));
  }

  private ConnectionSpec spec(int port, int pool) {
    ConnectionSpec straight = Postgres.writing(database);
    return new ConnectionSpec(
        "pg",
        straight.product(),
        straight.host(),
        port,
        straight.database(),
        Optional.empty(),
        Optional.empty(),
        straight.user(),
        straight.password(),
        Map.of(),
        false,
        ConnectionSpec.Identity.SHARED,
        new ConnectionSpec.Sizes(
            pool, pool, pool, 10, Duration.ofSeconds(3), Duration.ofSeconds(60), 2_000));
  }

  @AfterEach
  void nothingLeaks() {
    assertThat(engine.inUse()).isZero();
    assertThat(engine.arrowBytes()).isZero();
    engine.close();
    relay.close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (engine.connections() > 0) {
      assertThat(System.nanoTime()).as("connections are closed").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static Run run(String sql, Effect effect) {
    return new Run(Handle.random(), Optional.empty(), SETTINGS, sql, List.of(), effect);
  }

  private String answer(String sql) {
    TextCells cells = new TextCells();
    engine.run(run(sql, Effect.READS), cells, CommitGate.OPEN);
    return cells.rows().getFirst().getFirst();
  }

  private SqlError error(String sql) {
    return catchThrowableOfType(SqlError.class, () -> answer(sql));
  }

  @Test
  void aServerThatDiesUnderAStatementIsLostAndTheNextOneRuns() {
    SqlError killed = error("select pg_terminate_backend(pg_backend_pid()), a from t");

    assertThat(killed.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
    assertThat(answer("select a from t")).isEqualTo("1");
  }

  @Test
  void aNetworkThatBreaksWhileRowsComeIsLostAndTheNextOneRuns() {
    RowSink cutting =
        new RowSink() {
          @Override
          public void columns(List<Column> columns) {}

          @Override
          public void batch(VectorSchemaRoot rows) {
            relay.cut();
          }
        };
    Run long1 = run("select i, repeat('x', 100) from generate_series(1, 1000000) i", Effect.READS);

    SqlError broken =
        catchThrowableOfType(SqlError.class, () -> engine.run(long1, cutting, CommitGate.OPEN));

    assertThat(broken.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
    assertThat(answer("select a from t")).isEqualTo("1");
  }

  @Test
  void refusedConnectionsAreToldAtOnceAndTheServerMayComeBack() {
    relay.refuse();

    SqlError refused = error("select a from t");

    assertThat(refused.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
    assertThat(refused.text()).contains("localhost:" + relay.port());
    relay.recover();
    assertThat(answer("select a from t")).isEqualTo("1");
  }

  @Test
  void aServerThatDoesNotAnswerIsWaitedForAsLongAsConfigured() {
    relay.hang();

    SqlError silent = error("select a from t");

    assertThat(silent.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
    relay.recover();
    relay.cut();
    assertThat(answer("select a from t")).isEqualTo("1");
  }

  @Test
  void whoWaitsForAConnectionCanBeCanceled() throws Exception {
    relay.hang();
    Run waiting = run("select a from t", Effect.READS);
    CompletableFuture<SqlError> ending =
        CompletableFuture.supplyAsync(() ->
            catchThrowableOfType(
                SqlError.class, () -> engine.run(waiting, RowSink.none(), CommitGate.OPEN)));
    while (engine.progress(waiting.handle()).isEmpty()) {
      Thread.onSpinWait();
    }

    engine.cancel(waiting.handle());

    assertThat(ending.get(30, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELED);
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() {
    Postgres.run(database, "create role pw_" + database + " login password 'right'");
    ConnectionSpec base = spec(Postgres.port(), 2);
    ConnectionSpec wrong =
        new ConnectionSpec(
            "pg",
            base.product(),
            base.host(),
            base.port(),
            Optional.of("nosuch_database"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("pw_" + database),
            new Secret.Plain("very-secret-password"),
            Map.of(),
            true,
            ConnectionSpec.Identity.SHARED,
            base.sizes());
    try (JdbcEngine other = Postgres.engine(wrong)) {
      SqlError refused =
          catchThrowableOfType(
              SqlError.class,
              () -> other.run(run("select 1", Effect.READS), RowSink.none(), CommitGate.OPEN));

      assertThat(refused.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
      assertThat(refused.text()).doesNotContain("very-secret");
    }
  }

  @Test
  void aFullPoolIsBusyAndEmptiesAgain() throws Exception {
    engine.openSession("a", SETTINGS);
    engine.openSession("b", SETTINGS);

    assertThat(error("select a from t").code()).isEqualTo(ErrorCode.CONNECTION_BUSY);

    engine.closeSession("a");
    assertThat(answer("select a from t")).isEqualTo("1");
    engine.closeSession("b");
  }

  @Test
  void anotherUserGetsAConnectionThatNobodyUses() {
    Caller ann = new Caller("ANN", List.of("PUBLIC"), "PUBLIC", Caller.Method.API_KEY);
    Caller bob = new Caller("BOB", List.of("PUBLIC"), "PUBLIC", Caller.Method.API_KEY);
    for (int i = 0; i < 3; i++) {
      for (Caller caller : List.of(ann, bob)) {
        TextCells cells = new TextCells();
        engine
            .forCaller(caller)
            .run(
                run("select current_setting('application_name')", Effect.READS),
                cells,
                CommitGate.OPEN);
        assertThat(cells.rows().getFirst().getFirst()).isEqualTo("vitrine for " + caller.user());
      }
    }
    assertThat(engine.connections()).isLessThanOrEqualTo(2);
  }

  @Test
  void whatAStatementSetsIsGoneForTheNextOne() {
    answer("select set_config('search_path', 'pg_catalog', false)");

    assertThat(answer("select a from t")).isEqualTo("1");
  }

  @Test
  void aColumnThatChangesItsTypeComesInItsNewOne() {
    for (int i = 0; i < 8; i++) {
      assertThat(answer("select a from t")).isEqualTo("1");
    }

    Postgres.run(database, "alter table t alter a type text using 'one'");

    assertThat(answer("select a from t")).isEqualTo("one");
  }

  @Test
  void aCommitWhoseConnectionIsLostSaysWhatBecameOfIt() {
    Run write = run("insert into t values (2)", Effect.WRITES);

    SqlError lost =
        catchThrowableOfType(
            SqlError.class,
            () ->
                engine.run(
                    write,
                    RowSink.none(),
                    () -> {
                      relay.cut();
                      return true;
                    }));

    assertThat(lost.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
    assertThat(engine.committed(write.handle())).isEmpty();
    assertThat(answer("select count(*) from t")).isEqualTo("1");
  }

  @Test
  void millionsOfRowsPassThroughLittleMemory() {
    long[] most = new long[1];
    CountDownLatch first = new CountDownLatch(1);
    RowSink measuring =
        new RowSink() {
          @Override
          public void columns(List<Column> columns) {
            assertThat(columns.getFirst().type().kind()).isEqualTo(SqlType.Kind.FIXED);
          }

          @Override
          public void batch(VectorSchemaRoot rows) {
            first.countDown();
            most[0] = Math.max(most[0], engine.arrowBytes());
          }
        };

    Outcome outcome =
        engine.run(
            run(
                "select i, repeat('x', 400) as wide from generate_series(1, 3000000) i",
                Effect.READS),
            measuring,
            CommitGate.OPEN);

    assertThat(outcome).isEqualTo(new Outcome.Rows(3_000_000));
    assertThat(most[0]).isLessThan(16L << 20);
    assertThat(first.getCount()).isZero();
  }
}
