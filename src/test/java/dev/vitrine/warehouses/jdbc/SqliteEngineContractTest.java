package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEngineContractTest extends EngineContract {

  private static final String NUMBERS =
      "with recursive r(i) as (select 1 union all select i + 1 from r where i < %s) ";

  @TempDir Path directory;

  @Override
  protected Engine open() {
    return Sqlite.engine(Sqlite.file(directory, "create table t(a integer)"), false);
  }

  @AfterEach
  void leavesNothingBehind() {
    JdbcEngine engine = (JdbcEngine) engine();
    assertThat(engine.inUse()).isZero();
    assertThat(engine.arrowBytes()).isZero();
  }

  @Override
  protected String rows(int count) {
    return NUMBERS.formatted(Math.max(1, count)) + "select i from r limit " + count;
  }

  @Override
  protected String endless() {
    return NUMBERS.formatted("1000000000000") + "select sum(i) from r";
  }

  @Override
  protected String rowsThenEndless() {
    return NUMBERS.formatted("1000000000000") + "select i from r where i < 20000 or i < 0";
  }

  @Override
  protected String change(int count) {
    return "insert into t " + NUMBERS.formatted(count) + "select i from r";
  }

  @Override
  protected String failing() {
    return "insert into nosuch values (1)";
  }
}
