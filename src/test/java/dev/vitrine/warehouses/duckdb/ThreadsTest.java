package dev.vitrine.warehouses.duckdb;

import static dev.vitrine.server.RealServer.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine works with one thread until a table is large enough to be divided.
class ThreadsTest {

  private static final String LARGE = "select * from range(200000) t(i)";

  private final DuckDbEngine engine = DuckDbEngine.inMemory(WarehouseConfig.small());
  private final Client client = new Client(engine).with(Client.DUCKDB);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void smallTablesHaveOneThread() {
    client.run("create table t as select * from range(1000) t(i)");
    client.run("insert into t select * from range(1000) t(i)");

    assertThat(threads(engine)).isEqualTo(1);
  }

  @Test
  void aLargeTableHasAllThreads() {
    client.run("create table t(i bigint)");
    client.run("insert into t " + LARGE);

    assertThat(threads(engine)).isEqualTo(2);
  }

  @Test
  void aTableThatGrewToBeLargeHasAllThreadsSoon() {
    client.run("create table t(i bigint)");
    for (int i = 0; i < 25; i++) {
      client.run("insert into t select * from range(5000) t(i)");
    }

    eventually("all threads", () -> threads(engine) == 2);
  }

  @Test
  void aLargeTableOfATransactionHasAllThreadsSoonAfterIt() {
    engine.openSession("s", Client.DUCKDB);
    Client session = new Client(engine).in("s");
    session.run("begin");
    session.run("create table t as " + LARGE);
    session.run("commit");

    eventually("all threads", () -> threads(engine) == 2);
  }

  @Test
  void aLargeTemporaryTableHasAllThreads() {
    engine.openSession("s", Client.DUCKDB);
    Client session = new Client(engine).in("s");
    session.run("create temporary table t(i bigint)");
    Run insert =
        new Run(
            Handle.random(),
            Optional.of("s"),
            Client.DUCKDB,
            "insert into t " + LARGE,
            List.of(),
            Effect.SCRATCH);
    engine.run(insert, session, CommitGate.OPEN);

    assertThat(threads(engine)).isEqualTo(2);
  }

  @Test
  void aLargeTableIsKnownWhenTheFileIsOpenedAgain(@TempDir Path directory) {
    try (DuckDbEngine first = new DuckDbEngine(Optional.of(directory), WarehouseConfig.small())) {
      new Client(first).run("create table t as " + LARGE);
    }
    try (DuckDbEngine second = new DuckDbEngine(Optional.of(directory), WarehouseConfig.small())) {
      assertThat(threads(second)).isEqualTo(2);
    }
  }

  /// Also runs a statement, as anybody's would be.
  private static int threads(DuckDbEngine of) {
    new Client(of).run("select 1");
    return of.threads();
  }
}
