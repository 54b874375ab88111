package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.JdbcEngine;
import dev.vitrine.warehouses.jdbc.Moved;
import dev.vitrine.warehouses.jdbc.Trino;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Statements in a Trino, over HTTP.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TrinoTest {

  private static final String LONG =
      "select sum(a.orderkey * b.orderkey) as held from tpch.sf1.lineitem a"
          + " cross join tpch.sf1.lineitem b";

  @TempDir static Path directory;
  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    Trino.require();
    String schema = Trino.schema("create table t(a bigint, b varchar)");
    Path file = directory.resolve("connections.yml");
    Files.writeString(
        file,
        """
        connections:
          trino: {type: trino, host: localhost, port: %1$d, catalog: tpch, schema: sf1, user: ann}
          writing: {url: "trino://bob@localhost:%1$d/memory/%2$s", read_only: false}
          absent: {type: trino, host: localhost, port: 1, user: ann}
          callers: {type: trino, host: localhost, port: %1$d, caller: user}
        """
            .formatted(Trino.port(), schema));
    server = RealServer.start("vitrine.connections-file", file.toString());
    api = server.api();
  }

  @AfterEach
  void nothingIsHeld() {
    assertThat(engine().inUse()).isZero();
    assertThat(engine().openSessions()).isZero();
    assertThat(engine().arrowBytes()).isZero();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static JdbcEngine engine() {
    return (JdbcEngine) server.bean(Connections.class).find("trino").orElseThrow().engine();
  }

  private static Answer in(String warehouse, String sql) {
    return api.submit(sql, Map.of("warehouse", warehouse), "");
  }

  private static String code(String sql) {
    Answer answer = in("trino", sql);
    return answer.status() + " " + answer.text("code") + " " + answer.text("message");
  }

  @Test
  void valuesOfItsTypesArrive() {
    Answer answer =
        in(
            "trino",
            """
            select tinyint '1', bigint '-9223372036854775808',
              decimal '12345678901234567890123456789012345678', decimal '1.50', real '0.5',
              double '1e300', true, varchar 'é', cast('x' as char(3)), x'00ff',
              date '2026-01-31', date '1582-10-10', date '0001-01-01', date '12345-01-01',
              time '10:11:12.123456789', time '10:11:12.1+02:00',
              timestamp '2026-03-29 02:30:00.123456', timestamp '1582-10-10 00:00:00',
              timestamp '2026-01-31 10:11:12.123456789012',
              timestamp '2026-01-31 10:11:12.5 Europe/Berlin',
              timestamp '2026-01-31 10:11:12.123456 -03:30',
              interval '2' day, array[1, null, 2], map(array['a'], array[1.5]),
              cast(row(1, 'x', date '2026-01-31') as row(n bigint, s varchar, d date)), row(1, 2),
              json '{"a": [1]}', uuid '12151fd2-7586-11e9-8f9e-2a86e4085a59', null,
              cast(null as bigint)
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.data().getFirst())
        .containsExactly(
            "1",
            "-9223372036854775808",
            "12345678901234567890123456789012345678",
            "1.50",
            "0.5",
            "1e+300",
            "true",
            "é",
            "x  ",
            "00FF",
            "20484",
            "-141432",
            "-719162",
            "3789391",
            "36672.123456789",
            "10:11:12.1+02:00",
            "1774751400.123456000",
            "-12219724800.000000000",
            "1769854272.123456000",
            "1769850672.500000000 1500",
            "1769866872.123456000 1230",
            "2 00:00:00.000",
            "[1,null,2]",
            "{\"a\":1.5}",
            "{\"n\":1,\"s\":\"x\",\"d\":\"2026-01-31\"}",
            "{\"field0\":1,\"field1\":2}",
            "{\"a\":[1]}",
            "12151fd2-7586-11e9-8f9e-2a86e4085a59",
            null,
            null);
  }

  @Test
  void valuesAreBound() {
    Map<String, Object> values = new HashMap<>();
    List<String> sent =
        List.of(
            "FIXED 7",
            "FIXED 0.0000001",
            "FIXED -12345678901234567890123456789.5",
            "TEXT it's ?",
            "REAL 0.5",
            "BOOLEAN true",
            "DATE 1769817600000",
            "TIME 3723000000001",
            "TIMESTAMP_NTZ 1774751400123456000",
            "TIMESTAMP_LTZ 1774751400123456000",
            "TIMESTAMP_TZ 1774751400123456000 1560",
            "BINARY 00ff");
    for (int i = 0; i < sent.size(); i++) {
      String[] parts = sent.get(i).split(" ", 2);
      values.put(Integer.toString(i + 1), Map.of("type", parts[0], "value", parts[1]));
    }

    Answer answer =
        api.submit(
            "select ?, cast(? as decimal(10, 8)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
            Map.of("warehouse", "trino", "bindings", values),
            "");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.data().getFirst())
        .containsExactly(
            "7",
            "0.00000010",
            "-12345678901234567890123456789.5",
            "it's ?",
            "0.5",
            "true",
            "20484",
            "3723.000000001",
            "1774751400.123456000",
            "1774751400.123456000 1440",
            "1774751400.123456000 1560",
            "00FF");
  }

  @Test
  void anErrorHasItsCodeAndAPlaceInTheClientsText() {
    assertThat(code("select orderkey,\n nosuch from lineitem"))
        .isEqualTo(
            "422 000904 SQL compilation error:\nerror line 2 at position 1\n"
                + "Column 'nosuch' cannot be resolved");
    assertThat(code("select * from nosuch"))
        .startsWith("422 002003 ")
        .endsWith("Table 'tpch.sf1.nosuch' does not exist");
    assertThat(code("select * from nosuch.t")).startsWith("422 002003 ");
    assertThat(code("select 1 +"))
        .startsWith("422 001003 SQL compilation error:\nsyntax error line 1");
    assertThat(code("select 1/0")).isEqualTo("422 100051 Division by zero");
    assertThat(code("select cast('x' as bigint)")).startsWith("422 100071 Cannot cast 'x'");
    assertThat(code("select bigint '9223372036854775807' + 1")).startsWith("422 100046 ");
    assertThat(code("select nosuch(1)")).startsWith("422 002140 ");
    assertThat(code("select orderkey, count(*) from lineitem")).startsWith("422 000979 ");
    assertThat(code("select orderkey from orders, lineitem")).startsWith("422 002028 ");
    assertThat(code("select (select orderkey from orders)")).startsWith("422 090150 ");
    assertThat(code("select element_at(array[1], 0)")).startsWith("422 391988 ");
    assertThat(
            code("select cardinality(array_agg(a.comment || b.comment)) from lineitem a, orders b"))
        .startsWith("422 391983 ");
  }

  @Test
  void aBoundStatementsErrorPointsIntoTheClientsText() {
    Answer answer =
        api.submit(
            "select nosuch from lineitem where orderkey = ?",
            Map.of(
                "warehouse",
                "trino",
                "bindings",
                Map.of("1", Map.of("type", "FIXED", "value", "7"))),
            "");

    assertThat(answer.text("code")).isEqualTo("000904");
    assertThat(answer.text("message")).contains("error line 1 at position 7\n");
  }

  @Test
  void aReadOnlyConnectionChangesNothing() {
    assertThat(code("create table memory.default.x(a bigint)")).startsWith("422 391964 ");
    assertThat(code("insert into memory.default.x values (1)")).startsWith("422 391964 ");
    assertThat(code("with a as (select 1) delete from memory.default.x")).startsWith("422 391964 ");
    assertThat(code("call system.runtime.kill_query('x')")).startsWith("422 391964 ");
    assertThat(code("set session query_max_run_time = '1s'")).startsWith("422 391964 ");
    assertThat(code("start transaction; drop table memory.default.x; commit")).startsWith("422 ");
  }

  @Test
  void aWritingConnectionWrites() {
    assertThat(in("writing", "insert into t values (1, 'x'), (2, null)").cell()).isEqualTo("2");
    assertThat(in("writing", "create table u as select * from t").status()).isEqualTo(200);
    assertThat(in("writing", "insert into u select * from t").cell()).isEqualTo("2");
    assertThat(in("writing", "select count(*) from u").cell()).isEqualTo("4");
    assertThat(in("writing", "select current_user").cell()).isEqualTo("bob");
    assertThat(in("writing", "drop table u").status()).isEqualTo(200);
    assertThat(in("writing", "drop table u").text("code")).isEqualTo("002003");
  }

  @Test
  void whatAStatementSetsIsGoneForTheNextOne() {
    assertThat(in("writing", "use tpch.tiny").status()).isEqualTo(200);
    assertThat(in("writing", "set time zone 'Asia/Tokyo'").status()).isEqualTo(200);

    assertThat(in("writing", "select current_catalog, current_timezone()").data())
        .containsExactly(List.of("memory", "UTC"));
  }

  @Test
  void severalStatementsShareAConnection() {
    Answer parent =
        api.submit(
            "use tpch.tiny; select current_schema; select count(*) from region",
            Map.of("warehouse", "writing", "parameters", Map.of("MULTI_STATEMENT_COUNT", "3")),
            "");

    assertThat(parent.status()).as(parent.body()).isEqualTo(200);
    assertThat(api.get(parent.handles().get(1), "").cell()).isEqualTo("tiny");
    assertThat(api.get(parent.handles().get(2), "").cell()).isEqualTo("5");
    assertThat(in("writing", "select current_schema").cell()).startsWith("t");
    assertThat(in("writing", "begin; select 1").status()).isEqualTo(422);
  }

  @Test
  void aTrinoThatIsNotThereIsTold() {
    Answer refused = in("absent", "select 1");
    Answer tested = api.send("POST", "/api/v2/connections/absent/test", Map.of());

    assertThat(refused.text("code")).as(refused.body()).isEqualTo("391960");
    assertThat(refused.text("message")).contains("cannot connect to Trino at localhost:1");
    assertThat(tested.text("code")).as(tested.body()).isEqualTo("391960");
    assertThat(api.send("POST", "/api/v2/connections/trino/test", Map.of()).body())
        .contains("\"ok\":true");
  }

  @Test
  void theCallersNameIsTheUserThere() {
    assertThat(in("callers", "select current_user").cell()).isEqualTo("ADMIN");
  }

  @Test
  void rowsPassThroughLittleMemory() {
    Moved before = engine().moved();

    Answer answer = in("trino", "select orderkey, comment, totalprice from orders limit 500000");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("resultSetMetaData", "numRows")).isEqualTo(500_000);
    assertThat(engine().moved().rows() - before.rows()).isEqualTo(500_000);
    assertThat(engine().arrowPeak()).isLessThan(16L << 20);
  }

  @Test
  void aLongStatementTellsHowFarItIsAndIsKilledThereWhenCanceled() {
    String handle = api.submit(LONG, Map.of("warehouse", "trino"), "?async=true").handle();
    api.until(handle, answer -> answer.at("progress", "percent") instanceof Number);
    assertThat(running()).isEqualTo("1");

    Answer canceled = api.cancel(handle);

    assertThat(canceled.status()).as(canceled.body()).isEqualTo(200);
    RealServer.eventually("stopped there", () -> running().equals("0"));
    assertThat(
            in(
                    "trino",
                    "select error_code from system.runtime.queries where query like 'select sum(a.orderkey * b.orderkey) as held%' and state = 'FAILED' limit 1")
                .cell())
        .isEqualTo("USER_CANCELED");
    assertThat(api.get(handle, "").text("code")).isEqualTo("000604");
  }

  private static String running() {
    return in(
            "callers",
            "select count(*) from system.runtime.queries where state in ('RUNNING', 'FINISHING')"
                + " and query like 'select sum(a.orderkey * b.orderkey) as held%'")
        .cell();
  }

  @Test
  void aBoundStatementIsKilledThereWhenItsTimeIsOver() {
    String bound =
        "select count(*) as timed from lineitem a cross join lineitem b where a.orderkey + b.orderkey < ?";

    Answer answer =
        api.submit(
            bound,
            Map.of(
                "warehouse",
                "trino",
                "timeout",
                5,
                "bindings",
                Map.of("1", Map.of("type", "FIXED", "value", "-48151623"))),
            "?async=true");
    // prepared, it goes by another text, which has the value
    RealServer.eventually("running there", () -> executions("= 'RUNNING'") == 1);

    api.until(answer.handle(), then -> then.status() == 408);

    assertThat(api.get(answer.handle(), "").text("code")).isEqualTo("000630");
    RealServer.eventually("stopped there", () -> executions("not in ('FINISHED', 'FAILED')") == 0);
    assertThat(killed()).isPositive();
  }

  private static int executions(String state) {
    return Integer.parseInt(
        in(
                "callers",
                "select count(*) from system.runtime.queries where state "
                    + state
                    + " and query like 'EXECUTE%48151623%'")
            .cell());
  }

  private static int killed() {
    return Integer.parseInt(
        in(
                "callers",
                "select count(*) from system.runtime.queries where query like 'EXECUTE%48151623%'"
                    + " and error_code = 'USER_CANCELED'")
            .cell());
  }

  @Test
  void aHistogramOfSixMillionRowsMovesOnlyItsBins() {
    Moved before = engine().moved();

    Answer chart =
        in("trino", "select quantity from lineitem visualise quantity as x draw histogram");

    assertThat(chart.body()).contains("vega-lite");
    Moved after = engine().moved();
    assertThat(after.rows() - before.rows()).isLessThan(100);
    assertThat(after.bytes() - before.bytes()).isLessThan(20_000);
  }

  @Test
  void aBoxplotOfSixMillionRowsMovesOnlyItsBoxes() {
    Moved before = engine().moved();

    Answer chart =
        in(
            "trino",
            "select returnflag, extendedprice from lineitem"
                + " visualise returnflag as x, extendedprice as y draw boxplot");

    assertThat(chart.body()).contains("vega-lite");
    Moved after = engine().moved();
    assertThat(after.rows() - before.rows()).isLessThan(100);
    assertThat(after.bytes() - before.bytes()).isLessThan(20_000);
  }
}
