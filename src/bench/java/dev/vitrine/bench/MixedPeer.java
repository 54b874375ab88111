package dev.vitrine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// fakesnow in a Python process, which runs the same statements with a thread for each client and
/// times itself; see mixed.py.
final class MixedPeer implements AutoCloseable {

  private final Process process;
  private final BufferedReader in;
  private final Writer out;

  private MixedPeer(Process process) {
    this.process = process;
    in = process.inputReader();
    out = process.outputWriter();
  }

  static MixedPeer start(int clients) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  System.getenv("BENCH_PYTHON"),
                  "-W",
                  "ignore",
                  System.getenv("BENCH_PEER"),
                  System.getenv("BENCH_MIXED"),
                  String.valueOf(clients))
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("SNOWFLAKE_DISABLE_PLATFORM_DETECTION", "true");
      return new MixedPeer(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// @param run numbers of statements begin there
  Times run(int clients, int each, int run) {
    try {
      out.write(clients + " " + each + " " + run * 10_000 + "\n");
      out.flush();
      String line = in.readLine();
      if (line == null) {
        throw new IllegalStateException("the peer ended");
      }
      long[] told = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
      return Times.of(LongStream.of(told).skip(1).toArray(), told[0]);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
