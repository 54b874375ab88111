package dev.vitrine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `select 1` while four long statements run, over HTTP and through JDBC in process.
final class Neighbours {

  private static final String SQL = "select 1";
  static final String LONG =
      "select sum(a.range * b.range % 7) from range(10000000) a, range(1000000) b";
  private static final int BUSY = 4;

  private Neighbours() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of());
        InProcess peer = new InProcess();
        Client client = server.client()) {
      Times.of(4_000, () -> client.statement(SQL).requires(200));
      Times.of(4_000, () -> peer.query(SQL));
      for (int round = 0; round < rounds; round++) {
        jdbc(peer);
        served(client);
      }
    }
  }

  private static void jdbc(InProcess peer) {
    Times quiet = Times.of(2_000, () -> peer.query(SQL));
    List<InProcess> busy = new ArrayList<>();
    for (int i = 0; i < BUSY; i++) {
      InProcess neighbour = peer.another();
      busy.add(neighbour);
      Thread.ofPlatform().daemon().start(() -> neighbour.occupy(LONG));
    }
    Server.rest(500);
    Times loud = Times.of(500, () -> peer.query(SQL));
    busy.forEach(InProcess::stop);
    Times.head("the quiet one");
    quiet.print("JDBC in process, quiet", quiet);
    loud.print("JDBC in process, 4 long ones run", quiet);
    Server.rest(500);
  }

  private static void served(Client client) {
    Times quiet = Times.of(2_000, () -> client.statement(SQL).requires(200));
    List<String> busy = new ArrayList<>();
    for (int i = 0; i < BUSY; i++) {
      busy.add(client.submit(LONG));
    }
    Server.rest(500);
    Times loud = Times.of(500, () -> client.statement(SQL).requires(200));
    busy.forEach(client::cancel);
    quiet.print("over HTTP, quiet", quiet);
    loud.print("over HTTP, 4 long ones run", quiet);
    Server.rest(500);
  }
}
