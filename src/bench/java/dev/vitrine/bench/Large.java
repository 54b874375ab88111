package dev.vitrine.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A result of 20 million rows and three columns in a server with a heap of 512 MB: how long it
/// takes against JDBC in process, and what the server holds of the memory while it is made and
/// while its pages are read in random order.
final class Large {

  private static final String SQL =
      "select i as id, i * 0.5::double as amount, 'row ' || i as name from range(20000000) t(i)";

  private Large() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of("VITRINE_JAVA_OPTS", "-Xmx512m"));
        InProcess peer = new InProcess();
        Client client = server.client()) {
      System.out.printf("resident at the start: %d MB%n", server.residentMegabytes());
      for (int round = 0; round < rounds; round++) {
        round(server, peer, client);
      }
    }
  }

  private static void round(Server server, InProcess peer, Client client) {
    long begun = System.nanoTime();
    peer.stream(SQL);
    double jdbc = seconds(begun);
    begun = System.nanoTime();
    String handle = client.submit(SQL);
    List<Long> memory = new ArrayList<>();
    while (client.poll(handle, "?wait=1").status() == 202) {
      memory.add(server.residentMegabytes());
    }
    double served = seconds(begun);
    int pages = Pages.of(client.ended(handle));
    System.out.printf(
        "20 million rows: %.1f s, JDBC streamed in process %.1f s, ratio %.2f; %d pages%n",
        served, jdbc, served / jdbc, pages);
    System.out.println("  resident MB while made, each second: " + memory);
    read(server, client, handle, pages, "application/vnd.apache.arrow.stream");
    read(server, client, handle, pages, "application/json");
    client.delete(handle);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void read(Server server, Client client, String handle, int pages, String accept) {
    List<Integer> order = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      order.add(page);
    }
    Collections.shuffle(order, new Random(pages));
    List<Long> memory = new ArrayList<>();
    long begun = System.nanoTime();
    long bytes = 0;
    for (int i = 0; i < pages; i++) {
      String path = "/api/v2/statements/" + handle + "?partition=" + order.get(i);
      bytes += client.get(path, accept).requires(200).bytes();
      if (i % Math.max(1, pages / 10) == 0) {
        memory.add(server.residentMegabytes());
      }
    }
    System.out.printf(
        "  all pages in random order as %s: %.0f MB in %.1f s; resident MB at each tenth: %s%n",
        accept, bytes / 1e6, seconds(begun), memory);
  }
}
