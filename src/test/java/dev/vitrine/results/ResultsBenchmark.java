package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Figures by hand, no test: `ResultsBenchmark encode` (1 million rows of 4 columns in each format)
/// and `ResultsBenchmark large` (20 million rows of 3 columns written, then 300 pages in random
/// order). Prints times, sizes and the process's resident memory.
final class ResultsBenchmark {

  private static final List<Column> FOUR =
      List.of(
          Column.of("ID", SqlType.fixed(10, 0)),
          Column.of("NAME", SqlType.TEXT),
          Column.of("AMOUNT", SqlType.REAL),
          Column.of("AT", SqlType.TIMESTAMP_NTZ));
  private static final String FOUR_SQL =
      "select i::integer, 'customer ' || (hash(i) % 100000), (hash(i) % 1000000007) / 997.0::double,"
          + " timestamp '2020-01-01' + to_microseconds((hash(i * 7) % 100000000000000)::bigint)"
          + " from range(1000000) t(i)";
  private static final String LARGE_SQL =
      "select i::bigint, 'row ' || i, i / 7.0::double from range(20000000) t(i)";

  private final ResultStore store;
  private final Handle handle = Handle.random();

  private ResultsBenchmark(ResultStore store) {
    this.store = store;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("results");
    ResultsConfig config =
        new ResultsConfig(directory, 1000, 256 << 10, 1_000_000, 8 << 20, 64 << 10, 0, 0, 64 << 20);
    try (ResultStore store = Stores.of(config)) {
      ResultsBenchmark benchmark = new ResultsBenchmark(store);
      switch (arguments[0]) {
        case "encode" -> benchmark.encode();
        case "large" -> benchmark.large();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
      store.delete(benchmark.handle);
    }
    Files.delete(directory);
  }

  private void encode() throws Exception {
    ResultInfo info = write(FOUR_SQL, FOUR);
    for (int round = 0; round < 5; round++) {
      for (Format format : Format.values()) {
        if (format != Format.PARQUET) {
          stream(info, Encoding.of(format));
        }
      }
      stream(info, Encoding.of(Format.JSON_ROWS).withGzip(true));
    }
    long start = System.nanoTime();
    ResultFile file = store.parquet(handle, info, Stores.NOT_INLINE);
    print("PARQUET", info.rows(), file.length(), start);
  }

  private void stream(ResultInfo info, Encoding encoding) {
    long start = System.nanoTime();
    long bytes = 0;
    try (ResultStream stream = store.stream(handle, info, encoding, Stores.NOT_INLINE)) {
      for (byte[] chunk = stream.next(); chunk != null; chunk = stream.next()) {
        bytes += chunk.length;
      }
    }
    print(encoding.format() + (encoding.gzip() ? " gzip" : ""), info.rows(), bytes, start);
  }

  private static void print(String what, long rows, long bytes, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-16s %8.3f s %12.0f rows/s %8.1f MB %8.1f MB/s%n",
        what, seconds, rows / seconds, bytes / 1e6, bytes / 1e6 / seconds);
  }

  private ResultInfo write(String sql, List<Column> columns) throws Exception {
    long start = System.nanoTime();
    try (ResultWriter writer = store.writer(handle)) {
      DuckRows.feed(sql, columns, writer);
      ResultInfo info = writer.finish();
      print("write", info.rows(), info.uncompressedBytes(), start);
      System.out.printf(
          "stored %.1f MB in %d partitions%n", info.storedBytes() / 1e6, info.partitions().size());
      return info;
    }
  }

  private void large() throws Exception {
    System.out.println("before: " + resident());
    ResultInfo info = write(LARGE_SQL, FOUR.subList(0, 3));
    System.out.println("written: " + resident());
    Random random = new Random(1);
    long start = System.nanoTime();
    long bytes = 0;
    for (int i = 0; i < 300; i++) {
      int number = random.nextInt(info.partitions().size());
      bytes +=
          store.encodedPage(handle, info, number, Encoding.of(Format.JSON_ROWS), Stores.NOT_INLINE)
              .length;
      if (i % 100 == 99) {
        System.out.println("page " + (i + 1) + ": " + resident());
      }
    }
    print("300 pages", 0, bytes, start);
  }

  private static String resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(l -> l.startsWith("VmRSS") || l.startsWith("VmHWM")).toList().toString();
    }
  }
}
