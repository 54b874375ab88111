package dev.vitrine.warehouses.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was committed is known for certain: when a cancel races the commit and when the process
/// dies at any step.
class CommitTest {

  private static final int ROUNDS = Integer.getInteger("vitrine.race.rounds", 500);

  @Test
  void aCanceledInsertLeftNothingAndASucceededOneARow() throws Exception {
    try (DuckDbEngine engine = DuckDbEngine.inMemory(WarehouseConfig.small())) {
      Client client = new Client(engine);
      client.run("create table t(a integer)");
      long succeeded = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Run insert = insert("insert into t values (" + round + ")");
        CyclicBarrier start = new CyclicBarrier(2);
        long delay = (round % 50) * 20_000L;
        Thread canceller =
            Thread.ofPlatform()
                .start(() -> {
                  await(start);
                  long until = System.nanoTime() + delay;
                  while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                  }
                  engine.cancel(insert.handle());
                });
        await(start);
        boolean success = succeeds(engine, insert);
        canceller.join();
        succeeded += success ? 1 : 0;

        String rows = client.value("select count(*) from t where a = " + round);
        assertThat(rows).isEqualTo(success ? "1" : "0");
        assertThat(engine.committed(insert.handle()).isPresent()).isEqualTo(success);
      }
      assertThat(client.value("select count(*) from t")).isEqualTo(String.valueOf(succeeded));
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private static boolean succeeds(DuckDbEngine engine, Run run) {
    try {
      engine.run(run, RowSink.none(), CommitGate.OPEN);
      return true;
    } catch (SqlError error) {
      assertThat(error.code()).as(error.text()).isEqualTo(ErrorCode.CANCELED);
      return false;
    }
  }

  private static Run insert(String sql) {
    return new Run(
        Handle.random(), Optional.empty(), Client.SNOWFLAKE, sql, List.of(), Effect.WRITES);
  }

  /// Where the process dies.
  enum Death {
    BEFORE_EXECUTE,
    AFTER_EXECUTE,
    AFTER_THE_OUTCOME_ROW,
    AFTER_COMMIT
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheTruthAfterACrash(Death death, @TempDir Path directory) throws Exception {
    Handle handle = Handle.random();
    assertThat(dies(directory, handle, death)).isEqualTo(Dying.HALTED);

    try (DuckDbEngine engine = new DuckDbEngine(Optional.of(directory), WarehouseConfig.small())) {
      boolean kept = death == Death.AFTER_COMMIT;
      assertThat(engine.committed(handle))
          .isEqualTo(kept ? Optional.of(new Outcome.Rows(1)) : Optional.empty());
      assertThat(new Client(engine).value("select count(*) from t")).isEqualTo(kept ? "1" : "0");
    }
  }

  @Test
  void refusesTheFileOfAnotherProcess(@TempDir Path directory) throws Exception {
    try (DuckDbEngine _ = new DuckDbEngine(Optional.of(directory), WarehouseConfig.small())) {
      assertThat(dies(directory, Handle.random(), Death.BEFORE_EXECUTE)).isEqualTo(1);
    }
    assertThat(read(directory.resolve("out.txt"))).contains("in use by another process");
  }

  private static int dies(Path directory, Handle handle, Death death) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Dying.class.getName(),
                directory.toString(),
                handle.toString(),
                death.name())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static String read(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (java.io.IOException missing) {
      return "";
    }
  }

  /// A process that dies in the middle of a write.
  static final class Dying implements RowSink {
    static final int HALTED = 42;

    private final Death death;

    private Dying(Death death) {
      this.death = death;
    }

    public static void main(String[] arguments) {
      Death death = Death.valueOf(arguments[2]);
      DuckDbEngine engine =
          new DuckDbEngine(Optional.of(Path.of(arguments[0])), WarehouseConfig.small());
      new Client(engine).run("create table t(a integer)");
      Dying dying = new Dying(death);
      dying.halt(Death.BEFORE_EXECUTE);
      Run run =
          new Run(
              Handle.parse(arguments[1]),
              Optional.empty(),
              Client.SNOWFLAKE,
              "insert into t values (1) returning a",
              List.of(),
              Effect.WRITES);
      engine.run(
          run,
          dying,
          () -> {
            dying.halt(Death.AFTER_THE_OUTCOME_ROW);
            return true;
          });
      dying.halt(Death.AFTER_COMMIT);
    }

    private void halt(Death step) {
      if (step == death) {
        Runtime.getRuntime().halt(HALTED);
      }
    }

    @Override
    public void columns(List<Column> columns) {}

    @Override
    public void batch(VectorSchemaRoot rows) {
      halt(Death.AFTER_EXECUTE);
    }
  }
}
