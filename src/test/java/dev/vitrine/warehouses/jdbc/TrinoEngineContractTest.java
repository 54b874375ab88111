package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class TrinoEngineContractTest extends EngineContract {

  @BeforeAll
  static void requireServer() {
    Trino.require();
  }

  @Override
  protected Engine open() {
    return Trino.engine("memory", Trino.schema("create table t(a bigint)"));
  }

  @AfterEach
  void leavesNothingBehind() {
    JdbcEngine engine = (JdbcEngine) engine();
    assertThat(engine.inUse()).isZero();
    assertThat(engine.arrowBytes()).isZero();
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
}
