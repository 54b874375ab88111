package dev.vitrine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// fakesnow's own HTTP server, its databases in memory.
final class FakesnowServer implements AutoCloseable {

  private final Process process;
  private final int port;

  private FakesnowServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static FakesnowServer start() {
    try {
      int port = freePort();
      Path log = Files.createTempFile("fakesnow", ".log");
      log.toFile().deleteOnExit();
      Process process =
          new ProcessBuilder(System.getenv("BENCH_FAKESNOW"), "-s", "-p", String.valueOf(port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      FakesnowServer server = new FakesnowServer(process, port);
      server.awaitReady(log);
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path log) throws IOException {
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      try (Socket _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        Server.rest(50);
      }
    }
    throw new IllegalStateException("no fakesnow:\n" + Files.readString(log));
  }

  int port() {
    return port;
  }

  long residentMegabytes() {
    return Server.residentMegabytes(process);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
