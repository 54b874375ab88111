package dev.vitrine.bench;

import java.util.Map;

/// From the request to cancel to its answer, and to the moment when the only executor has taken up
/// the next statement and answered it, so has let go of the canceled one.
final class Cancel {

  private static final int RUNS = 50;
  private static final String SPARSE =
      "select i from range(4000000000) t(i) where i < 5000 or (i % 1000003 = 7 and sqrt(i) < 0)";

  private Cancel() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of("VITRINE_STATEMENTS_WORKERS", "1"));
        Client client = server.client();
        Client other = server.client()) {
      Times quiet = Times.of(2_000, () -> client.statement("select 1").requires(200));
      for (int round = 0; round < rounds; round++) {
        Times.head("select 1 with nothing before it");
        quiet.print("select 1", quiet);
        measure("running", Neighbours.LONG, client, other, quiet);
        measure("fetching a sparse tail", SPARSE, client, other, quiet);
      }
    }
  }

  private static void measure(String name, String sql, Client client, Client other, Times quiet) {
    long[] answered = new long[RUNS];
    long[] free = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      String handle = client.submit(sql);
      Server.rest(100 + i);
      client.poll(handle, "").requires(202);
      long begun = System.nanoTime();
      client.cancel(handle).requires(200);
      answered[i] = System.nanoTime() - begun;
      other.statement("select 1").requires(200);
      free[i] = System.nanoTime() - begun;
    }
    Times.of(answered, sum(answered)).print(name + ": answer", quiet);
    Times.of(free, sum(free)).print(name + ": next one's answer", quiet);
  }

  private static long sum(long[] each) {
    long sum = 0;
    for (long one : each) {
      sum += one;
    }
    return sum;
  }
}
