package dev.vitrine.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// Charts of a PostgreSQL with many rows, with their statistics worked out there and with all rows
/// fetched; and how soon a cancel stops a statement there.
final class Hybrid {

  private static final int ROWS = 10_000_000;
  private static final int CANCELS = 50;

  /// A query that could give other rows a second time is fetched, so this one is.
  private static final String FETCHED = " limit " + ROWS;

  private Hybrid() {}

  static void run(int rounds) {
    try (PostgresProcess postgres = PostgresProcess.start();
        Connection direct = postgres.connect()) {
      fill(direct);
      try (Server server = Server.start(settings(postgres));
          Client client = server.client()) {
        for (int round = 0; round < rounds; round++) {
          charts(client);
          cancels(client, direct);
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void fill(Connection direct) throws SQLException {
    try (Statement statement = direct.createStatement()) {
      statement.execute(
          "create unlogged table m as select i as id, 'g' || i % 5 as g,"
              + " ((i::bigint * 7919) % 1000003) / 128.0::float8 as x from generate_series(1, "
              + ROWS
              + ") i");
      statement.execute("vacuum analyze m");
    }
  }

  private static Map<String, String> settings(PostgresProcess postgres) {
    Map<String, String> settings = new HashMap<>(postgres.connection());
    settings.put("VITRINE_CHART_LOADED_ROWS", Integer.toString(2 * ROWS));
    settings.put("VITRINE_CHART_LOADED_BYTES", Long.toString(8L << 30));
    return settings;
  }

  private static void charts(Client client) {
    Times.head("all " + ROWS + " rows fetched");
    chart(client, "histogram", "select x from m", " visualise x as x draw histogram");
    chart(client, "boxplot", "select g, x from m", " visualise g as x, x as y draw boxplot");
  }

  private static void chart(Client client, String name, String rows, String visual) {
    Times fetched = Times.of(1, () -> statement(client, rows + FETCHED + visual));
    Times pushed = Times.of(1, () -> statement(client, rows + visual));
    fetched.print(name + ", all rows fetched", fetched);
    pushed.print(name + ", worked out there", fetched);
  }

  private static void statement(Client client, String sql) {
    Client.Answer answer =
        client.post(
            Client.STATEMENTS,
            "{\"warehouse\":\"pg\",\"timeout\":600,\"statement\":\"" + sql + "\"}");
    if (answer.status() == 202) {
      answer = client.ended(answer.handle());
    }
    answer.requires(200);
  }

  private static void cancels(Client client, Connection direct) throws SQLException {
    long[] stopped = new long[CANCELS];
    long all = 0;
    for (int i = 0; i < CANCELS; i++) {
      String handle =
          client
              .post(
                  Client.STATEMENTS + "?async=true",
                  "{\"warehouse\":\"pg\",\"statement\":\"select pg_sleep(600)\"}")
              .handle();
      await(direct, 1);
      long begun = System.nanoTime();
      client.cancel(handle).requires(200);
      await(direct, 0);
      stopped[i] = System.nanoTime() - begun;
      all += stopped[i];
    }
    Times times = Times.of(stopped, all);
    Times.head("itself");
    times.print("from a cancel to the end there", times);
  }

  private static void await(Connection direct, int running) throws SQLException {
    String count =
        "select count(*) from pg_stat_activity where state = 'active' and query = 'select pg_sleep(600)'";
    try (Statement statement = direct.createStatement()) {
      while (true) {
        try (ResultSet rows = statement.executeQuery(count)) {
          if (rows.next() && rows.getInt(1) == running) {
            return;
          }
        }
      }
    }
  }
}
