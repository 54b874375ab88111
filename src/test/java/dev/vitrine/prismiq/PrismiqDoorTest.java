package dev.vitrine.prismiq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.prismiq.Client.Answer;
import dev.vitrine.server.Api;
import dev.vitrine.server.RealServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of the JSON query door on the embedded warehouse, their answers and their errors.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PrismiqDoorTest {

  private static final String ORDERS =
      """
      "tables": [{"id": "t", "name": "orders"}]\
      """;
  private static final String BY_STATUS =
      "{"
          + ORDERS
          + """
          , "columns": [{"table_id": "t", "column": "status"},
              {"table_id": "t", "column": "total", "aggregation": "sum", "alias": "total"}],
            "order_by": [{"table_id": "t", "column": "status"}]}\
          """;
  private static final String ALL_IDS =
      "{" + ORDERS + ", \"columns\": [{\"table_id\": \"t\", \"column\": \"id\"}]}";

  private static RealServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.prismiq.database", "SHOP", "vitrine.prismiq.timeout", "20s");
    client = new Client(server);
    Api sql = server.api();
    sql.makeDatabase("SHOP", "OTHER");
    assertThat(sql.run("create table secrets(word varchar)", "SHOP", "OTHER")).isEqualTo(200);
    for (String statement :
        List.of(
            "create table customers(id integer primary key, email varchar not null"
                + " default 'x', vip boolean)",
            "create table orders(id integer primary key, customer_id integer"
                + " references customers(id), status varchar, total decimal(10, 2),"
                + " placed timestamp, noted date)",
            "create view many as select range as n from range(25000)",
            "insert into customers values (1, 'a@x', true), (2, 'b@x', false),"
                + " (3, 'c@x', null)",
            "insert into orders values"
                + " (1, 1, 'open', 10, '2024-01-15 10:00:00', '2024-01-15'),"
                + " (2, 1, 'done', 20, '2024-01-20 11:00:00', '2024-01-20'),"
                + " (3, 2, 'open', 40, '2024-04-02 12:00:00', '2024-04-02'),"
                + " (4, 2, null, null, null, null)")) {
      assertThat(sql.run(statement, "SHOP", "PUBLIC")).as(statement).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void healthSaysHowTheDatabaseIs() {
    Answer health = client.get("/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("healthy");
    assertThat(health.text("checks", "database", "status")).isEqualTo("healthy");
    assertThat(health.at("checks", "database", "latency_ms")).isInstanceOf(Number.class);
    assertThat(health.at("uptime_seconds")).isInstanceOf(Number.class);
    assertThat(client.get("/health/live").body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(client.get("/health/ready").body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void theSchemaHasTablesColumnsKeysAndRelationships() {
    Answer schema = client.get("/schema");

    assertThat(schema.status()).isEqualTo(200);
    assertThat(schema.text("tables", 0, "name")).isEqualTo("customers");
    assertThat(schema.at("tables", 0, "columns", 0, "is_primary_key")).isEqualTo(true);
    assertThat(schema.at("tables", 0, "columns", 1, "is_nullable")).isEqualTo(false);
    assertThat(schema.text("tables", 0, "columns", 1, "default_value")).contains("x");
    assertThat(schema.text("tables", 0, "columns", 1, "data_type")).isEqualTo("character varying");
    assertThat(schema.at("tables", 0, "row_count")).isEqualTo(3L);
    assertThat(schema.at("relationships"))
        .isEqualTo(
            List.of(
                Map.of(
                    "from_table", "orders",
                    "from_column", "customer_id",
                    "to_table", "customers",
                    "to_column", "id")));
  }

  @Test
  void tablesAreNamedAndToldOneByOne() {
    assertThat(client.get("/tables").at("tables"))
        .isEqualTo(List.of("customers", "many", "orders"));
    assertThat(client.with("Accept", "application/vnd.vitrine.plan+json").get("/tables").json())
        .isEqualTo(List.of("customers", "many", "orders"));
    assertThat(client.get("/tables/orders").text("columns", 4, "data_type"))
        .isEqualTo("timestamp without time zone");
    assertThat(client.get("/tables/orders/enhanced").at("columns", 0))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsKeys("display_name", "description", "format", "date_format");
    assertThat(client.get("/schema/enhanced").status()).isEqualTo(200);
    assertThat(client.get("/tables/nope").detail()).isEqualTo("Table not found: nope");
    assertThat(client.get("/tables/nope").status()).isEqualTo(404);
    assertThat(client.get("/tables/nope/enhanced").detail()).isEqualTo("Table 'nope' not found");
  }

  @Test
  void aSchemaIsAnotherByItsHeader() {
    assertThat(client.with("X-Schema-Name", "OTHER").get("/tables").at("tables"))
        .isEqualTo(List.of("secrets"));
    Answer unknown = client.with("X-Schema-Name", "NOPE").get("/schema");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.detail()).isEqualTo("Schema 'NOPE' not found");
  }

  @Test
  void samplesAreDifferentValues() {
    Answer sample = client.get("/tables/orders/columns/status/sample");

    assertThat(sample.text("values")).contains("open", "done");
    assertThat((List<?>) sample.at("values")).hasSize(2);
    assertThat(sample.header(Answers.HANDLE)).hasSize(36);
    assertThat((List<?>) client.get("/tables/orders/columns/id/sample?limit=2").at("values"))
        .hasSize(2);
    assertThat(client.get("/tables/orders/columns/nope/sample").status()).isEqualTo(404);
    assertThat(client.get("/tables/orders/columns/id/sample?limit=x").text("detail", 0, "type"))
        .isEqualTo("int_parsing");
    assertThat(client.get("/tables/orders/columns/id/sample?limit=-1").status()).isEqualTo(422);
  }

  @Test
  void aTableThatIsMadeIsSeenAtOnce() {
    assertThat(client.get("/tables/fresh").status()).isEqualTo(404);
    server.api().run("create table fresh(a integer)", "SHOP", "OTHER");

    assertThat(client.with("X-Schema-Name", "OTHER").get("/tables/fresh").status()).isEqualTo(200);
    server.api().run("drop table fresh", "SHOP", "OTHER");
  }

  @Test
  void validQueriesAreValid() {
    assertThat(client.post("/query/validate", BY_STATUS).body())
        .isEqualTo("{\"valid\":true,\"errors\":[]}");
    assertThat(client.post("/query/validate/detailed", BY_STATUS).body())
        .isEqualTo("{\"result\":{\"valid\":true,\"errors\":[]}}");
  }

  @Test
  void errorsHaveCodesFieldsAndSuggestions() {
    String wrong = ALL_IDS.replace("\"id\"}]}", "\"idd\"}]}");

    assertThat(client.post("/query/validate", wrong).text("errors", 0))
        .isEqualTo("Column 'idd' not found in table 'orders'");
    Answer detailed = client.post("/query/validate/detailed", wrong);
    assertThat(detailed.at("result", "valid")).isEqualTo(false);
    assertThat(detailed.text("result", "errors", 0, "code")).isEqualTo("COLUMN_NOT_FOUND");
    assertThat(detailed.text("result", "errors", 0, "field")).isEqualTo("columns[0].column");
    assertThat(detailed.text("result", "errors", 0, "suggestion")).isEqualTo("Did you mean 'id'?");
    Answer executed = client.post("/query/execute", "{\"query\": " + wrong + "}");
    assertThat(executed.status()).isEqualTo(400);
    assertThat(executed.detail()).startsWith("Query validation failed: Column 'idd' not found");
    assertThat(client.post("/query/sql", wrong).status()).isEqualTo(400);
  }

  @Test
  void sqlShowsItsPlaceholders() {
    String query =
        ALL_IDS.replace(
            "}]}",
            "}], \"filters\": [{\"table_id\": \"t\", \"column\": \"status\", \"operator\": \"eq\","
                + " \"value\": \"o'pen\"}]}");

    assertThat(client.post("/query/sql", query).text("sql"))
        .contains("WHERE \"orders\".\"status\" = ", "$1")
        .doesNotContain("pen");
  }

  @Test
  void queriesRunAsStatementsWithAHandle() {
    Answer answer = client.post("/query/execute", "{\"query\": " + BY_STATUS + "}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("columns")).isEqualTo(List.of("status", "total"));
    assertThat(answer.at("column_types")).isEqualTo(List.of("str", "Decimal"));
    assertThat(answer.text("rows")).isEqualTo("[[done, 20.00], [open, 50.00], [null, null]]");
    assertThat(answer.at("row_count")).isEqualTo(3L);
    assertThat(answer.at("truncated")).isEqualTo(false);
    assertThat(answer.header(Answers.HANDLE)).hasSize(36);
  }

  @Test
  void theSecondAnswerComesFromTheCacheUnlessItMustNot() {
    String body =
        "{\"query\": " + ALL_IDS.replace("]}", "], \"offset\": 1}") + ", \"bypass_cache\": %s}";

    Answer first = client.post("/query/execute", body.formatted("false"));
    Answer second = client.post("/query/execute", body.formatted("false"));
    Answer anew = client.post("/query/execute", body.formatted("true"));
    Answer elsewhere = client.as("other", null).post("/query/execute", body.formatted("false"));

    assertThat(first.at("is_from_cache")).isEqualTo(false);
    assertThat(first.at("cached_at")).isNull();
    assertThat(second.at("is_from_cache")).isEqualTo(true);
    assertThat((BigDecimal) second.at("cached_at")).isGreaterThan(BigDecimal.valueOf(1e9));
    assertThat(second.at("rows")).isEqualTo(first.at("rows"));
    assertThat(second.header(Answers.HANDLE)).isEqualTo(first.header(Answers.HANDLE));
    assertThat(anew.at("is_from_cache")).isEqualTo(false);
    assertThat(anew.header(Answers.HANDLE)).isNotEqualTo(first.header(Answers.HANDLE));
    assertThat(elsewhere.at("is_from_cache")).as("another tenant's").isEqualTo(false);
  }

  @Test
  void theFirstPlansBodiesAreTakenToo() {
    assertThat(client.post("/query/execute", BY_STATUS).at("row_count")).isEqualTo(3L);
    Answer preview = client.post("/query/preview", ALL_IDS);
    assertThat(preview.at("row_count")).isEqualTo(4L);
    assertThat(preview.json())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .doesNotContainKeys("cached_at", "is_from_cache");
  }

  @ParameterizedTest
  @CsvSource({"preview, 2, 2, true", "preview, 4, 4, false", "preview, 100, 4, false"})
  void previewsSayWhenThereIsMore(String route, int limit, long rows, boolean truncated) {
    Answer answer =
        client.post("/query/" + route, "{\"query\": " + ALL_IDS + ", \"limit\": " + limit + "}");

    assertThat(answer.at("row_count")).isEqualTo(rows);
    assertThat((List<?>) answer.at("rows")).hasSize((int) rows);
    assertThat(answer.at("truncated")).isEqualTo(truncated);
  }

  @Test
  void noAnswerHasMoreThanTenThousandRows() {
    String many =
        "{\"tables\": [{\"id\": \"m\", \"name\": \"many\"}],"
            + " \"columns\": [{\"table_id\": \"m\", \"column\": \"n\"}], \"limit\": 20000}";

    Answer answer = client.post("/query/execute", many);

    assertThat(answer.at("row_count")).isEqualTo(10_000L);
    assertThat((List<?>) answer.at("rows")).hasSize(10_000);
    assertThat(answer.at("truncated")).isEqualTo(true);
    Answer sql = client.post("/query/execute-sql", "{\"sql\": \"SELECT n FROM many\"}");
    assertThat(sql.at("row_count")).isEqualTo(10_000L);
    assertThat(sql.at("truncated")).isEqualTo(true);
  }

  @Test
  void onTheEmbeddedWarehouseNamesKnowNoCase() {
    String query =
        """
        {"tables": [{"id": "t", "name": "ORDERS"}],
         "columns": [{"table_id": "t", "column": "Status"},
                     {"table_id": "t", "column": "TOTAL", "aggregation": "max"}],
         "filters": [{"table_id": "t", "column": "ID", "operator": "lt", "value": 2}]}\
        """;

    Answer answer = client.with("X-Schema-Name", "public").post("/query/execute", query);

    assertThat(answer.at("columns")).isEqualTo(List.of("Status", "max"));
    assertThat(answer.text("rows")).isEqualTo("[[open, 10.00]]");
    assertThat(client.get("/tables/ORDERS/columns/ID/sample").status()).isEqualTo(200);
  }

  @Test
  void joinsRunWhateverTheirOrder() {
    String query =
        """
        {"tables": [{"id": "c", "name": "customers"}, {"id": "o", "name": "orders"}],
         "joins": [{"from_table_id": "o", "from_column": "customer_id", "to_table_id": "c",
                    "to_column": "id", "join_type": "RIGHT"}],
         "columns": [{"table_id": "c", "column": "email"},
                     {"table_id": "o", "column": "*", "aggregation": "count", "alias": "n"},
                     {"table_id": "o", "column": "status", "aggregation": "count_distinct",
                      "alias": "states"}],
         "order_by": [{"table_id": "c", "column": "email"}]}\
        """;

    assertThat(client.post("/query/execute", query).text("rows"))
        .isEqualTo("[[a@x, 2, 2], [b@x, 2, 1], [c@x, 1, 0]]");
  }

  @Test
  void tablesWithoutAJoinStandBesideAllRowsOfTheOthers() {
    String query =
        """
        {"tables": [{"id": "c", "name": "customers"}, {"id": "o", "name": "orders"}],
         "columns": [{"table_id": "c", "column": "*", "aggregation": "count"}]}\
        """;

    assertThat(client.post("/query/execute", query).text("rows")).isEqualTo("[[12]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status | eq | \"open\" | [[1], [3]]",
        "status | eq | null | [[4]]",
        "status | neq | null | [[1], [2], [3]]",
        "total | gt | 10 | [[2], [3]]",
        "total | gte | 10.5 | [[2], [3]]",
        "total | lt | 20 | [[1]]",
        "total | lte | 20 | [[1], [2]]",
        "status | in_ | [\"open\", \"x\"] | [[1], [3]]",
        "status | in_ | [] | []",
        "status | not_in | [] | [[1], [2], [3], [4]]",
        "status | not_in | [\"open\"] | [[2]]",
        "status | in_or_null | [\"done\"] | [[2], [4]]",
        "status | like | \"op%\" | [[1], [3]]",
        "status | ilike | \"OP%\" | [[1], [3]]",
        "status | not_like | \"op%\" | [[2]]",
        "status | not_ilike | \"OP%\" | [[2]]",
        "total | between | [10, 20] | [[1], [2]]",
        "status | is_null | null | [[4]]",
        "status | is_not_null | null | [[1], [2], [3]]",
        "placed | gte | \"2024-01-20\" | [[2], [3]]",
        "placed | lt | \"2024-01-15T10:00:01\" | [[1]]",
        "noted | eq | \"2024-04-02\" | [[3]]",
        "customer_id | in_subquery | {\"sql\": \"SELECT id FROM customers WHERE vip\"} | [[1],"
            + " [2]]",
        "placed | date_relative | -7 | []",
        "placed | not_date_relative | -7 | [[1], [2], [3]]",
        "placed | date_window | {\"period\": \"yearly\", \"value\": 0} | []"
      })
  void everyOperatorFindsItsRows(String column, String operator, String value, String rows) {
    String query =
        """
        {%s, "columns": [{"table_id": "t", "column": "id"}],
         "filters": [{"table_id": "t", "column": "%s", "operator": "%s", "value": %s}],
         "order_by": [{"table_id": "t", "column": "id"}]}\
        """
            .formatted(ORDERS, column, operator, value);

    assertThat(client.post("/query/execute", query).text("rows")).isEqualTo(rows);
  }

  @Test
  void calculatedFieldsAreComputedAndFilterGroups() {
    String query =
        """
        {%s, "columns": [{"table_id": "t", "column": "status"},
                         {"table_id": "t", "column": "mean"}],
         "calculated_fields": [{"name": "mean", "expression": "[Sum of total] / count([id])"},
                               {"name": "half", "expression": "[total] / 2"}],
         "filters": [{"table_id": "t", "column": "mean", "operator": "gt", "value": 20},
                     {"table_id": "t", "column": "half", "operator": "lt", "value": 100}]}\
        """
            .formatted(ORDERS);

    assertThat(client.post("/query/execute", query).text("rows")).isEqualTo("[[open, 25]]");
  }

  @Test
  void monthsWithoutRowsAreFilledInTheMiddle() {
    String body =
        """
        {"query": {%s, "columns": [{"table_id": "t", "column": "total", "aggregation": "sum"}]},
         "interval": "month", "date_column": "placed"}\
        """
            .formatted(ORDERS);

    Answer answer = client.post("/query/execute/timeseries", body);

    assertThat(answer.at("columns")).isEqualTo(List.of("placed_bucket", "sum"));
    assertThat(answer.text("rows"))
        .isEqualTo(
            "[[2024-01-01T00:00:00, 30.00], [2024-02-01T00:00:00, 0], [2024-03-01T00:00:00, 0],"
                + " [2024-04-01T00:00:00, 40.00], [null, null]]");
    assertThat(answer.at("row_count")).isEqualTo(5L);
    String unfilled = body.replace("\"interval\"", "\"fill_missing\": false, \"interval\"");
    assertThat(client.post("/query/execute/timeseries", unfilled).at("row_count")).isEqualTo(3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minute", "hour", "day", "week", "quarter", "year"})
  void everyIntervalIsTaken(String interval) {
    String body =
        """
        {"query": {%s, "columns": [{"table_id": "t", "column": "*", "aggregation": "count"}],
          "filters": [{"table_id": "t", "column": "id", "operator": "eq", "value": 1}]},
         "interval": "%s", "date_column": "placed"}\
        """
            .formatted(ORDERS, interval);

    assertThat(client.post("/query/execute/timeseries", body).at("row_count")).isEqualTo(1L);
  }

  @Test
  void timeSeriesNeedADate() {
    String body = "{\"query\": " + BY_STATUS + ", \"interval\": \"%s\", \"date_column\": \"%s\"}";

    assertThat(client.post("/query/execute/timeseries", body.formatted("day", "nope")).detail())
        .isEqualTo("Date column 'nope' not found in query tables");
    assertThat(client.post("/query/execute/timeseries", body.formatted("day", "total")).detail())
        .contains("is not a date/timestamp type (found: numeric)");
    assertThat(client.post("/query/execute/timeseries", body.formatted("eon", "placed")).status())
        .isEqualTo(422);
  }

  @Test
  void plansAreObjects() {
    Answer plan = client.post("/query/explain", BY_STATUS);

    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.json())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .isNotEmpty();
    assertThat(plan.body()).contains("operator").doesNotContain("\\\"operator");
  }

  @ParameterizedTest
  @CsvSource({
    "previous_month, 2024-04-01, 2024-04-30, 40, null",
    "previous_period, 2024-01-20, 2024-01-24, 20, 10",
    "previous_year, 2024-02-29, 2024-04-30, 40, null",
    "previous_week, 2024-01-20, 2024-01-22, 20, 10",
    "previous_month, 2024-03-31, 2024-03-31, 0, null"
  })
  void metricsAreComparedWithThePeriodBefore(
      String comparison, String start, String end, BigDecimal now, String then) {
    String body =
        """
        {"query": {%s, "columns": [{"table_id": "t", "column": "total", "aggregation": "sum"}]},
         "comparison": "%s", "current_start": "%s", "current_end": "%s",
         "value_column": "total", "date_column": "placed"}\
        """
            .formatted(ORDERS, comparison, start, end);

    Answer answer = client.post("/metrics/trend", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(new BigDecimal(answer.text("current_value"))).isEqualByComparingTo(now);
    assertThat(answer.text("previous_value").replace(".00", "")).isEqualTo(then);
    assertThat(answer.text("direction")).isIn("up", "flat");
  }

  @Test
  void transformsNeedNoTenantAndNoTable() {
    String result =
        """
        {"columns": ["r", "m", "v"], "column_types": ["str", "str", "int"],
         "rows": [["E", "Jan", 100], ["E", "Feb", 150], ["W", "Jan", 200]],
         "row_count": 3, "execution_time_ms": 1}\
        """;

    assertThat(
            client
                .post(
                    "/transform/pivot",
                    "{\"result\": %s, \"row_column\": \"r\", \"pivot_column\": \"m\","
                            .formatted(result)
                        + " \"value_column\": \"v\"}")
                .text("rows"))
        .isEqualTo("[[E, 100, 150], [W, 200, null]]");
    Answer trend =
        client.post(
            "/transform/trend",
            "{\"result\": " + result + ", \"value_column\": \"v\", \"order_column\": \"v\"}");
    assertThat(trend.at("columns"))
        .isEqualTo(List.of("r", "m", "v", "v_prev", "v_change", "v_pct_change"));
    assertThat(
            client
                .post(
                    "/transform/trend",
                    "{\"result\": "
                        + result
                        + ", \"value_column\": \"z\", \"order_column\": \"v\"}")
                .status())
        .isEqualTo(400);
    assertThat(client.post("/transform/pivot", "{}").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/query/validate | {nope | json_invalid",
        "/query/validate | [] | model_attributes_type",
        "/query/validate | {\"tables\": 5, \"columns\": []} | list_type",
        "/query/validate | {\"columns\": []} | missing",
        "/query/execute | {} | missing",
        "/query/execute | {\"query\": {\"tables\": [{\"id\": 1, \"name\": \"a\"}],"
            + " \"columns\": [{\"table_id\": \"1\", \"column\": \"a\"}]}} | string_type",
        "/query/preview | {\"query\": 7} | model_attributes_type",
        "/query/execute-sql | {\"sql\": 7} | string_type",
        "/metrics/trend | {\"comparison\": \"previous_aeon\"} | missing",
        "/dashboards | {} | missing",
        "/saved-queries | {\"name\": \"x\"} | missing",
        "/pins | {} | missing"
      })
  void malformedBodiesAreListedFieldByField(String path, String body, String type) {
    Answer answer = client.as("t", "u").post(path, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("detail", 0, "type")).isEqualTo(type);
    assertThat(answer.text("detail", 0, "loc", 0)).isEqualTo("body");
    assertThat(answer.text("detail", 0, "msg")).isNotEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000000000", "1e-2000000000", "\"1e2000000000\""})
  void numbersBeyondAllDatabasesAreNotReckonedWith(String number) {
    String result =
        "{\"result\": {\"columns\": [\"d\", \"v\"], \"column_types\": [\"int\", \"int\"],"
            + " \"rows\": [[1, 1], [2, "
            + number
            + "], [3, 3]]}, ";

    Answer trend =
        client.post(
            "/transform/trend", result + "\"value_column\": \"v\", \"order_column\": \"d\"}");
    Answer pivot =
        client.post(
            "/transform/pivot",
            result + "\"row_column\": \"d\", \"pivot_column\": \"d\", \"value_column\": \"v\"}");

    assertThat(trend.status()).as(trend.body()).isEqualTo(200);
    assertThat(trend.at("rows", 2, 3)).isEqualTo(2L);
    assertThat(pivot.status()).as(pivot.body()).isEqualTo(400);
    assertThat(pivot.text("detail")).contains("is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "2.5e99999999999"})
  void anExpressionsNumberMustBeOne(String number) {
    String query =
        """
        {%s, "columns": [{"table_id": "t", "column": "id", "sql_expression": "%s"}]}\
        """
            .formatted(ORDERS, number);

    Answer answer = client.post("/query/execute", query);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("detail")).contains("number");
  }

  @Test
  void aNumberThatIsNoneIsMalformed() {
    assertThat(client.post("/transform/pivot", "{\"result\": 1e99999999999}").status())
        .isEqualTo(422);
  }

  @Test
  void fieldsThatCannotBeAreNamed() {
    String body =
        """
        {"tables": [{"id": "t", "name": "orders"}],
         "columns": [{"table_id": "t", "column": "id", "aggregation": "median"}],
         "filters": [{"table_id": "t", "column": "id", "operator": "almost"}],
         "joins": [{"from_table_id": "t", "from_column": "id", "to_table_id": "t",
                    "to_column": "id", "join_type": "OUTER"}],
         "order_by": [{"table_id": "t", "column": "id", "direction": "up"}],
         "limit": -1, "offset": "x"}\
        """;

    Answer answer = client.post("/query/execute", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "[\"body\",\"columns\",0,\"aggregation\"]",
            "[\"body\",\"filters\",0,\"operator\"]",
            "[\"body\",\"joins\",0,\"join_type\"]",
            "[\"body\",\"order_by\",0,\"direction\"]",
            "[\"body\",\"limit\"]",
            "[\"body\",\"offset\"]");
  }

  @Test
  void errorsOfTheServerItselfHaveADetailToo() {
    assertThat(client.get("/nowhere").body()).isEqualTo("{\"detail\":\"Not Found\"}");
    assertThat(client.send("DELETE", "/schema", null).status()).isEqualTo(405);
    assertThat(client.send("DELETE", "/schema", null).detail()).isEqualTo("Method Not Allowed");
    assertThat(client.with("Authorization", "Bearer nonsense").get("/schema").status())
        .isEqualTo(401);
    assertThat(client.with("Authorization", "Bearer nonsense").get("/schema").at("detail"))
        .isInstanceOf(String.class);
  }

  @Test
  void noLanguageModelAnswers() {
    assertThat(client.get("/llm/status").at("enabled")).isEqualTo(false);
    Answer chat = client.post("/llm/chat", "{\"message\": \"hi\"}");
    assertThat(chat.status()).isEqualTo(400);
    assertThat(chat.detail()).isEqualTo("LLM agent is not enabled");
  }
}
