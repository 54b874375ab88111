package dev.vitrine.bench;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sessions door with 1 and 16 clients, and while a long query runs in another session, beside
/// the same SQL through JDBC in process and the same chart by the reference in a process of its
/// own.
final class Sessions {

  private static final String SQL = "select 1";
  private static final String PAGE =
      "select i, i * 2 as j, 'text ' || i as t from range(10000) r(i)";
  private static final String CHART =
      "select i as x, sin(i / 50.0) as y from range(1000) r(i) visualise x as x, y as y draw point";
  private static final Pattern ID = Pattern.compile("\"session_id\":\"([0-9a-f]+)\"");

  private Sessions() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of("VITRINE_SESSIONS_MOST_PER_CALLER", "1000"));
        InProcess peer = new InProcess();
        Reference reference = Reference.start();
        Client client = Client.bare(server.port(), "")) {
      String session = create(client);
      Times.of(6_000, () -> peer.query(SQL));
      Times.of(6_000, () -> ask(client, session, "sql", SQL));
      Times.of(100, () -> ask(client, session, "sql", PAGE));
      Times.of(200, () -> ask(client, session, "query", CHART));
      for (int round = 0; round < rounds; round++) {
        round(server, peer, client, session);
        charts(server, reference, client, session);
        neighbours(server, client, session);
      }
    }
  }

  private static void round(Server server, InProcess peer, Client client, String session) {
    Times.head("JDBC in process, the same SQL");
    Times one = Times.of(2_000, () -> peer.query(SQL));
    one.print("JDBC, select 1", one);
    Times.of(2_000, () -> ask(client, session, "sql", SQL)).print("select 1, 1 client", one);
    crowd(server, session, "sql", SQL, 125).print("select 1, 16 clients", one);
    Times page = Times.of(200, () -> peer.query(PAGE));
    page.print("JDBC, 10,000 rows", page);
    Times.of(200, () -> ask(client, session, "sql", PAGE)).print("10,000 rows, 1 client", page);
    crowd(server, session, "sql", PAGE, 20).print("10,000 rows, 16 clients", page);
    Times made = Times.of(200, () -> delete(client, create(client)));
    made.print("a session made and ended", one);
    Times used =
        Times.of(
            30,
            () -> {
              String own = create(client);
              ask(client, own, "sql", SQL);
              delete(client, own);
            });
    used.print("made, asked select 1, ended", one);
  }

  private static void charts(Server server, Reference reference, Client client, String session) {
    Times.head("ggsql 0.5.2, in process");
    Times drawn = reference.times(CHART, 200);
    drawn.print("ggsql, chart of 1,000 points", drawn);
    Times.of(300, () -> ask(client, session, "query", CHART))
        .print("chart of 1,000 points, 1 client", drawn);
    crowd(server, session, "query", CHART, 20).print("the same, 16 clients", drawn);
  }

  /// What a long query in one session costs another session, and who only looks at `/health`.
  private static void neighbours(Server server, Client client, String session) {
    Times quiet = Times.of(1_000, () -> ask(client, session, "sql", SQL));
    Times health = Times.of(1_000, () -> client.get("/health").requires(200));
    String busy = create(client);
    Thread waiting = Thread.ofVirtual().start(() -> occupy(server, busy));
    Server.rest(500);
    Times loud = Times.of(500, () -> ask(client, session, "sql", SQL));
    Times alive = Times.of(500, () -> client.get("/health").requires(200));
    delete(client, busy);
    join(waiting);
    Times.head("the quiet one");
    quiet.print("select 1, quiet", quiet);
    loud.print("select 1, a long one runs", quiet);
    health.print("/health, quiet", health);
    alive.print("/health, a long one runs", health);
    System.out.println();
  }

  private static void occupy(Server server, String session) {
    try (Client client = Client.bare(server.port(), "")) {
      client.post("/sessions/" + session + "/sql", body(Neighbours.LONG)).requires(409);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Times crowd(Server server, String session, String what, String sql, int each) {
    return Crowd.of(16, each, () -> asking(server, session, what, sql));
  }

  private static Crowd.Member asking(Server server, String session, String what, String sql) {
    Client client = Client.bare(server.port(), "");
    return new Crowd.Member() {
      @Override
      public void request() {
        ask(client, session, what, sql);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private static String create(Client client) {
    Matcher id = ID.matcher(client.post("/sessions", "").requires(200).body());
    if (!id.find()) {
      throw new IllegalStateException("no session");
    }
    return id.group(1);
  }

  private static void delete(Client client, String session) {
    client.delete("/sessions/" + session, 200);
  }

  private static void ask(Client client, String session, String what, String sql) {
    client.post("/sessions/" + session + "/" + what, body(sql)).requires(200);
  }

  private static String body(String sql) {
    return "{\"query\":\"" + sql + "\"}";
  }
}
