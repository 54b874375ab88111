package dev.vitrine.warehouses.jdbc;

import dev.vitrine.warehouses.Engine;

class PostgresEngineContractTest extends JdbcEngineContract {

  @Override
  protected Engine open() {
    String database = Postgres.database();
    Postgres.run(database, "create table t(a integer)");
    return Postgres.engine(Postgres.writing(database));
  }

  @Override
  protected String rows(int count) {
    return "select i from generate_series(1, " + count + ") i";
  }

  @Override
  protected String endless() {
    return "select sum(hashint8(i)::bigint) from generate_series(1, 1000000000000) i";
  }

  @Override
  protected String rowsThenEndless() {
    return "select i from t right join (select 1 as i from generate_series(1, 20000) union all"
        + " select 1 from (select pg_sleep(10000)) s) u on false";
  }

  @Override
  protected String change(int count) {
    return "insert into t select * from generate_series(1, " + count + ")";
  }

  @Override
  protected String failing() {
    return "insert into nosuch values (1)";
  }
}
