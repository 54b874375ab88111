package dev.vitrine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.LongStream;

/// The reference implementation of VISUALISE in a Python process, which times itself: one request a
/// line (`sql` or `chart`, a tab, the text), one line of nanoseconds back.
final class Reference implements AutoCloseable {

  private final Process process;
  private final BufferedReader in;
  private final Writer out;

  private Reference(Process process) {
    this.process = process;
    in = process.inputReader();
    out = process.outputWriter();
  }

  static Reference start() {
    try {
      return new Reference(
          new ProcessBuilder(System.getenv("BENCH_PYTHON"), System.getenv("BENCH_REFERENCE"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  long nanos(String what, String text) {
    try {
      out.write(what + "\t" + text + "\n");
      out.flush();
      String line = in.readLine();
      if (line == null || line.startsWith("error")) {
        throw new IllegalStateException("the reference: " + line + " for " + text);
      }
      return Long.parseLong(line);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Times times(String chart, int count) {
    long[] each = LongStream.range(0, count).map(i -> nanos("chart", chart)).toArray();
    return Times.of(each, LongStream.of(each).sum());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
