package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrinoEngineContractTest extends JdbcEngineContract {

  @BeforeAll
  static void requireServer() {
    Trino.require();
  }

  @Override
  protected Engine open() {
    return Trino.engine("memory", Trino.schema("create table t(a bigint)"));
  }

  @Override
  protected String rows(int count) {
    return count == 0
        ? "select 1 as i where false"
        : "select i from unnest(sequence(1, " + count + ")) as s(i)";
  }

  @Override
  protected String endless() {
    return "select sum(a.orderkey * b.orderkey) from tpch.sf1.lineitem a cross join tpch.sf1.lineitem b";
  }

  @Override
  protected String rowsThenEndless() {
    return "select a.orderkey from tpch.sf1.lineitem a cross join tpch.tiny.nation b"
        + " where a.orderkey < 400000 or rand() < 0";
  }

  @Override
  protected String change(int count) {
    return "insert into t select i from unnest(sequence(1, " + count + ")) as s(i)";
  }

  @Override
  protected String failing() {
    return "insert into nosuch values (1)";
  }

  @Test
  void aNetworkThatBreaksForAMomentLosesNoRow() {
    try (Relay relay = new Relay(Trino.port());
        JdbcEngine engine = Trino.engine(relay.port(), "tpch", "tiny")) {
      Collected sink = new Collected();
      sink.onBatch = relay::cut;

      Outcome outcome =
          engine.run(
              run("select orderkey, comment from lineitem", Effect.READS), sink, CommitGate.OPEN);

      assertThat(outcome).isEqualTo(new Outcome.Rows(60_175));
      assertThat(sink.rows).isEqualTo(60_175);
    }
  }

  @Test
  void whoWaitsForANetworkThatIsGoneCanBeCanceled() throws Exception {
    try (Relay relay = new Relay(Trino.port());
        JdbcEngine engine = Trino.engine(relay.port(), "tpch", "sf1")) {
      Run query = run(rowsThenEndless(), Effect.READS);
      CountDownLatch fetched = new CountDownLatch(1);
      Collected sink = new Collected();
      sink.onBatch = fetched::countDown;
      CompletableFuture<SqlError> ending =
          CompletableFuture.supplyAsync(() ->
              catchThrowableOfType(SqlError.class, () -> engine.run(query, sink, CommitGate.OPEN)));
      assertThat(fetched.await(60, TimeUnit.SECONDS)).isTrue();
      relay.refuse();
      relay.cut();

      engine.cancel(query.handle());

      assertThat(ending.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELED);
      assertThat(engine.inUse()).isZero();
    }
  }
}
