package dev.vitrine.prismiq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.json.Json;
import dev.vitrine.prismiq.Client.Answer;
import dev.vitrine.server.RealServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The JSON query door on databases behind JDBC: a PostgreSQL and an SQLite.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class OtherWarehousesTest {

  private static final List<String> POSTGRES =
      List.of(
          "create table customers(id integer primary key, email text not null default 'x',"
              + " vip boolean, token uuid, extra jsonb)",
          "create table orders(id bigint primary key, customer_id integer references"
              + " customers(id), status varchar(20), total numeric(10, 2), placed timestamp,"
              + " seen timestamptz, noted date)",
          "insert into customers values"
              + " (1, 'a@x', true, '123e4567-e89b-12d3-a456-426614174000', '{}'),"
              + " (2, 'b@x', false, null, null)",
          "insert into orders values"
              + " (1, 1, 'open', 10, '2024-01-15 10:00', '2024-01-15 10:00+00', '2024-01-15'),"
              + " (2, 1, 'done', 20, '2024-01-20 11:00', '2024-01-20 11:00+00', '2024-01-20'),"
              + " (3, 2, 'open', 40, '2024-04-02 12:00', '2024-04-02 12:00+00', '2024-04-02'),"
              + " (4, 2, null, null, null, null, null)",
          "analyze",
          "create schema org_1",
          "create table org_1.secrets(word text)",
          "create role reader login password 'reader'",
          "grant usage on schema public, org_1 to reader",
          "grant select on all tables in schema public, org_1 to reader");

  private static final List<String> SQLITE =
      List.of(
          "create table customers(id integer primary key, email text not null, vip boolean)",
          "create table orders(id integer primary key, customer_id integer references"
              + " customers(id), status varchar(20), total numeric(10, 2), placed timestamp,"
              + " noted date)",
          "insert into customers values (1, 'a@x', true), (2, 'b@x', false)",
          "insert into orders values"
              + " (1, 1, 'open', 10, '2024-01-15 10:00:00', '2024-01-15'),"
              + " (2, 1, 'done', 20, '2024-01-20 11:00:00', '2024-01-20'),"
              + " (3, 2, 'open', 40, '2024-04-02 12:00:00', '2024-04-02'),"
              + " (4, 2, null, null, null, null)");

  private static void prepare(String url, List<String> statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void postgresAnswersAsTheEmbeddedWarehouseDoes() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      prepare(postgres.getJdbcUrl("postgres", "postgres"), POSTGRES);
      try (RealServer server =
          RealServer.start(
              "vitrine.prismiq.warehouse", "shop_pg",
              "vitrine.connections.shop_pg.type", "postgresql",
              "vitrine.connections.shop_pg.host", "127.0.0.1",
              "vitrine.connections.shop_pg.port", Integer.toString(postgres.getPort()),
              "vitrine.connections.shop_pg.database", "postgres",
              "vitrine.connections.shop_pg.user", "reader",
              "vitrine.connections.shop_pg.password", "reader")) {
        Client client = new Client(server);
        schemaIsRead(client);
        everythingRuns(client);
        postgresOnly(client);
        injectionsReachNothing(client);
      }
    }
  }

  @Test
  void sqliteAnswersToo(@TempDir Path directory) throws SQLException {
    Path file = directory.resolve("shop.sqlite");
    prepare("jdbc:sqlite:" + file, SQLITE);
    try (RealServer server =
        RealServer.start(
            "vitrine.prismiq.warehouse", "shop_lite",
            "vitrine.connections.shop_lite.type", "sqlite",
            "vitrine.connections.shop_lite.file", file.toString())) {
      Client client = new Client(server);
      schemaIsRead(client);
      everythingRuns(client);
    }
  }

  private static void schemaIsRead(Client client) {
    Answer schema = client.get("/schema");
    assertThat(schema.status()).as(schema.body()).isEqualTo(200);
    assertThat(client.get("/tables").at("tables")).isEqualTo(List.of("customers", "orders"));
    assertThat(schema.at("tables", 1, "columns", 0, "is_primary_key")).isEqualTo(true);
    assertThat(schema.at("tables", 0, "columns", 1, "is_nullable")).isEqualTo(false);
    assertThat(schema.text("tables", 1, "columns", 4, "data_type"))
        .isEqualTo("timestamp without time zone");
    assertThat(schema.at("relationships"))
        .isEqualTo(
            List.of(
                Map.of(
                    "from_table", "orders",
                    "from_column", "customer_id",
                    "to_table", "customers",
                    "to_column", "id")));
    assertThat(client.get("/health").text("status")).isEqualTo("healthy");
  }

  private static String ids(Client client, String column, String operator, String value) {
    Answer answer =
        client.post(
            "/query/execute",
            """
            {"tables": [{"id": "o", "name": "orders"}, {"id": "c", "name": "customers"}],
             "joins": [{"from_table_id": "o", "from_column": "customer_id",
                        "to_table_id": "c", "to_column": "id", "join_type": "LEFT"}],
             "columns": [{"table_id": "o", "column": "id"}],
             "filters": [{"table_id": "%s", "column": "%s", "operator": "%s", "value": %s}],
             "order_by": [{"table_id": "o", "column": "id"}]}\
            """
                .formatted(
                    column.startsWith("c.") ? "c" : "o",
                    column.replace("c.", ""),
                    operator,
                    value));
    assertThat(answer.status()).as(column + " " + operator + answer.body()).isEqualTo(200);
    return answer.text("rows");
  }

  private static void everythingRuns(Client client) {
    assertThat(ids(client, "status", "eq", "\"open\"")).isEqualTo("[[1], [3]]");
    assertThat(ids(client, "status", "in_or_null", "[\"done\"]")).isEqualTo("[[2], [4]]");
    assertThat(ids(client, "status", "not_ilike", "\"OP%\"")).isEqualTo("[[2]]");
    assertThat(ids(client, "total", "between", "[10, 20.5]")).isEqualTo("[[1], [2]]");
    assertThat(ids(client, "total", "in_", "[]")).isEqualTo("[]");
    assertThat(ids(client, "placed", "gte", "\"2024-01-20\"")).isEqualTo("[[2], [3]]");
    assertThat(ids(client, "placed", "lt", "\"2024-01-15T10:00:01\"")).isEqualTo("[[1]]");
    assertThat(ids(client, "noted", "eq", "\"2024-04-02\"")).isEqualTo("[[3]]");
    assertThat(ids(client, "noted", "not_date_relative", "-7")).isEqualTo("[[1], [2], [3]]");
    assertThat(ids(client, "c.vip", "eq", "true")).isEqualTo("[[1], [2]]");
    assertThat(
            ids(
                client,
                "customer_id",
                "in_subquery",
                "{\"sql\": \"SELECT id FROM customers WHERE id = 1\"}"))
        .isEqualTo("[[1], [2]]");
    Answer series =
        client.post(
            "/query/execute/timeseries",
            """
            {"query": {"tables": [{"id": "t", "name": "orders"}],
              "columns": [{"table_id": "t", "column": "*", "aggregation": "count", "alias": "n"}],
              "filters": [{"table_id": "t", "column": "placed", "operator": "is_not_null"}]},
             "interval": "month", "date_column": "placed"}\
            """);
    assertThat(series.status()).as(series.body()).isEqualTo(200);
    assertThat(series.text("rows").replace(' ', 'T'))
        .isEqualTo(
            "[[2024-01-01T00:00:00,T2],T[2024-02-01T00:00:00,T0],T[2024-03-01T00:00:00,T0],"
                + "T[2024-04-01T00:00:00,T1]]");
    Answer calculated =
        client.post(
            "/query/execute",
            """
            {"tables": [{"id": "t", "name": "orders"}],
             "columns": [{"table_id": "t", "column": "kind"},
                         {"table_id": "t", "column": "id", "aggregation": "count", "alias": "n"}],
             "calculated_fields": [{"name": "kind",
               "expression": "if([status] == \\"open\\", \\"o:\\" , concatenate(\\"x\\", \\":\\"))"}],
             "order_by": [{"table_id": "t", "column": "n", "direction": "DESC"},
                          {"table_id": "t", "column": "kind"}], "limit": 1}\
            """);
    assertThat(calculated.status()).as(calculated.body()).isEqualTo(200);
    assertThat(calculated.text("rows")).isEqualTo("[[o:, 2]]");
    assertThat(calculated.at("truncated")).isEqualTo(true);
    Answer plan =
        client.post(
            "/query/explain",
            "{\"tables\": [{\"id\": \"t\", \"name\": \"orders\"}],"
                + " \"columns\": [{\"table_id\": \"t\", \"column\": \"id\"}]}");
    assertThat(plan.status()).as(plan.body()).isEqualTo(200);
    assertThat(plan.json()).isInstanceOf(Map.class);
    Answer sql =
        client.post(
            "/query/execute-sql",
            "{\"sql\": \"WITH a AS (SELECT * FROM orders WHERE status = :s) SELECT count(*) FROM a"
                + " UNION ALL SELECT count(*) FROM customers\", \"params\": {\"s\": \"open\"}}");
    assertThat(sql.status()).as(sql.body()).isEqualTo(200);
    assertThat(sql.text("rows")).isEqualTo("[[2], [2]]");
    assertThat(sql.header(Answers.HANDLE)).hasSize(36);
    assertThat(client.get("/tables/orders/columns/status/sample").text("values"))
        .contains("open", "done");
  }

  private static void postgresOnly(Client client) {
    assertThat(ids(client, "seen", "gte", "\"2024-01-20T13:00:00+02:00\"")).isEqualTo("[[2], [3]]");
    assertThat(ids(client, "c.token", "eq", "\"123e4567-e89b-12d3-a456-426614174000\""))
        .isEqualTo("[[1], [2]]");
    assertThat(ids(client, "c.extra", "eq", "\"{}\"")).isEqualTo("[[1], [2]]");
    assertThat(client.with("X-Schema-Name", "org_1").get("/tables").at("tables"))
        .isEqualTo(List.of("secrets"));
    assertThat(client.with("X-Schema-Name", "org_2").get("/tables").status()).isEqualTo(404);
    Answer plan =
        client.post(
            "/query/explain",
            "{\"tables\": [{\"id\": \"t\", \"name\": \"orders\"}],"
                + " \"columns\": [{\"table_id\": \"t\", \"column\": \"id\"}]}");
    assertThat(plan.at("Plan", "Node Type")).isEqualTo("Seq Scan");
    Answer types =
        client.post(
            "/query/execute",
            """
            {"tables": [{"id": "t", "name": "orders"}],
             "columns": [{"table_id": "t", "column": "total"},
                         {"table_id": "t", "column": "placed"},
                         {"table_id": "t", "column": "seen"},
                         {"table_id": "t", "column": "noted"}],
             "order_by": [{"table_id": "t", "column": "id"}], "limit": 1}\
            """);
    assertThat(types.at("column_types"))
        .isEqualTo(List.of("Decimal", "datetime", "datetime", "date"));
    assertThat(types.text("rows"))
        .isEqualTo("[[10.00, 2024-01-15T10:00:00, 2024-01-15T10:00:00Z, 2024-01-15]]");
  }

  /// What the first server of this protocol ran and gave back.
  private static void injectionsReachNothing(Client client) {
    String query =
        """
        {"tables": [{"id": "t", "name": "orders"}],
         "columns": [{"table_id": "t", "column": "placed"%s}]%s}\
        """;
    for (String[] attack :
        new String[][] {
          {
            ", \"date_trunc\": \"month', now()), (SELECT usename FROM pg_user),"
                + " date_trunc('month\"",
            ""
          },
          {", \"sql_expression\": \"(SELECT usename FROM pg_user LIMIT 1)\"", ""},
          {", \"sql_expression\": \"pg_read_file('/etc/hostname')\"", ""},
          {
            "",
            ", \"filters\": [{\"table_id\": \"t\", \"column\": \"id\", \"operator\": \"eq\","
                + " \"value\": 1, \"sql_expression\": \"1 = 1 OR id\"}]"
          },
          {
            "",
            ", \"filters\": [{\"table_id\": \"t\", \"column\": \"id\", \"operator\":"
                + " \"in_subquery\", \"value\": {\"sql\": \"SELECT usesysid FROM pg_user\"}}]"
          },
          {
            "",
            ", \"calculated_fields\": [{\"name\": \"x\", \"expression\": \"1\","
                + " \"sql_expression\": \"(SELECT count(*) FROM org_1.secrets)\"}]"
          }
        }) {
      Answer answer = client.post("/query/execute", query.formatted((Object[]) attack));
      assertThat(answer.status()).as(attack[0] + attack[1] + answer.body()).isIn(200, 400);
      assertThat(answer.body()).doesNotContain("reader", "\"postgres\"");
      if (!attack[1].contains("1 = 1")) {
        assertThat(answer.status()).isEqualTo(400);
      }
    }
    for (String sql :
        List.of(
            "SELECT pg_read_file('/etc/hostname')",
            "SELECT usename FROM pg_user",
            "SELECT word FROM org_1.secrets",
            "SELECT * FROM pg_catalog.pg_class",
            "COPY orders TO PROGRAM 'true'")) {
      assertThat(client.post("/query/execute-sql", "{\"sql\": " + Json.text(sql) + "}").status())
          .as(sql)
          .isEqualTo(400);
    }
  }
}
