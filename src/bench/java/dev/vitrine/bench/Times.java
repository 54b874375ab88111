package dev.vitrine.bench;

import java.util.Arrays;

/// How long each of many equal requests took, in nanoseconds, and all of them together.
record Times(long[] sorted, long elapsed) {

  interface Request {
    void run();
  }

  /// Runs a request so often, one after the other.
  static Times of(int count, Request request) {
    long[] each = new long[count];
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      request.run();
      each[i] = System.nanoTime() - start;
    }
    return of(each, System.nanoTime() - begun);
  }

  static Times of(long[] each, long elapsed) {
    long[] sorted = each.clone();
    Arrays.sort(sorted);
    return new Times(sorted, elapsed);
  }

  /// Milliseconds that `share` of the requests took at most.
  double millis(double share) {
    int index = (int) Math.min(sorted.length - 1L, Math.round(share * sorted.length));
    return sorted[index] / 1e6;
  }

  double p50() {
    return millis(0.50);
  }

  double p99() {
    return millis(0.99);
  }

  double perSecond() {
    return sorted.length / (elapsed / 1e9);
  }

  /// One line of a table, with the ratio of its median and of its rate to a peer's.
  void print(String name, Times peer) {
    System.out.printf(
        "%-34s %9.3f %9.3f %9.3f %10.0f %9.2f %9.2f%n",
        name,
        p50(),
        p99(),
        millis(1),
        perSecond(),
        p50() / peer.p50(),
        perSecond() / peer.perSecond());
  }

  static void head(String peer) {
    System.out.printf(
        "%-34s %9s %9s %9s %10s %9s %9s   (ratios to: %s)%n",
        "", "p50 ms", "p99 ms", "max ms", "a second", "p50 ratio", "rate", peer);
  }
}
