package dev.vitrine.warehouses.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineContract;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run.Effect;
import org.junit.jupiter.api.AfterEach;

class DuckDbEngineContractTest extends EngineContract {

  @Override
  protected Engine open() {
    DuckDbEngine engine = DuckDbEngine.inMemory(WarehouseConfig.small());
    engine.run(run("create table t(a integer)", Effect.WRITES), RowSink.none(), CommitGate.OPEN);
    return engine;
  }

  @AfterEach
  void leavesNoRowsBehind() {
    assertThat(((DuckDbEngine) engine()).stuck()).isZero();
  }

  @Override
  protected String rows(int count) {
    return "select i from range(" + count + ") r(i)";
  }

  @Override
  protected String endless() {
    return "select sum(hash(i)) from range(1000000000000) r(i)";
  }

  @Override
  protected String rowsThenEndless() {
    return "select i from range(1000000000000) r(i) where i < 400000 or hash(i) = 1";
  }

  @Override
  protected String change(int count) {
    return "insert into t select i from range(" + count + ") r(i)";
  }

  @Override
  protected String failing() {
    return "insert into nosuch values (1)";
  }
}
