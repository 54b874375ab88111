package dev.vitrine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A Python program of the bench's: it is told what to do line by line, and times itself.
final class PythonPeer implements AutoCloseable {

  private final Process process;
  private final BufferedReader in;
  private final Writer out;

  private PythonPeer(Process process) {
    this.process = process;
    in = process.inputReader();
    out = process.outputWriter();
  }

  /// Starts the program of `BENCH_PEER`.
  static PythonPeer start(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getenv("BENCH_PYTHON"));
    command.addAll(List.of("-W", "ignore", System.getenv("BENCH_PEER")));
    command.addAll(arguments);
    try {
      return new PythonPeer(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Sends a line; the answer is nanoseconds, of all together and then of each.
  Times run(String line) {
    try {
      out.write(line + "\n");
      out.flush();
      String told = in.readLine();
      if (told == null) {
        throw new IllegalStateException("the peer ended");
      }
      long[] nanos = Stream.of(told.split(" ")).mapToLong(Long::parseLong).toArray();
      return Times.of(LongStream.of(nanos).skip(1).toArray(), nanos[0]);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
