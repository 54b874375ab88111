package dev.vitrine.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// A question asked as JSON over a PostgreSQL, against its hand-written SQL through JDBC.
final class JsonQueries {

  private static final int ROWS = 20_000;
  private static final String SQL =
      "select region, sum(amount) as total from sales where status = ? group by region"
          + " order by total desc limit 10";
  private static final String QUERY =
      """
      {"tables":[{"id":"s","name":"sales"}],\
      "columns":[{"table_id":"s","column":"region"},\
      {"table_id":"s","column":"amount","aggregation":"sum","alias":"total"}],\
      "filters":[{"table_id":"s","column":"status","operator":"eq","value":"open"}],\
      "group_by":[{"table_id":"s","column":"region"}],\
      "order_by":[{"table_id":"s","column":"total","direction":"DESC"}],"limit":10}\
      """;

  private JsonQueries() {}

  static void run(int rounds) {
    try (PostgresProcess postgres = PostgresProcess.start();
        Connection direct = postgres.connect()) {
      fill(direct);
      Map<String, String> settings = new HashMap<>(postgres.connection());
      settings.put("VITRINE_PRISMIQ_WAREHOUSE", "pg");
      settings.put("VITRINE_PRISMIQ_SCHEMA", "public");
      try (Server server = Server.start(settings);
          Client client = Client.bare(server.port(), "");
          PreparedStatement written = direct.prepareStatement(SQL)) {
        String anew = "{\"query\":" + QUERY + ",\"bypass_cache\":true}";
        Times.of(3_000, () -> written(written));
        Times.of(3_000, () -> ask(client, "execute", anew));
        Times.head("JDBC, the SQL written by hand");
        for (int round = 0; round < rounds; round++) {
          Times peer = Times.of(1_000, () -> written(written));
          peer.print("JDBC", peer);
          Times.of(1_000, () -> ask(client, "sql", QUERY)).print("checked and written", peer);
          Times.of(1_000, () -> ask(client, "execute", anew)).print("and run", peer);
          Times.of(1_000, () -> ask(client, "execute", QUERY)).print("from the cache", peer);
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void fill(Connection direct) throws SQLException {
    try (Statement statement = direct.createStatement()) {
      statement.execute(
          "create table sales as select i as id, 'region ' || i % 20 as region,"
              + " case when i % 3 = 0 then 'open' else 'closed' end as status,"
              + " (i % 1000)::numeric(10, 2) as amount from generate_series(1, "
              + ROWS
              + ") i");
      statement.execute("vacuum analyze sales");
    }
  }

  private static void written(PreparedStatement statement) {
    try {
      statement.setString(1, "open");
      try (ResultSet rows = statement.executeQuery()) {
        int count = 0;
        while (rows.next()) {
          count += rows.getString(1).isEmpty() || rows.getBigDecimal(2) == null ? 0 : 1;
        }
        if (count != 10) {
          throw new IllegalStateException(count + " rows");
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void ask(Client client, String what, String body) {
    client.post("/api/analytics/query/" + what, body).requires(200);
  }
}
