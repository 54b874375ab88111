package dev.vitrine.warehouses.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Texts of a translator: given to the engine at once the first time, prepared from the second on.
class TranslatedTest {

  private static final String TABLE = "\"VITRINE.PUBLIC\".t";
  private static final List<Column> ONE = List.of(Column.of("C", SqlType.TEXT));

  private DuckDbEngine engine;
  private Client client;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.inMemory(WarehouseConfig.small());
    client = new Client(engine);
    change("create table " + TABLE + "(a integer)");
    change("insert into " + TABLE + " values (1), (2)");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void textsThatDifferInALiteralHaveAnswersOfTheirOwn() {
    for (int time = 0; time < 3; time++) {
      assertThat(rows("select 'a' || a from " + TABLE + " where a = 1")).containsExactly("a1");
      assertThat(rows("select 'b' || a from " + TABLE + " where a = 2")).containsExactly("b2");
      assertThat(rows("select 1.50 from " + TABLE + " where a = 2")).containsExactly("1.50");
      assertThat(rows("select 1.500 from " + TABLE + " where a = 2")).containsExactly("1.500");
    }
  }

  @Test
  void aRepeatedTextSeesTheTableAsItIsNow() {
    String text = "select max(a)::varchar from " + TABLE;
    assertThat(rows(text)).containsExactly("2");
    assertThat(rows(text)).containsExactly("2");
    change("insert into " + TABLE + " values (7)");
    assertThat(rows(text)).containsExactly("7");
    change("create or replace table " + TABLE + " as select 'z' as a");
    assertThat(rows(text)).containsExactly("z");
    change("drop table " + TABLE);
    assertThatThrownBy(() -> rows(text)).isInstanceOf(SqlError.class);
  }

  @Test
  void boundValuesAreTakenAnewEachTime() {
    String text = "select a::varchar from " + TABLE + " where a = ?";
    assertThat(rows(text, "1")).containsExactly("1");
    assertThat(rows(text, "2")).containsExactly("2");
    assertThat(rows(text, "1")).containsExactly("1");
  }

  @Test
  void changedRowsAreCountedAndRemembered() {
    Run run = run("update " + TABLE + " set a = a + 10", List.of(), Effect.WRITES);
    assertThat(engine.run(run, client, CommitGate.OPEN)).isEqualTo(new Outcome.Changed(2));
    assertThat(engine.committed(run.handle())).contains(new Outcome.Changed(2));
  }

  @Test
  void anErrorBetweenRowsIsTold() {
    String text =
        "select case when i > 100000 then error('too far') else 'x' end from range(200000) r(i)";
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(() -> rows(text)).hasMessageContaining("too far");
    }
  }

  @Test
  void aTextThatRunsCanBeCanceled() {
    for (String rows : List.of("count(*)::varchar", "i::varchar")) {
      Run run =
          run(
              "select " + rows + " from range(100000000000) r(i) where hash(i) = 1",
              ONE,
              Effect.READS);
      CompletableFuture<Outcome> running =
          CompletableFuture.supplyAsync(() -> engine.run(run, client, CommitGate.OPEN));
      while (engine.progress(run.handle()).isEmpty()) {
        Thread.onSpinWait();
      }
      engine.cancel(run.handle());
      assertThatThrownBy(running::join)
          .cause()
          .isInstanceOfSatisfying(
              SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.CANCELED));
    }
  }

  private void change(String sql) {
    engine.run(run(sql, List.of(), Effect.WRITES), client, CommitGate.OPEN);
  }

  private List<String> rows(String sql, @Nullable Object... values) {
    client.clear();
    engine.run(run(sql, ONE, Effect.READS, values), client, CommitGate.OPEN);
    return client.firstColumn();
  }

  private static Run run(
      String sql, List<Column> columns, Effect effect, @Nullable Object... values) {
    return new Run(
        Handle.random(),
        Optional.empty(),
        Client.SNOWFLAKE,
        sql,
        Arrays.asList(values),
        effect,
        Optional.of(new Run.Translated(columns, List.of(), List.of())));
  }
}
