package dev.vitrine.server;

import static dev.vitrine.server.SessionsDoor.PLAN;
import static dev.vitrine.server.SessionsDoor.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions, their SQL and their charts, in both shapes.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionsDoorTest {

  private static RealServer server;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.sessions.load-sample-data", "true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static SessionsDoor door(String root, String... headers) {
    return new SessionsDoor(server.base(), root, headers);
  }

  private static void assertError(Answer answer, int status, String type, String message) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.at("status")).isEqualTo("error");
    assertThat(answer.at("error", "type")).isEqualTo(type);
    assertThat(answer.at("error", "message")).asString().contains(message);
    assertThat(answer.json()).doesNotContainKey("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void aSessionBeginsAndEnds(String root) {
    SessionsDoor door = door(root);
    String session = door.create();

    assertThat(session).matches("[0-9a-f]{32}");
    assertThat(door.in(door.tables(session), "tables"))
        .isEqualTo(List.of("products", "sales", "employees"));
    Answer deleted = door.delete(session);
    assertThat(deleted.body())
        .isEqualTo(
            door.isToday() ? "{\"status\":\"success\",\"data\":null}" : "{\"status\":\"deleted\"}");
    assertError(
        door.tables(session), 404, "SessionNotFound", "Session '" + session + "' not found");
    assertError(door.delete(session), 404, "SessionNotFound", "not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void aNewSessionsBodyIsIgnored(String root) {
    SessionsDoor door = door(root);
    for (String type : List.of("application/json", "text/plain", "application/octet-stream")) {
      Answer answer = door.send("POST", "", type, "no {json".getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.status()).as(type).isEqualTo(200);
      door.delete(String.valueOf(door.in(answer, door.name("sessionId"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void anUnknownSessionIsNotFoundOnAnyRoute(String root) {
    SessionsDoor door = door(root);
    String no = "0123456789abcdef0123456789abcdef";
    String message = "Session '" + no + "' not found";
    List<Answer> answers =
        List.of(
            door.delete(no),
            door.tables(no),
            door.sql(no, "SELECT 1"),
            door.query(no, "SELECT 1 AS a VISUALISE a AS x DRAW point"),
            door.upload(no, "a.csv", "a\n1\n"),
            door.get("/" + no + "/schema"),
            door.get("/" + no + "/schema/tables"),
            door.get("/" + no + "/schema/table/t"),
            door.get("/" + no + "/statements"));
    answers.forEach(answer -> assertError(answer, 404, "SessionNotFound", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void rowsAreObjects(String root) {
    SessionsDoor door = door(root);
    String session = door.create();

    Answer answer =
        door.sql(session, "SELECT name, stock FROM products WHERE stock > 100 ORDER BY stock");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.in(answer, "rows"))
        .isEqualTo(
            List.of(
                Map.of("name", "Head Torch", "stock", 120),
                Map.of("name", "Wool Socks", "stock", 310)));
    assertThat(door.in(answer, "columns")).isEqualTo(List.of("name", "stock"));
    assertThat(door.in(answer, door.name("rowCount"))).isEqualTo(2);
    assertThat(door.in(answer, "truncated")).isEqualTo(false);
    assertThat(answer.header("X-Statement-Handle")).matches("[0-9a-f-]{36}");
    assertThat(door.in(door.sql(session, "SELECT count(*) AS n FROM sales"), "rows"))
        .isEqualTo(List.of(Map.of("n", 36)));
    assertThat(door.in(door.sql(session, "SELECT count(*) AS n FROM employees"), "rows"))
        .isEqualTo(List.of(Map.of("n", 6)));
    assertThat(door.in(door.sql(session, "SELECT count(*) AS n FROM main.products"), "rows"))
        .isEqualTo(List.of(Map.of("n", 7)));
    door.delete(session);
  }

  @Test
  void valuesOfEveryTypeAreRight() {
    SessionsDoor door = door(TODAY);
    String session = door.create();

    Answer answer =
        door.sql(
            session,
            """
            SELECT TIME '12:34:56.789' AS t, [1, 2, NULL] AS l, {'a': 1, 'b': 'x'} AS s,
              MAP {'k': 1} AS m, '\\xAA\\x01'::BLOB AS b, INTERVAL '1 month 2 days' AS i,
              'x'::ENUM('x', 'y') AS e, TIMESTAMPTZ '2024-01-01 10:00:00+02' AS z,
              'nan'::DOUBLE AS nan, '-inf'::DOUBLE AS inf, [1.5, 'nan'::DOUBLE] AS ln,
              1.50::DECIMAL(5, 2) AS d, 9007199254740993 AS big,
              170141183460469231731687303715884105727::HUGEINT AS h, DATE '2024-02-03' AS dt,
              TIMESTAMP '2024-02-03 01:02:03.5' AS ts, TRUE AS bo, NULL AS nu,
              UUID '00000000-0000-0000-0000-000000000001' AS u, 1 AS a, 2 AS a
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "{\"t\":\"12:34:56.789\",\"l\":[1,2,null],\"s\":{\"a\":1,\"b\":\"x\"},\"m\":{\"k\":1},"
                + "\"b\":\"AA01\",\"i\":\"1 month 2 days\",\"e\":\"x\",\"z\":\"2024-01-01T08:00:00Z\","
                + "\"nan\":null,\"inf\":null,\"ln\":[1.5,null],\"d\":1.50,\"big\":9007199254740993,"
                + "\"h\":170141183460469231731687303715884105727,\"dt\":\"2024-02-03\","
                + "\"ts\":\"2024-02-03T01:02:03.5\",\"bo\":true,\"nu\":null,"
                + "\"u\":\"00000000-0000-0000-0000-000000000001\",\"a\":1,\"a_2\":2}");
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void tenThousandRowsAreToldAndAllAreCounted(String root) {
    SessionsDoor door = door(root);
    String session = door.create();

    Answer more = door.sql(session, "SELECT i FROM range(25000) t(i) ORDER BY i");
    Answer exactly = door.sql(session, "SELECT i FROM range(10000) t(i)");

    assertThat((List<?>) door.in(more, "rows")).hasSize(10_000);
    assertThat(door.in(more, "rows", 9_999)).isEqualTo(Map.of("i", 9_999));
    assertThat(door.in(more, door.name("rowCount"))).isEqualTo(25_000);
    assertThat(door.in(more, "truncated")).isEqualTo(true);
    assertThat(door.in(exactly, "truncated")).isEqualTo(false);
    assertThat((List<?>) door.in(exactly, "rows")).hasSize(10_000);
    door.delete(session);
  }

  @Test
  void statementsWithoutRowsAnswerNone() {
    SessionsDoor door = door(TODAY);
    String session = door.create();
    String none = "{\"rows\":[],\"columns\":[],\"rowCount\":0,\"truncated\":false}";

    for (String text :
        List.of(
            "CREATE TABLE t (a INTEGER)",
            "INSERT INTO t VALUES (1), (2)",
            "UPDATE t SET a = 3 WHERE a = 1",
            "DELETE FROM t WHERE a = 3",
            "MERGE INTO t USING (SELECT 7 AS a) s ON t.a = s.a WHEN NOT MATCHED THEN INSERT VALUES (s.a)",
            "ALTER TABLE t ADD COLUMN b INTEGER",
            "CREATE VIEW v AS SELECT * FROM t")) {
      assertThat(door.sql(session, text).body()).as(text).contains(none);
    }
    assertThat(door.in(door.sql(session, "INSERT INTO t VALUES (9, 9) RETURNING a"), "rows"))
        .isEqualTo(List.of(Map.of("a", 9)));
    assertThat(door.in(door.sql(session, "SELECT a FROM v ORDER BY a"), "rows"))
        .isEqualTo(List.of(Map.of("a", 2), Map.of("a", 7), Map.of("a", 9)));
    assertThat(door.in(door.sql(session, "SELECT * FROM t WHERE a > 99"), "columns"))
        .isEqualTo(List.of("a", "b"));
    door.delete(session);
  }

  @Test
  void ofSeveralStatementsTheLastOnesRowsAreTold() {
    SessionsDoor door = door(TODAY);
    String session = door.create();

    Answer answer =
        door.sql(session, "CREATE TABLE a AS SELECT 1 AS n; INSERT INTO a VALUES (2); FROM a; ");
    Answer failed = door.sql(session, "INSERT INTO a VALUES (3); SELECT * FROM nowhere");

    assertThat(door.in(answer, "rows")).isEqualTo(List.of(Map.of("n", 1), Map.of("n", 2)));
    assertError(failed, 400, "InvalidQuery", "Data source error: ");
    assertThat(door.in(door.sql(session, "SELECT count(*) AS n FROM a"), "rows"))
        .isEqualTo(List.of(Map.of("n", 3)));
    door.delete(session);
  }

  @Test
  void whatAStatementLeavesOnItsConnectionTheNextOneFinds() {
    SessionsDoor door = door(TODAY);
    String session = door.create();

    door.sql(session, "CREATE TEMP TABLE mine AS SELECT 42 AS answer");
    door.sql(session, "SET VARIABLE x = 7");
    door.sql(session, "BEGIN");
    door.sql(session, "INSERT INTO mine VALUES (43)");

    assertThat(door.in(door.sql(session, "SELECT count(*) AS n FROM mine"), "rows"))
        .isEqualTo(List.of(Map.of("n", 2)));
    assertThat(
            door.query(session, "SELECT answer FROM mine VISUALISE answer AS x DRAW histogram")
                .status())
        .isEqualTo(200);
    door.sql(session, "ROLLBACK");
    assertThat(door.in(door.sql(session, "SELECT answer, getvariable('x') AS x FROM mine"), "rows"))
        .isEqualTo(List.of(Map.of("answer", 42, "x", 7)));
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void faultsOfTheEngineAreInvalidQueries(String root) {
    SessionsDoor door = door(root);
    String session = door.create();

    for (String text :
        List.of("SELEC 1", "SELECT * FROM nowhere", "SELECT nocolumn FROM products", "")) {
      assertError(door.sql(session, text), 400, "InvalidQuery", "Data source error: ");
    }
    Answer failed = door.sql(session, "SELECT error('that is it')");
    assertThat(failed.header("X-Statement-Handle")).matches("[0-9a-f-]{36}");
    assertError(
        door.sql(session, "SELECT 1 AS a VISUALISE a AS x DRAW point"),
        400,
        "InvalidQuery",
        "VISUALISE");
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void anUnknownConnectionIsRefused(String root) {
    SessionsDoor door = door(root);
    String session = door.create();
    String words = "Unknown connection: 'nope'";
    String message = door.isToday() ? '"' + words + '"' : words;

    for (String what : List.of("sql", "query")) {
      Answer answer =
          door.post(
              session,
              what,
              Map.of("query", "SELECT 1 AS a VISUALISE a AS x DRAW point", "connection", "nope"));
      if (what.equals("sql")) {
        answer = door.post(session, what, Map.of("query", "SELECT 1", "connection", "nope"));
      }
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("error", "type")).isEqualTo("ConnectionNotFound");
      assertThat(answer.at("error", "message")).isEqualTo(message);
    }
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void aChartIsASpecWithItsMetadata(String root) {
    SessionsDoor door = door(root);
    String session = door.create();

    Answer bars =
        door.query(
            session,
            "SELECT region, sum(amount) AS total FROM sales GROUP BY region"
                + " VISUALISE region AS x, total AS y DRAW bar DRAW point");
    Answer several =
        door.query(
            session,
            "CREATE TABLE made AS SELECT * FROM products; SELECT * FROM made"
                + " VISUALISE price AS x DRAW histogram");
    Answer builtIn =
        door.query(
            session, "VISUALISE bill_len AS x, bill_dep AS y FROM ggsql:penguins DRAW point");

    assertThat(bars.status()).as(bars.body()).isEqualTo(200);
    assertThat(door.in(bars, "spec", "$schema")).asString().contains("vega-lite");
    assertThat(door.in(bars, "metadata", "rows")).isEqualTo(3);
    assertThat(door.in(bars, "metadata", "layers")).isEqualTo(2);
    assertThat((List<?>) door.in(bars, "metadata", "columns")).isNotEmpty();
    assertThat(((Map<?, ?>) door.in(bars, "metadata")).keySet())
        .isEqualTo(Set.of("rows", "columns", "layers"));
    assertThat(bars.header("X-Statement-Handle")).matches("[0-9a-f-]{36}");
    assertThat(several.status()).as(several.body()).isEqualTo(200);
    assertThat(builtIn.status()).as(builtIn.body()).isEqualTo(200);
    assertThat(door.in(builtIn, "metadata", "rows")).isEqualTo(344);
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void badChartsAreInvalidQueries(String root) {
    SessionsDoor door = door(root);
    String session = door.create();

    assertThat(door.query(session, "SELECT 1").at("error", "message"))
        .isEqualTo("Query must contain VISUALISE clause");
    assertError(
        door.query(session, "SELECT 1 AS a VISUALISE a AS x DRAW"),
        400,
        "InvalidQuery",
        "Invalid ggsql query: Parse error");
    assertError(
        door.query(session, "SELECT 1 AS a VISUALISE a AS x DRAW line"),
        400,
        "InvalidQuery",
        "Validation error: Layer 1: ");
    assertError(
        door.query(session, "SELECT * FROM nowhere VISUALISE a AS x DRAW point"),
        400,
        "InvalidQuery",
        "Data source error: ");
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void faultyRequestsAreToldAsThePeersFrameworkWould(String root) {
    SessionsDoor door = door(root);
    String session = door.create();
    String sql = "/" + session + "/sql";
    Map<String, String> bodies =
        Map.of(
            "",
                "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\",\"input\":null}]}",
            "{\"q\":1}",
                "\"type\":\"missing\",\"loc\":[\"body\",\"query\"],\"msg\":\"Field required\",\"input\":{\"q\":1}",
            "{\"query\":5}",
                "\"type\":\"string_type\",\"loc\":[\"body\",\"query\"],\"msg\":\"Input should be a valid string\",\"input\":5",
            "{\"query\":null}", "\"type\":\"string_type\",\"loc\":[\"body\",\"query\"]",
            "{\"query\":\"SELECT 1\",\"connection\":5}", "\"loc\":[\"body\",\"connection\"]",
            "[", "\"type\":\"json_invalid\"",
            "[1]", "\"type\":\"model_attributes_type\",\"loc\":[\"body\"]");
    bodies.forEach((body, words) -> {
      Answer answer =
          door.send("POST", sql, "application/json", body.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as(body).isEqualTo(422);
      assertThat(answer.body()).contains(words);
    });
    assertThat(door.send("POST", sql, "text/plain", "{}".getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(422);
    Answer flag = door.get("/" + session + "/schema?include_stats=perhaps");
    assertThat(flag.status()).isEqualTo(422);
    assertThat(flag.body())
        .contains(
            "\"type\":\"bool_parsing\",\"loc\":[\"query\",\"include_stats\"]",
            "\"input\":\"perhaps\"");
    Answer unknown = door.get("/" + session + "/no/such/thing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).isEqualTo("{\"detail\":\"Not Found\"}");
    for (Answer method :
        List.of(
            door.get(""),
            door.send("PUT", "/" + session + "/sql", null, new byte[0]),
            door.send("POST", "/" + session + "/tables", null, new byte[0]))) {
      assertThat(method.status()).isEqualTo(405);
      assertThat(method.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }
    door.delete(session);
  }

  @Test
  void twoSessionsSeeNothingOfEachOther() {
    SessionsDoor door = door(TODAY);
    String one = door.create();
    String other = door.create();

    door.sql(one, "CREATE TABLE secret AS SELECT 1 AS a; DELETE FROM products");

    assertError(door.sql(other, "SELECT * FROM secret"), 400, "InvalidQuery", "secret");
    assertThat(door.in(door.sql(other, "SELECT count(*) AS n FROM products"), "rows"))
        .isEqualTo(List.of(Map.of("n", 7)));
    door.delete(one);
    door.delete(other);
  }

  @Test
  void whoLoggedInSeesOnlyTheirOwnSessions() {
    SessionsDoor admin = door(TODAY, "Authorization", "Bearer " + RealServer.key());
    SessionsDoor nameless = door(TODAY);
    String own = admin.create();
    String shared = nameless.create();

    assertError(nameless.tables(own), 404, "SessionNotFound", own);
    assertError(admin.tables(shared), 404, "SessionNotFound", shared);
    assertThat(door(TODAY, "X-User-Id", "ben").tables(shared).status()).isEqualTo(200);
    assertThat(admin.sql(own, "SELECT 1 AS a").status()).isEqualTo(200);
    Answer wrong = door(TODAY, "Authorization", "Bearer vk_wrong").get("/" + own + "/tables");
    assertError(wrong, 401, "Unauthorized", "");
    admin.delete(own);
    nameless.delete(shared);
  }

  @Test
  void aStatementsHandleIsGoodAtTheSqlApi() {
    SessionsDoor door = door(TODAY, "Authorization", "Bearer " + RealServer.key());
    String session = door.create();

    Answer answer = door.sql(session, "SELECT i FROM range(12000) t(i) ORDER BY i");
    Answer read = server.api().get(answer.header("X-Statement-Handle"), "");

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text("statementHandle")).isEqualTo(answer.header("X-Statement-Handle"));
    assertThat(read.at("resultSetMetaData", "numRows")).isEqualTo(12_000);
    door.delete(session);
  }

  @Test
  void schemasTellColumnsAndOnRequestWhatIsInThem() {
    SessionsDoor door = door(TODAY);
    String session = door.create();

    Answer plain = door.get("/" + session + "/schema");
    Answer known = door.get("/" + session + "/schema?include_stats=true&skip_snowflake=1");

    assertThat(door.in(plain, "tables", 0, "tableName")).isEqualTo("products");
    assertThat(plain.body())
        .contains(
            "{\"columnName\":\"price\",\"dataType\":\"DOUBLE\",\"minValue\":null,\"maxValue\":null,"
                + "\"categoricalValues\":null}");
    assertThat(plain.header("X-Statement-Handle")).isEmpty();
    assertThat(known.body())
        .contains(
            "{\"columnName\":\"price\",\"dataType\":\"DOUBLE\",\"minValue\":\"14.8\",\"maxValue\":\"129.0\","
                + "\"categoricalValues\":null}",
            "{\"columnName\":\"category\",\"dataType\":\"VARCHAR\",\"minValue\":null,\"maxValue\":null,"
                + "\"categoricalValues\":[\"Bags\",\"Clothing\",\"Equipment\",\"Footwear\"]}",
            "{\"columnName\":\"hired\",\"dataType\":\"DATE\",\"minValue\":\"2018-11-05\",\"maxValue\":\"2023-01-09\"");
    assertThat(known.header("X-Statement-Handle")).matches("[0-9a-f-]{36}");
    door.delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void oneTableAndTheNamesOfAll(String root) {
    SessionsDoor door = door(root);
    String session = door.create();
    door.sql(
        session,
        "CREATE TABLE many AS SELECT i, 'v' || (i % 21) AS v, 'w' || (i % 20) AS w FROM range(100) t(i)");

    Answer many = door.get("/" + session + "/schema/table/many?include_stats=true");
    Answer none = door.get("/" + session + "/schema/table/nothing");
    Answer elsewhere = door.get("/" + session + "/schema/table/many?connection=nope");
    Answer names = door.get("/" + session + "/schema/tables");
    Answer lines = door.get("/" + session + "/schema/tables?stream=true");

    assertThat(door.in(many, door.name("tableName"))).isEqualTo("many");
    assertThat(door.in(many, "columns", 0, door.name("maxValue"))).isEqualTo("99");
    assertThat(door.in(many, "columns", 1, door.name("categoricalValues"))).isNull();
    assertThat((List<?>) door.in(many, "columns", 2, door.name("categoricalValues"))).hasSize(20);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.body()).isEqualTo("{\"detail\":\"Table 'nothing' not found\"}");
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.body()).isEqualTo("{\"detail\":\"Connection 'nope' not found\"}");
    assertThat(door.in(names, "tables", 0, door.name("tableName"))).isEqualTo("products");
    assertThat(door.in(names, "tables", 0, "provider")).isEqualTo("duckdb");
    assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(lines.body()).startsWith("{\"tables\":[").endsWith("]}\n").contains("\"employees\"");
    door.delete(session);
  }

  @Test
  void filesAndSettingsOfTheServerAreOutOfReach() {
    SessionsDoor door = door(TODAY);
    String session = door.create();
    List<String> allowed = new ArrayList<>();

    for (String text :
        List.of(
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM '/etc/passwd'",
            "COPY products TO '/tmp/out.csv'",
            "ATTACH '/tmp/x.db'",
            "SET memory_limit = '100GB'",
            "INSTALL httpfs",
            "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
            "SELECT * FROM duckdb_settings()",
            "PRAGMA database_list")) {
      if (door.sql(session, text).status() != 400) {
        allowed.add(text);
      }
    }
    assertThat(allowed).isEmpty();
    assertThat(door.sql(session, "SELECT 1").status()).isEqualTo(200);
    door.delete(session);
  }
}
