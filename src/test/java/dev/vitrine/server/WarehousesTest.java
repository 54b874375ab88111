package dev.vitrine.server;

import static dev.vitrine.server.RealServer.LONG_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import dev.vitrine.warehouses.duckdb.WarehouseConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Statements in warehouses beside the embedded one.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WarehousesTest {

  private RealServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = RealServer.start();
    api = server.api();
    add("lab", Optional.empty());
  }

  private void add(String name, Optional<String> owner) {
    server
        .bean(Warehouses.class)
        .add(
            new Warehouse(
                name, DuckDbEngine.inMemory(WarehouseConfig.small()), Speech.DUCKDB, 1, 2, owner));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer in(String warehouse, String sql) {
    return api.submit(sql, Map.of("warehouse", warehouse), "");
  }

  private String start(String warehouse, String sql) {
    return api.submit(sql, Map.of("warehouse", warehouse), "?async=true").handle();
  }

  @Test
  void theirSqlIsTheEnginesOwnAndTheirTablesTheirs() {
    in("lab", "create table t as select range as n from range(3)");

    assertThat(in("lab", "select list(n)::varchar from t").cell()).isEqualTo("[0, 1, 2]");
    assertThat(api.submit("select * from t").status()).isEqualTo(422);
  }

  @Test
  void severalStatementsShareASession() {
    Answer parent =
        api.submit(
            "create temp table s as select 7 as n; select n from s",
            Map.of("warehouse", "lab", "parameters", Map.of("MULTI_STATEMENT_COUNT", "2")),
            "");

    assertThat(parent.status()).isEqualTo(200);
  }

  @Test
  void aLongStatementThereHoldsUpNobodyElse() {
    String held = start("lab", LONG_READ);
    api.until(held, "RUNNING");
    String waiting = start("lab", "select 2");

    assertThat(api.submit("select 1").cell()).isEqualTo("1");
    assertThat(api.get(waiting, "").text("status")).isEqualTo("SUBMITTED");
    assertThat(api.cancel(held).status()).isEqualTo(200);
    assertThat(api.ended(waiting).cell()).isEqualTo("2");
  }

  @Test
  void theirQueuesHaveBoundsOfTheirOwn() {
    String held = start("lab", LONG_READ);
    api.until(held, "RUNNING");
    start("lab", "select 2");
    start("lab", "select 3");

    assertThat(in("lab", "select 4").status()).isEqualTo(429);
    assertThat(api.submit("select 1").cell()).isEqualTo("1");
  }

  @Test
  void anothersWarehouseIsAsOneThatIsNotThere() {
    add("private", Optional.of("SOMEBODY"));

    Answer refused = in("private", "select 1");

    assertThat(refused.text("code")).isEqualTo(in("nowhere", "select 1").text("code"));
    assertThat(refused.text("message")).contains("'private' does not exist");
  }

  @Test
  void whatRunsInARemovedWarehouseFails() {
    String held = start("lab", LONG_READ);
    api.until(held, "RUNNING");

    server.bean(Warehouses.class).remove("lab");

    assertThat(api.ended(held).status()).isEqualTo(422);
    assertThat(in("lab", "select 1").status()).isEqualTo(422);
  }

  @Test
  void chartsAreDrawnThere() {
    in("lab", "create table sales as select range as day, range * 2 as amount from range(5)");

    Answer chart = in("lab", "select * from sales visualise day as x, amount as y draw point");

    assertThat(chart.status()).isEqualTo(200);
    assertThat(chart.cell()).contains("vega-lite");
  }
}
