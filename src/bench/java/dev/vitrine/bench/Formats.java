package dev.vitrine.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A result of a million rows and four columns read in each format, against the engine's own
/// writing of the same rows to a file in process.
final class Formats {

  private static final String SQL =
      "select i as id, i * 0.25::double as amount, 'customer ' || (i % 5000) as name,"
          + " timestamp '2026-01-01' + to_seconds(i) as at from range(1000000) t(i)";

  /// @param copy how the engine writes the like
  private record Kind(String name, String accept, String copy) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("JSON rows", "application/json", "format json, array true"),
          new Kind("JSON objects", "application/json; rows=objects", "format json, array true"),
          new Kind("CSV", "text/csv", "format csv, header true"),
          new Kind("NDJSON", "application/x-ndjson", "format json"),
          new Kind(
              "Arrow stream",
              "application/vnd.apache.arrow.stream",
              "format parquet, compression uncompressed"),
          new Kind("Parquet", "application/vnd.apache.parquet", "format parquet"));

  private Formats() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of());
        InProcess peer = new InProcess();
        Client client = server.client()) {
      for (int round = 0; round < rounds; round++) {
        String handle = client.submit(SQL);
        int pages = Pages.of(client.ended(handle));
        System.out.printf(
            "round %d: %d pages%n%-14s %9s %9s %9s %12s %9s%n",
            round + 1, pages, "", "paged ms", "MB", "MB/s", "COPY in proc", "ratio");
        for (Kind kind : KINDS) {
          read(client, peer, handle, pages, kind);
        }
      }
    }
  }

  private static void read(Client client, InProcess peer, String handle, int pages, Kind kind) {
    long begun = System.nanoTime();
    long bytes = 0;
    if (kind.name().equals("Parquet")) { // a file has no pages
      bytes = client.get(path(handle), kind.accept()).requires(200).bytes();
    } else {
      for (int page = 0; page < pages; page++) {
        bytes +=
            client.get(path(handle) + "?partition=" + page, kind.accept()).requires(200).bytes();
      }
    }
    double served = (System.nanoTime() - begun) / 1e6;
    double copied = copy(peer, kind);
    System.out.printf(
        "%-14s %9.0f %9.1f %9.1f %9.0f ms %9.2f%n",
        kind.name(), served, bytes / 1e6, bytes / 1e3 / served, copied, served / copied);
  }

  private static String path(String handle) {
    return "/api/v2/statements/" + handle;
  }

  private static double copy(InProcess peer, Kind kind) {
    Path file = peer.directory().resolve("copy");
    long begun = System.nanoTime();
    peer.execute("copy (" + SQL + ") to '" + file + "' (" + kind.copy() + ")");
    return (System.nanoTime() - begun) / 1e6;
  }
}
