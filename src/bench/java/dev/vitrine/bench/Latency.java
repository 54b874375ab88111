package dev.vitrine.bench;

import java.util.Map;

/// `select 1` over HTTP with 1, 16 and 64 clients, and asynchronously, against JDBC in process.
final class Latency {

  private static final String SQL = "select 1";
  private static final int WARM = 15_000;
  private static final int COUNT = 4_000;

  private Latency() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of());
        InProcess peer = new InProcess();
        Client client = server.client()) {
      Times.of(WARM, () -> peer.query(SQL));
      Times.of(WARM, () -> client.statement(SQL).requires(200));
      Times.of(WARM, () -> client.get("/health"));
      for (int round = 0; round < rounds; round++) {
        round(server, peer, client);
      }
    }
  }

  private static void round(Server server, InProcess peer, Client client) {
    Times.head("JDBC, 1 thread");
    Times jdbc = Times.of(COUNT, () -> peer.query(SQL));
    jdbc.print("JDBC in process, 1 thread", jdbc);
    Times.of(COUNT, () -> client.get("/health").requires(200)).print("GET /health, 1 client", jdbc);
    Times one = Times.of(COUNT, () -> client.statement(SQL).requires(200));
    one.print("select 1, 1 client", jdbc);
    Times.of(COUNT / 4, () -> client.submit(SQL)).print("select 1 async, to its 202", jdbc);
    Server.rest(500);
    many(server, 16, jdbc);
    many(server, 64, jdbc);
    System.out.printf("added at p50 with 1 client: %.3f ms%n%n", one.p50() - jdbc.p50());
  }

  private static void many(Server server, int clients, Times jdbc) {
    Crowd.of(clients, 2 * COUNT / clients, () -> asking(server, SQL))
        .print("select 1, " + clients + " clients", jdbc);
  }

  static Crowd.Member asking(Server server, String sql) {
    Client client = server.client();
    return new Crowd.Member() {
      @Override
      public void request() {
        client.statement(sql).requires(200);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
