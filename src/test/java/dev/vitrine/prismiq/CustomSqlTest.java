package dev.vitrine.prismiq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.json.Json;
import dev.vitrine.prismiq.Client.Answer;
import dev.vitrine.server.RealServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL of clients, and the tables that are exposed to it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CustomSqlTest {

  private static RealServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.prismiq.exposed-tables[0]", "ORDERS",
            "vitrine.prismiq.exposed-tables[1]", "PENGUINS",
            "vitrine.prismiq.timeout", "5s");
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer execute(String sql) {
    return client.post("/query/execute-sql", "{\"sql\": " + Json.text(sql) + "}");
  }

  @Test
  void onlyExposedTablesAreThere() {
    assertThat(client.get("/tables").at("tables")).isEqualTo(List.of("ORDERS", "PENGUINS"));
    assertThat(client.get("/tables/WORLD").status()).isEqualTo(404);
    assertThat(
            client
                .post(
                    "/query/validate",
                    "{\"tables\": [{\"id\": \"w\", \"name\": \"WORLD\"}],"
                        + " \"columns\": [{\"table_id\": \"w\", \"column\": \"NAME\"}]}")
                .at("valid"))
        .isEqualTo(false);
  }

  @Test
  void namedParametersAreBound() {
    Answer answer =
        client.post(
            "/query/execute-sql",
            """
            {"sql": "SELECT count(*) AS n, :word AS w FROM ORDERS WHERE ORDER_ID < :n",
             "params": {"n": 11, "word": "it's; -- :n"}}\
            """);

    assertThat(answer.text("rows")).isEqualTo("[[10, it's; -- :n]]");
    assertThat(answer.at("columns")).isEqualTo(List.of("n", "w"));
    assertThat(answer.header(Answers.HANDLE)).hasSize(36);
    assertThat(execute("SELECT :gone").detail())
        .isEqualTo("SQL validation failed: Parameter 'gone' referenced in SQL but not provided");
  }

  @Test
  void commonTableExpressionsAndUnionsRun() {
    assertThat(
            execute(
                    "WITH a AS (SELECT * FROM orders WHERE ORDER_ID <= 3) SELECT count(*) FROM a"
                        + " UNION ALL SELECT count(*) FROM PENGUINS WHERE false")
                .text("rows"))
        .isEqualTo("[[3], [0]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM WORLD",
        "SELECT * FROM GGSQL.PENGUINS",
        "SELECT * FROM dashboards",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM duckdb_settings()",
        "SELECT getenv('HOME')",
        "WITH a AS (SELECT * FROM WORLD), WORLD AS (SELECT 1) SELECT * FROM a",
        "DROP TABLE ORDERS",
        "SELECT 1; DROP TABLE ORDERS",
        "UPDATE ORDERS SET AMOUNT = 0",
        "SELECT * INTO t FROM ORDERS",
        ""
      })
  void nothingElseIsReached(String sql) {
    Answer answer = execute(sql);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith("SQL validation failed: ");
    Answer validated = client.post("/query/validate-sql", "{\"sql\": " + Json.text(sql) + "}");
    assertThat(validated.status()).isEqualTo(200);
    assertThat(validated.at("valid")).isEqualTo(false);
    assertThat((List<?>) validated.at("errors")).hasSize(1);
  }

  @Test
  void validSqlNamesItsTables() {
    assertThat(
            client
                .post(
                    "/query/validate-sql",
                    "{\"sql\": \"SELECT 1 FROM PENGUINS, orders o WHERE :x = 1\"}")
                .body())
        .isEqualTo("{\"valid\":true,\"errors\":[],\"tables\":[\"ORDERS\",\"PENGUINS\"]}");
  }

  @Test
  void whatGoesWrongInTheDataIsAClearError() {
    Answer answer = execute("SELECT CAST(STATUS AS INTEGER) FROM ORDERS");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("is not recognized");
    assertThat(answer.header(Answers.HANDLE)).hasSize(36);
  }

  @Test
  void aQueryThatTakesTooLongIs408() {
    Answer answer =
        execute(
            "SELECT count(*) FROM ORDERS a, ORDERS b WHERE a.PRODUCT || b.PRODUCT || b.ORDER_ID"
                + " LIKE '%zzz%'");

    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.detail()).isEqualTo("Query exceeded timeout of 5.0 seconds");
    assertThat(answer.header(Answers.HANDLE)).hasSize(36);
  }

  @Test
  void dashboardFiltersNarrowTheTablesThatAreRead() {
    String body =
        """
        {"sql": "SELECT count(*), min(o.ORDER_DATE), max(o.ORDER_DATE) FROM ORDERS o WHERE :one = 1",
         "params": {"one": 1},
         "dashboard_filters": [
           {"id": "s", "type": "select", "label": "S", "field": "STATUS"},
           {"id": "d", "type": "date_range", "label": "D", "field": "ORDER_DATE"},
           {"id": "n", "type": "number_range", "label": "N", "field": "AMOUNT"},
           {"id": "m", "type": "multi_select", "label": "M", "field": "REGION"},
           {"id": "x", "type": "text", "label": "X", "field": "PRODUCT", "table": "PENGUINS"}],
         "filter_values": [
           {"filter_id": "s", "value": "OPEN"},
           {"filter_id": "d", "value": {"start": "2025-12-01", "end": "2025-12-31"}},
           {"filter_id": "n", "value": {"min": 10}},
           {"filter_id": "m", "value": ["EMEA", "APAC"]},
           {"filter_id": "x", "value": "nothing"}]}\
        """;

    Answer answer = client.post("/query/execute-sql", body);
    Answer same =
        execute(
            "SELECT count(*), min(ORDER_DATE), max(ORDER_DATE) FROM ORDERS WHERE STATUS = 'OPEN'"
                + " AND ORDER_DATE BETWEEN DATE '2025-12-01' AND DATE '2025-12-31'"
                + " AND AMOUNT >= 10 AND REGION IN ('EMEA', 'APAC')");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("rows")).isEqualTo(same.at("rows"));
    assertThat(answer.text("rows", 0, 0)).isNotEqualTo("0");
  }
}
