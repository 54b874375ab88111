package dev.vitrine.warehouses.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbEngineTest {

  private DuckDbEngine engine;
  private Client client;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.inMemory(WarehouseConfig.small());
    client = new Client(engine);
  }

  @AfterEach
  void leavesNoRowsBehind() {
    assertThat(engine.arrowBytes()).isZero();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1::tinyint | FIXED | 1",
        "255::utinyint | FIXED | 255",
        "18446744073709551615::ubigint | FIXED | 18446744073709551615",
        "170141183460469231731687303715884105727::hugeint | FIXED | 170141183460469231731687303715884105727",
        "7::uhugeint | FIXED | 7",
        "1.50::decimal(10,2) | FIXED | 1.50",
        "1.5::double | REAL | 1.5",
        "true | BOOLEAN | true",
        "'é' | TEXT | é",
        "null | TEXT | null",
        "uuid '00000000-0000-0000-0000-000000000001' | TEXT | 00000000-0000-0000-0000-000000000001",
        "interval '1 day 2 hours' | TEXT | 1 day 02:00:00",
        "'a'::enum('a', 'b') | TEXT | a",
        "'101'::bit | TEXT | 101",
        "timetz '12:00:00+02' | TEXT | 12:00:00+02",
        "'POINT(1 2)'::geometry | TEXT | POINT (1 2)",
        "123456789012345678901234567890123456789012345::bignum | TEXT | 123456789012345678901234567890123456789012345",
        "date '2020-01-01' | DATE | 18262",
        "time '12:00:00.5' | TIME | 43200500000",
        "timestamp '2020-01-01 00:00:00.5' | TIMESTAMP_NTZ | 2020-01-01T00:00:00.500",
        "timestamp_ns '2020-01-01 00:00:00.123456789' | TIMESTAMP_NTZ | 2020-01-01T00:00:00.123456789",
        "timestamptz '2020-01-01 02:00:00+02' | TIMESTAMP_LTZ | 1577836800000000",
        "[1, null] | ARRAY | [1,null]",
        "[1, 2]::int[2] | ARRAY | [1,2]",
        "{'a': 1} | OBJECT | {\"a\":1}",
        "map {'k': 1} | OBJECT | {\"k\":1}",
        "'{\"b\": 1 }'::json | VARIANT | {\"b\": 1 }",
        "{'a': 1}::variant | VARIANT | {\"a\":1}",
        "null::int[] | ARRAY | null"
      })
  void bringsEveryType(String expression, Kind kind, String value) {
    assertThat(client.value("select " + expression)).isEqualTo(value);
    assertThat(client.lastColumns().getFirst().type().kind()).isEqualTo(kind);
  }

  @Test
  void keepsOrderAndOddNamesOfConvertedColumns() {
    assertThat(
            client.rows(
                "select i as a, [i] as a, 'x' as \"q\"\"r\" from range(3) t(i) order by i desc"))
        .containsExactly(List.of(2L, "[2]", "x"), List.of(1L, "[1]", "x"), List.of(0L, "[0]", "x"));
    assertThat(client.lastColumns().stream().map(Column::name)).containsExactly("A", "A", "q\"r");
  }

  @Test
  void bindsEveryKindOfValue() {
    assertThat(
            client.rows(
                "select ?, ?::decimal(5,2), ?, ?, ?, ?, ?, ?, [?], ?",
                "a",
                new BigDecimal("1.25"),
                1.5,
                true,
                LocalDate.of(2020, 1, 2),
                LocalTime.of(10, 0, 1),
                LocalDateTime.of(2020, 1, 2, 3, 4),
                OffsetDateTime.parse("2020-01-02T00:00:00+02:00"),
                "b",
                null))
        .containsExactly(
            Arrays.asList(
                "a",
                new BigDecimal("1.25"),
                1.5,
                true,
                18263,
                36001000000L,
                LocalDateTime.of(2020, 1, 2, 3, 4),
                1577916000000000L,
                "[\"b\"]",
                null));
    assertThat(client.error("select ?").code()).isEqualTo(ErrorCode.BIND_NOT_SET);
  }

  @Test
  void learnsTypesThatAreKnownOnlyAtRunTime() {
    engine.openSession("s", Client.SNOWFLAKE);
    Client session = new Client(engine).in("s");
    client.run("create table t as select * from (values ('a', 1), ('b', 2)) v(k, n)");

    for (Client each : List.of(client, session)) {
      assertThat(each.rows("select [?], ?", "x", "y")).containsExactly(List.of("[\"x\"]", "y"));
      assertThat(each.rows("select [?], ?", "x", "y")).containsExactly(List.of("[\"x\"]", "y"));
      assertThat(each.rows("pivot vitrine.public.t on k using list(n)"))
          .containsExactly(List.of("[1]", "[2]"));
    }
  }

  @Test
  void foldsNamesInOneDialectOnly() {
    client.run("create table t(a integer, \"b\" integer)");

    client.rows("select *, 1 as c from t");
    assertThat(client.lastColumns().stream().map(Column::name)).containsExactly("A", "b", "C");

    Client plain = new Client(engine).with(Client.DUCKDB);
    plain.rows("select 1 as c");
    assertThat(plain.lastColumns().stream().map(Column::name)).containsExactly("c");
  }

  @Test
  void ordersNullsAsTheDialectDoes() {
    String sql = "select x from (values (1), (null), (2)) t(x) order by x desc";

    assertThat(client.rows(sql).getFirst().getFirst()).isNull();
    assertThat(new Client(engine).with(Client.DUCKDB).rows(sql).getFirst().getFirst()).isEqualTo(2);
  }

  @Test
  void runsEachStatementInItsTimeZone() {
    Settings paris = new Settings("VITRINE", "PUBLIC", ZoneId.of("Europe/Paris"), true);
    Settings offset = new Settings("VITRINE", "PUBLIC", ZoneId.of("+05:30"), true);
    String sql = "select (timestamptz '2020-01-01 00:00:00+00')::varchar";

    assertThat(client.value(sql)).isEqualTo("2020-01-01 00:00:00+00");
    assertThat(new Client(engine).with(paris).value(sql)).isEqualTo("2020-01-01 01:00:00+01");
    assertThat(new Client(engine).with(offset).value(sql)).isEqualTo("2020-01-01 05:30:00+05:30");
  }

  @Test
  void noticesThatATableChangedItsTypes() {
    client.run("create table t as select 1 as a");
    assertThat(client.value("select * from t")).isEqualTo("1");
    client.run("create or replace table t as select [2] as a");

    assertThat(client.value("select * from t")).isEqualTo("[2]");
    client.run("create or replace table t as select 'x' as a");

    assertThat(client.value("select * from t")).isEqualTo("x");
    assertThat(client.lastColumns().getFirst().type()).isEqualTo(SqlType.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select nocol from t | INVALID_IDENTIFIER | 1:7 | invalid identifier 'NOCOL'",
        "select x.b from t x | INVALID_IDENTIFIER | 1:7 | invalid identifier",
        "select 'é' /* c */, nocol from vitrine.public.t | INVALID_IDENTIFIER | 1:20 | line 1 at position 20",
        "select * from nosuch | OBJECT_NOT_FOUND | 1:14 | Object 'NOSUCH' does not exist or not authorized",
        "select * from d.s.nosuch | OBJECT_NOT_FOUND | 1:14 | 'D.S.NOSUCH'",
        "drop table nosuch | OBJECT_NOT_FOUND |  | 'NOSUCH' does not exist",
        "select 1 + | SYNTAX | 1:9 | syntax error line 1",
        "selec 1 | SYNTAX | 1:0 | unexpected 'selec'",
        "select foo(1) | UNKNOWN_FUNCTION | 1:7 | Unknown function foo",
        "select substr('a') | TOO_FEW_ARGUMENTS | 1:7 | expected 2, got 1",
        "select substr('a', 1, 2, 3) | TOO_MANY_ARGUMENTS | 1:7 | expected 3, got 4",
        "select a from t x, t y | AMBIGUOUS_COLUMN | 1:7 | ambiguous column name 'A'",
        "select a, count(*) from t | NOT_IN_GROUP_BY | 1:7 | 'A' in select clause",
        "select 1 union select 1, 2 | SET_OPERATION_ARITY |  | invalid number of result columns",
        "create table t(a int) | OBJECT_EXISTS |  | Object 'T' already exists",
        "create table z(a int, a int) | DUPLICATE_COLUMN |  | duplicate column name 'A'",
        "insert into t values (1, 2) | INSERT_ARITY |  | expecting 1 but got 2",
        "insert into t values (null) | NULL_IN_NOT_NULL |  | NULL result in a non-nullable column",
        "insert into t values (1), (1) | CONSTRAINT |  | duplicate key",
        "select 1 // 0 | DIVISION_BY_ZERO |  | Division by zero",
        "select 'x'::int | NOT_NUMERIC | 1:10 | Numeric value 'x' is not recognized",
        "select 'x'::decimal(5,2) | NOT_NUMERIC | 1:10 | Numeric value 'x' is not recognized",
        "select 'x'::boolean | NOT_BOOLEAN | 1:10 | Boolean value 'x' is not recognized",
        "select 'x'::date | NOT_A_DATE | 1:10 | Date 'x' is not recognized",
        "select 'x'::timestamp | NOT_A_TIMESTAMP | 1:10 | Timestamp 'x' is not recognized",
        "select 300::tinyint | NUMBER_OUT_OF_RANGE | 1:10 | out of representable range",
        "select '{'::json | JSON_INVALID | 1:10 | Error parsing JSON",
        "select (select 1 union all select 2) | SINGLE_ROW_SUBQUERY |  | more than one row",
        "use schema nosuch | OBJECT_NOT_FOUND_FOR_OPERATION |  | VITRINE.NOSUCH"
      })
  void tellsErrorsInSnowflakesWords(String sql, ErrorCode code, String place, String words) {
    client.run("create table t(a int not null unique)");

    SqlError error = client.error(sql);

    assertThat(error.code()).as(error.text()).isEqualTo(code);
    assertThat(error.text()).contains(words).doesNotContain("__vitrine");
    assertThat(error.position())
        .isEqualTo(
            Optional.ofNullable(place)
                .map(p ->
                    new Position(
                        Integer.parseInt(p.substring(0, 1)), Integer.parseInt(p.substring(2)))));
  }

  @Test
  void tellsAnErrorThatComesLateInAStream() {
    assertThat(
            client
                .error(
                    "select (case when i = 1900000 then 'x' else '1' end)::int from range(2000000) t(i)")
                .code())
        .isEqualTo(ErrorCode.NOT_NUMERIC);
  }

  @Test
  void makesNothingByItsBareNameWhereThereIsNoSchema() {
    Client lost = new Client(engine).with(new Settings("NO", "SUCH", ZoneId.of("UTC"), true));

    assertThat(lost.error("create table t (a int)").code())
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION);
    assertThat(lost.error("select * from t").code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void findsDottedNamesWhereThereIsNoSchema() {
    client.run("create table t as select 7 as a");
    Client lost = new Client(engine).with(new Settings("NO", "SUCH", ZoneId.of("UTC"), true));

    assertThat(lost.value("select a from vitrine.public.t")).isEqualTo("7");
  }

  @Test
  void makesDatabasesAndSchemas() {
    client.run("create database d");
    client.run("create schema d.s");
    client.run("create table d.s.t as select 1 as a");
    client.run("create table d.public.t as select 2 as a");

    assertThat(client.rows("select t.a, d.s.t.a from d.s.t")).containsExactly(List.of(1, 1));
    assertThat(client.rows("select x.a + y.a from d.s.t x, d.public.t y")).hasSize(1);
    assertThat(client.rows("show databases")).containsExactly(List.of("D"), List.of("VITRINE"));
    assertThat(client.error("create database d").code()).isEqualTo(ErrorCode.OBJECT_EXISTS);
    client.run("create schema if not exists d.s");
    client.run("drop schema d.s");
    assertThat(client.error("select * from d.s.t").code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    client.run("drop database d");
    assertThat(client.error("use database d").code())
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION);
  }

  @Test
  void takesBackADefinitionThatTheGateRefuses() {
    assertThatThrownBy(
            () -> engine.run(client.statement("create table t(a int)"), client, () -> false))
        .isInstanceOf(SqlError.class);

    assertThat(client.error("select * from t").code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void givesTheRowsOfAReturningClause() {
    client.run("create table t(a int)");

    assertThat(client.rows("insert into t values (1), (2) returning a, [a] as l"))
        .containsExactly(List.of(1, "[1]"), List.of(2, "[2]"));
    assertThat(client.run("delete from t")).isEqualTo(new Outcome.Changed(2));
  }

  @Test
  void retriesWritersThatMeet() throws Exception {
    client.run("create table t as select 0 as a");
    List<Thread> writers =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(_ ->
                Thread.ofPlatform()
                    .start(() -> {
                      for (int i = 0; i < 10; i++) {
                        new Client(engine).run("update t set a = a + 1");
                      }
                    }))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(client.value("select a from t")).isEqualTo("40");
  }

  @Test
  void letsNothingOfATemporaryTableStay() {
    client.run("create temp table mine as select 1 as a");

    assertThat(client.error("select * from mine").code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void keepsWhatASessionMade() {
    engine.openSession("s", Client.SNOWFLAKE);
    Client session = new Client(engine).in("s");

    session.run("create temp table mine as select 1 as a");
    session.run("set variable v = 5");
    session.run("create database d");

    assertThat(session.value("select a + getvariable('v') from temp.mine")).isEqualTo("6");
    assertThat(engine.settings("s").database()).isEqualTo("D");
    session.run("use vitrine.public");
    assertThat(engine.settings("s")).isEqualTo(Client.SNOWFLAKE);
  }

  @Test
  void commitsASessionsTransactionAsAWhole() {
    engine.openSession("s", Client.SNOWFLAKE);
    Client session = new Client(engine).in("s");
    client.run("create table t(a int)");
    var insert = session.statement("insert into t values (1)");

    session.run("begin");
    engine.run(insert, session, CommitGate.OPEN);
    assertThat(client.rows("select * from t")).isEmpty();
    assertThat(engine.committed(insert.handle())).isEmpty();
    session.run("commit");

    assertThat(client.rows("select * from t")).hasSize(1);
    assertThat(engine.committed(insert.handle())).contains(new Outcome.Changed(1));
  }

  @Test
  void saysThatAnErrorAbortedTheTransaction() {
    engine.openSession("s", Client.SNOWFLAKE);
    Client session = new Client(engine).in("s");
    session.run("create table t(a int)");
    session.run("begin");
    session.run("insert into t values (1)");

    assertThat(session.error("select nocol from t").text()).contains("ROLLBACK");
    session.run("rollback");

    assertThat(session.rows("select * from t")).isEmpty();
  }

  @Test
  void keepsItsDataAndRefusesAnotherFormat(@TempDir Path directory) throws Exception {
    try (DuckDbEngine first = new DuckDbEngine(Optional.of(directory), WarehouseConfig.small())) {
      new Client(first).run("create table t as select 7 as a");
    }
    try (DuckDbEngine second = new DuckDbEngine(Optional.of(directory), WarehouseConfig.small())) {
      assertThat(new Client(second).value("select a from t")).isEqualTo("7");
    }
    try (var raw =
            java.sql.DriverManager.getConnection(
                "jdbc:duckdb:" + directory.resolve("vitrine.duckdb"));
        var statement = raw.createStatement()) {
      statement.execute("update __vitrine.format set version = 99");
    }

    assertThatThrownBy(() -> new DuckDbEngine(Optional.of(directory), WarehouseConfig.small()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("format 99");
  }

  @Test
  void makesSamplesOnTheFirstStartOnly(@TempDir Path directory) {
    WarehouseConfig config = WarehouseConfig.small().withSamples();
    try (DuckDbEngine first = new DuckDbEngine(Optional.of(directory), config)) {
      Client own = new Client(first);
      assertThat(own.value("select count(*) from samples.public.penguins")).isEqualTo("344");
      assertThat(own.value("select count(*) from samples.public.airquality")).isEqualTo("153");
      assertThat(own.value("select count(geom) from samples.public.world")).isEqualTo("177");
      assertThat(own.value("select count(distinct order_id) from samples.public.orders"))
          .isEqualTo("100000");
      assertThat(own.value("select sex from samples.public.penguins where bill_len is null"))
          .isEqualTo("null");
      own.run("drop database samples");
    }
    try (DuckDbEngine second = new DuckDbEngine(Optional.of(directory), config)) {
      assertThat(new Client(second).rows("show databases")).containsExactly(List.of("VITRINE"));
    }
  }

  @Test
  void countriesComeToADatabaseThatIsOlderThanThey(@TempDir Path directory) throws SQLException {
    WarehouseConfig config = WarehouseConfig.small().withSamples();
    new DuckDbEngine(Optional.of(directory), config).close();
    String file = "jdbc:duckdb:" + directory.resolve("vitrine.duckdb");
    try (Connection old = DriverManager.getConnection(file);
        Statement statement = old.createStatement()) {
      statement.execute("drop table \"SAMPLES.PUBLIC\".WORLD");
      statement.execute("drop table \"SAMPLES.GGSQL\".WORLD");
      statement.execute("drop table \"SAMPLES.PUBLIC\".ORDERS");
      statement.execute("delete from __vitrine.made where name = 'WORLD'");
    }

    try (DuckDbEngine engine = new DuckDbEngine(Optional.of(directory), config)) {
      Client own = new Client(engine);
      assertThat(own.value("select count(geom) from samples.ggsql.world")).isEqualTo("177");
      assertThatThrownBy(() -> own.value("select count(*) from samples.public.orders"))
          .isInstanceOf(SqlError.class);
    }
  }
}
