package dev.vitrine.warehouses.jdbc;

import dev.vitrine.warehouses.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEngineContractTest extends JdbcEngineContract {

  private static final String NUMBERS =
      "with recursive r(i) as (select 1 union all select i + 1 from r where i < %s) ";

  @TempDir Path directory;

  @Override
  protected Engine open() {
    return Sqlite.engine(Sqlite.file(directory, "create table t(a integer)"), false);
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
