package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.Api.Answer;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.JdbcEngine;
import dev.vitrine.warehouses.jdbc.Postgres;
import dev.vitrine.warehouses.jdbc.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of connections beside local ones in one statement.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RemoteTablesTest {

  @TempDir static Path directory;
  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    String database = Postgres.database();
    Postgres.run(
        database,
        "create table orders(id int, customer text, price numeric(10,2), at timestamptz, more jsonb)",
        "insert into orders values (1, 'ann', 1.25, '2026-01-31 10:00:00+02', '{\"k\": [1, 2]}'),"
            + " (2, 'bob', 2.50, null, null), (3, 'ann', 4.00, null, null)",
        "create table \"Odd Name\"(\"A b\" int)",
        "insert into \"Odd Name\" values (7)",
        "create table big as select i from generate_series(1, 3000) i",
        "create table half as select i from generate_series(1, 1500) i",
        "create table other_half as select i from generate_series(1, 1500) i",
        "create table dates(d date)",
        "insert into dates values (date '2026-01-31')",
        "create view slow as select pg_sleep(600)::text as t");
    Path lite =
        Sqlite.file(
            directory,
            "create table customers(name text, city text)",
            "insert into customers values ('ann', 'Oslo'), ('bob', 'Bergen')");
    Path file = directory.resolve("connections.yml");
    Files.writeString(
        file,
        """
        shop: {type: postgresql, host: localhost, port: %d, database: %s, user: postgres, password: postgres}
        crm: {type: sqlite, file: "%s"}
        """
            .formatted(Postgres.port(), database, lite));
    server =
        RealServer.start(
            "vitrine.connections-file", file.toString(), "vitrine.chart.loaded-rows", "2000");
    api = server.api();
    assertThat(
            api.inEngineSql().submit("create table local_names(name varchar, n integer)").status())
        .isEqualTo(200);
    assertThat(
            api.inEngineSql()
                .submit("insert into local_names values ('ann', 10), ('bob', 20)")
                .status())
        .isEqualTo(200);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(server.engine().openSessions()).isZero();
    assertThat(
            api.inEngineSql()
                .submit(
                    "select count(*) from duckdb_tables() where table_name like '\\_\\_remote%' escape '\\'")
                .cell())
        .isEqualTo("0");
    for (Connections.Connection each : server.bean(Connections.class).all()) {
      assertThat(((JdbcEngine) each.engine()).inUse()).isZero();
      assertThat(((JdbcEngine) each.engine()).arrowBytes()).isZero();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer run(String dialect, String sql) {
    return api.submitWith(sql, "SQL_DIALECT", dialect);
  }

  private static List<List<String>> rows(String dialect, String sql) {
    Answer answer = run(dialect, sql);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.data();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void tablesOfTwoConnectionsMeetALocalOne(String dialect) {
    assertThat(
            rows(
                dialect,
                "select c.city, sum(o.price) as total, max(l.n) from shop.public.orders o"
                    + " join crm.main.customers c on o.customer = c.name"
                    + " join local_names as l on l.name = c.name group by c.city order by c.city"))
        .containsExactly(List.of("Bergen", "2.50", "20"), List.of("Oslo", "5.25", "10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void aTableIsCalledByItsOwnNameOrAnAlias(String dialect) {
    assertThat(rows(dialect, "select orders.id from shop.public.orders where orders.id > 2"))
        .containsExactly(List.of("3"));
    assertThat(rows(dialect, "select count(*) from local_names, SHOP.public.orders where n = 10"))
        .containsExactly(List.of("3"));
    assertThat(
            rows(
                dialect,
                "with o as (select * from shop.public.orders) select count(*) from o a, o b"
                    + " where a.id in (select id from shop.public.orders)"))
        .containsExactly(List.of("9"));
    assertThat(rows(dialect, "select \"A b\" from shop.public.\"Odd Name\""))
        .containsExactly(List.of("7"));
    assertThat(rows(dialect, "select extract(year from dates.d) from shop.public.dates"))
        .containsExactly(List.of("2026"));
  }

  @Test
  void typesAreTheirsInSnowflakesWords() {
    assertThat(
            rows(
                "SNOWFLAKE",
                "select typeof(more), more:k[1]::int, at, price from shop.public.orders where id = 1"))
        .containsExactly(List.of("OBJECT", "2", "1769846400.000000000", "1.25"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void aTableIsLoadedIntoTheWarehouse(String dialect) {
    assertThat(
            run(
                    dialect,
                    "create or replace table loaded as select id, price from shop.public.orders")
                .status())
        .isEqualTo(200);
    assertThat(run(dialect, "insert into loaded select id, price from shop.public.orders").status())
        .isEqualTo(200);
    assertThat(rows(dialect, "select count(*), sum(price) from loaded"))
        .containsExactly(List.of("6", "15.50"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void aChartIsDrawnFromLocalAndOtherRows(String dialect) {
    Answer chart =
        run(
            dialect,
            "select o.price, l.n from shop.public.orders o join local_names l on l.name = o.customer"
                + " visualise price as x, n as y draw point");

    assertThat(chart.body()).contains("vega-lite", "4");
    assertThat(run(dialect, "visualise price as x from shop.public.orders draw histogram").body())
        .contains("vega-lite");
    assertThat(
            run(
                    dialect,
                    "select n from local_names visualise n as x, n as y draw point"
                        + " draw line mapping id as x, id as y from shop.public.orders")
                .body())
        .contains("vega-lite");
    assertThat(run(dialect, "visualise x as x from shop.public.nosuch draw point").text("code"))
        .isEqualTo("002003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void aChartsCommonTablesReadThem(String dialect) {
    for (String chart :
        List.of(
            "with o as (select id, price from shop.public.orders)"
                + " select * from o visualise id as x, price as y draw point",
            "with o as (select id, price from shop.public.orders)"
                + " visualise id as x, price as y from o draw point",
            "with o as (select id, price from shop.public.orders), n as (select * from local_names)"
                + " select * from n visualise n as x, n as y draw point"
                + " draw line mapping id as x, price as y from o")) {
      Answer answer = run(dialect, chart);

      assertThat(answer.status()).as(chart + " " + answer.body()).isEqualTo(200);
      assertThat(answer.body()).as(chart).contains("vega-lite", "1.25");
    }
  }

  @Test
  void aViewOfSnowflakesSqlNeedsTheirColumnsAloneAndReadsThemEachTime() {
    assertThat(run("SNOWFLAKE", "create view large as select i from shop.public.big").status())
        .isEqualTo(200);
    assertThat(
            run(
                    "SNOWFLAKE",
                    "create or replace secure view seen as select * from shop.public.dates")
                .status())
        .isEqualTo(200);
    long before = moved();
    assertThat(
            run("SNOWFLAKE", "create or replace view half as select * from shop.public.half")
                .status())
        .isEqualTo(200);
    assertThat(moved()).isEqualTo(before);

    assertThat(rows("SNOWFLAKE", "select count(*) from seen")).containsExactly(List.of("1"));
    assertThat(rows("SNOWFLAKE", "select count(*) from half")).containsExactly(List.of("1500"));
    assertThat(moved()).isEqualTo(before + 1501);
    assertThat(run("SNOWFLAKE", "select count(*) from large").text("message"))
        .contains("LARGE", "shop.public.big is too large");
    for (String view : List.of("large", "seen", "half")) {
      assertThat(run("SNOWFLAKE", "drop view " + view).status()).isEqualTo(200);
    }
  }

  private static long moved() {
    Connections.Connection shop = server.bean(Connections.class).find("shop").orElseThrow();
    return ((JdbcEngine) shop.engine()).moved().rows();
  }

  @Test
  void aViewOfDuckDbsSqlIsRefusedBecauseItWouldOutliveThem() {
    for (String sql :
        List.of(
            "create view seen as select * from shop.public.orders",
            "create or replace temp view seen as from shop.public.orders",
            "create macro seen() as table select * from shop.public.orders")) {
      Answer answer = run("DUCKDB", sql);

      assertThat(answer.text("code")).as(sql).isEqualTo("000002");
      assertThat(answer.text("message"))
          .as(sql)
          .contains("shop.public.orders", "CREATE TABLE ... AS SELECT");
    }
    assertThat(run("DUCKDB", "select * from seen").text("code")).isEqualTo("002003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void eachStatementSeesTheTableAsItIsThen(String dialect) {
    String database =
        server.bean(Connections.class).find("shop").orElseThrow().spec().database().orElseThrow();
    assertThat(rows(dialect, "select count(*) from shop.public.dates"))
        .containsExactly(List.of("1"));
    Postgres.run(database, "insert into dates values (date '2026-02-01')");

    assertThat(rows(dialect, "select count(*) from shop.public.dates"))
        .containsExactly(List.of("2"));

    Postgres.run(database, "delete from dates where d > date '2026-01-31'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void whatIsTooMuchOrNotThereIsTold(String dialect) {
    Answer large = run(dialect, "select count(*) from shop.public.big");
    Answer absent = run(dialect, "select * from shop.public.nosuch");

    assertThat(large.text("code")).isEqualTo("391982");
    assertThat(large.text("message")).contains("shop.public.big is too large", "2000 rows");
    assertThat(
            rows(
                dialect,
                "select count(*) from shop.public.half a join shop.public.half b on a.i = b.i"))
        .containsExactly(List.of("1500"));
    assertThat(
            run(dialect, "select 1 from shop.public.half a join shop.public.other_half b on true")
                .text("message"))
        .contains("shop.public.other_half is too large");
    assertThat(absent.text("code")).isEqualTo("002003");
    assertThat(absent.text("message")).contains("nosuch").doesNotContain("position");
    assertThat(run(dialect, "delete from shop.public.orders").status()).isEqualTo(422);
    assertThat(run(dialect, "select * from nobody.public.orders").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void severalStatementsOfASessionReadThem(String dialect) {
    Answer parent =
        api.submit(
            "create temporary table kept as select id from shop.public.orders;"
                + " select count(*) from kept join shop.public.orders o on o.id = kept.id",
            Map.of("parameters", Map.of("MULTI_STATEMENT_COUNT", "2", "SQL_DIALECT", dialect)),
            "");

    assertThat(parent.status()).as(parent.body()).isEqualTo(200);
    assertThat(api.get(parent.handles().get(1), "").cell()).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNOWFLAKE", "DUCKDB"})
  void aCancelReachesTheConnectionThatIsFetchedFrom(String dialect) {
    String handle =
        api.submit(
                "select * from shop.public.slow join local_names on true",
                Api.parameters("SQL_DIALECT", dialect),
                "?async=true")
            .handle();
    String running =
        "select count(*) from pg_stat_activity where state = 'active' and query ilike '%public.slow'";
    RealServer.eventually("runs there", () -> there(running).equals("1"));

    assertThat(api.cancel(handle).status()).isEqualTo(200);

    RealServer.eventually("stopped there", () -> there(running).equals("0"));
    assertThat(api.ended(handle).text("code")).isEqualTo("000604");
    RealServer.eventually("given up", () -> server.engine().openSessions() == 0);
    RealServer.eventually("given back", () -> engine().inUse() == 0);
  }

  @Test
  void aDriversSessionReadsThemInItsTransactionToo() {
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    DriverClient client = DriverClient.of(server, "ADMIN");
    client.query("create database drivers");
    client.query("create table copied (id int)");

    assertThat(client.query("select count(*) from shop.public.orders").rows()).hasToString("[[3]]");
    client.query("begin");
    client.query("insert into copied select id from shop.public.orders");
    assertThat(
            client.query("select count(*) from copied join shop.public.orders using (id)").rows())
        .hasToString("[[3]]");
    client.query("rollback");
    assertThat(client.query("select count(*) from copied").rows()).hasToString("[[0]]");
    assertThat(client.query("select count(*) from shop.public.nosuch").success()).isFalse();

    assertThat(client.logout().success()).isTrue();
  }

  private static JdbcEngine engine() {
    return (JdbcEngine) server.bean(Connections.class).find("shop").orElseThrow().engine();
  }

  private static String there(String sql) {
    return api.submit(sql, Map.of("warehouse", "shop"), "").cell();
  }

  @Test
  void aSessionOfTheSessionsDoorReadsThem() {
    SessionsDoor door = new SessionsDoor(server.base(), SessionsDoor.TODAY);
    String session = door.create();
    door.upload(session, "own.csv", "name,score\nann,5\nbob,6\n");

    Answer answer =
        door.sql(
            session,
            "SELECT c.city, own.score FROM own JOIN crm.main.customers c ON c.name = own.name"
                + " ORDER BY 1");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.in(answer, "rows"))
        .isEqualTo(
            List.of(Map.of("city", "Bergen", "score", 6), Map.of("city", "Oslo", "score", 5)));
    assertThat(
            door.sql(
                    session,
                    "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name LIKE '%remote%'")
                .body())
        .contains("\"n\":0");
    door.delete(session);
  }
}
