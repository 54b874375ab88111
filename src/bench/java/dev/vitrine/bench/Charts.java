package dev.vitrine.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Charts over HTTP, from the statement to the spec received, against the reference implementation
/// in a process of its own that executes and renders the same text over the same tables; many
/// clients against one; and a histogram of 100 million rows with the memory that it takes.
final class Charts {

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE pts1k AS SELECT i AS id, (i*7919 % 1000)/10.0 AS x,"
              + " (i*104729 % 1000)/10.0 AS y, 'g'||(i%5) AS g FROM range(1000) t(i)",
          "CREATE TABLE m1 AS SELECT i AS id, ((i*7919)%1000003)/1000.0 + ((i*31)%977)/10.0 AS v,"
              + " 'g'||(i%3) AS g3, 'b'||(i%10) AS g10 FROM range(1000000) t(i)",
          "CREATE TABLE m5 AS SELECT i AS id, 'c'||((i*7919)%20) AS cat FROM range(5000000) t(i)");

  /// @param times how often in a round, here and there
  private record Chart(String name, String sql, int times, int peerTimes) {}

  private static final List<Chart> CHARTS =
      List.of(
          new Chart(
              "point, 1,000 rows",
              "SELECT x, y, g FROM pts1k VISUALISE x AS x, y AS y, g AS colour DRAW point",
              50,
              50),
          new Chart(
              "histogram, 1 million", "SELECT v FROM m1 VISUALISE v AS x DRAW histogram", 5, 5),
          new Chart(
              "density, 1 million, 3 groups",
              "SELECT v, g3 FROM m1 VISUALISE v AS x, g3 AS colour DRAW density",
              5,
              1),
          new Chart(
              "boxplot, 1 million, 10 groups",
              "SELECT v, g10 FROM m1 VISUALISE g10 AS x, v AS y DRAW boxplot",
              5,
              3),
          new Chart("bar, 5 million", "SELECT cat FROM m5 VISUALISE cat AS x DRAW bar", 5, 5));

  private static final String HUNDRED_MILLION =
      "CREATE TABLE m100 AS SELECT ((i*7919)%1000003)/1000.0 AS v FROM range(100000000) t(i)";

  private Charts() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of());
        Reference reference = Reference.start();
        Client client = server.client()) {
      for (String table : TABLES) {
        client.ended(client.submit(table));
        reference.nanos("sql", table);
      }
      for (Chart chart : CHARTS) {
        compare(chart, client, reference, rounds);
      }
      crowd(server, CHARTS.getFirst().sql(), rounds);
    }
    try (Server server = Server.start(Map.of("VITRINE_JAVA_OPTS", "-Xmx512m"));
        Client client = server.client()) {
      client.ended(client.submit(HUNDRED_MILLION));
      for (int round = 0; round < rounds; round++) {
        large(server, client);
      }
    }
  }

  private static void compare(Chart chart, Client client, Reference reference, int rounds) {
    System.out.printf("%n%s%n", chart.name());
    Times.head("the reference in process, execute and render");
    try {
      warm(() -> spec(client, chart.sql()));
    } catch (IllegalStateException refused) {
      System.out.println("  not drawn: " + refused.getMessage());
      return;
    }
    warm(() -> reference.nanos("chart", chart.sql()));
    for (int round = 0; round < rounds; round++) {
      Times ours = Times.of(chart.times(), () -> spec(client, chart.sql()));
      Times peer = reference.times(chart.sql(), chart.peerTimes());
      peer.print("reference", peer);
      ours.print("over HTTP, to its spec", peer);
    }
  }

  /// Both are measured when they have run for a while.
  private static void warm(Times.Request request) {
    long end = System.nanoTime() + 5_000_000_000L;
    do {
      request.run();
    } while (System.nanoTime() < end);
  }

  /// The statement and the spec that it draws: it comes with the answer, unless that only names the
  /// handle.
  private static long spec(Client client, String sql) {
    Client.Answer answer = client.statement(sql);
    if (answer.status() == 200) {
      if (!answer.body().contains("vega-lite")) {
        throw new IllegalStateException("no spec: " + answer.body());
      }
      return answer.bytes();
    }
    String handle = answer.handle();
    client.ended(handle);
    return client.get("/api/v2/statements/" + handle + "/spec").requires(200).bytes();
  }

  private static void crowd(Server server, String sql, int rounds) {
    System.out.printf("%nmany clients, point, 1,000 rows%n");
    Times.head("one client");
    for (int round = 0; round < rounds; round++) {
      Times one = Crowd.of(1, 200, () -> member(server, sql));
      one.print("1 client", one);
      Crowd.of(16, 40, () -> member(server, sql)).print("16 clients", one);
    }
  }

  private static Crowd.Member member(Server server, String sql) {
    Client client = server.client();
    return new Crowd.Member() {
      @Override
      public void request() {
        spec(client, sql);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private static void large(Server server, Client client) {
    long before = server.residentMegabytes();
    AtomicLong most = new AtomicLong(before);
    AtomicBoolean running = new AtomicBoolean(true);
    Thread watch = Thread.ofVirtual().start(() -> watch(server, most, running));
    long begun = System.nanoTime();
    try {
      long bytes = spec(client, "SELECT v FROM m100 VISUALISE v AS x DRAW histogram");
      System.out.printf(
          "%nhistogram of 100 million rows, -Xmx512m: %.1f s, %d bytes of spec;"
              + " resident %d MB before, %d at most, %d after%n",
          (System.nanoTime() - begun) / 1e9, bytes, before, most.get(), server.residentMegabytes());
    } catch (IllegalStateException refused) {
      System.out.printf("%nhistogram of 100 million rows: %s%n", refused.getMessage());
    } finally {
      running.set(false);
      watch.interrupt();
    }
  }

  private static void watch(Server server, AtomicLong most, AtomicBoolean running) {
    while (running.get()) {
      most.accumulateAndGet(server.residentMegabytes(), Math::max);
      Server.rest(100);
    }
  }
}
