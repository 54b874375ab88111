package dev.vitrine.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server in a process of its own, as `./run` starts it, with new data and no rate limits.
final class Server implements AutoCloseable {

  private static final String KEY = "bench-key-of-this-run-only-0123456789";

  private final Process process;
  private final int port;
  private final Path data;

  private Server(Process process, int port, Path data) {
    this.process = process;
    this.port = port;
    this.data = data;
  }

  /// @param more environment variables
  static Server start(Map<String, String> more) {
    try {
      Path data = Files.createTempDirectory("vitrine-bench");
      int port = freePort();
      ProcessBuilder builder =
          new ProcessBuilder("sh", System.getProperty("app") + "/start.sh")
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("log").toFile());
      Map<String, String> environment = builder.environment();
      environment
          .keySet()
          .removeIf(name -> name.startsWith("VITRINE_") && !name.equals("VITRINE_JAVA_OPTS"));
      environment.put("VITRINE_HOST", "127.0.0.1");
      environment.put("VITRINE_PORT", String.valueOf(port));
      environment.put("VITRINE_DATA", data.resolve("data").toString());
      environment.put("VITRINE_API_KEY", KEY);
      environment.put("VITRINE_AUTH_ALLOW_API_KEY_AUTH", "true");
      environment.put("VITRINE_LIMITS_REQUESTS_PER_SECOND", "0");
      environment.put("VITRINE_LIMITS_ANONYMOUS_REQUESTS_PER_SECOND", "0");
      environment.putAll(more);
      Server server = new Server(builder.start(), port, data);
      Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
      server.awaitReady();
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

  private void awaitReady() throws IOException {
    for (int i = 0; i < 600; i++) {
      if (isReady()) {
        return;
      }
      if (!process.isAlive()) {
        break;
      }
      rest(50);
    }
    throw new IllegalStateException("no server:\n" + Files.readString(data.resolve("log")));
  }

  private boolean isReady() {
    try (Client client = client()) {
      return client.get("/health").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  Client client() {
    return new Client(port, KEY);
  }

  int port() {
    return port;
  }

  /// The administrator's.
  String key() {
    return KEY;
  }

  long pid() {
    return process.pid();
  }

  /// What it holds of the machine's memory, in MB; 0 where /proc does not tell.
  long residentMegabytes() {
    return residentMegabytes(process);
  }

  static long residentMegabytes(Process process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  /// Where it keeps its data.
  Path data() {
    return data;
  }

  static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      delete();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void delete() throws IOException {
    List<File> files;
    try (Stream<Path> all = Files.walk(data)) {
      files = all.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
    }
    files.forEach(File::delete);
  }
}
