import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The training run of a class cache: starts the server of a directory on a free port with throw-away data, asks what
/// a first client asks, and stops it as SIGTERM does; the Java machine then leaves `vitrine.aot` in the directory.
///
/// Run from source, `java Training.java DIRECTORY`; it is no part of the product.
final class Training {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final List<String> PAGES = List.of("/health/ready", "/metrics", "/openapi", "/assets/chart.js");

  private final Path app;
  private final Path data;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Training(Path app, Path data, int port) {
    this.app = app;
    this.data = data;
    this.port = port;
  }

  static void main(String[] args) throws Exception {
    var app = Path.of(args[0]).toRealPath();
    var data = Files.createTempDirectory("vitrine-training");
    try {
      new Training(app, data, freePort()).run();
    } catch (IOException e) {
      System.err.println(e.getMessage() + "; see " + app.resolve("training.log"));
      System.exit(1);
    } finally {
      delete(data);
    }
  }

  private void run() throws IOException, InterruptedException {
    var cache = app.resolve("vitrine.aot.new");
    var server = start(cache);
    try {
      awaitHealth(server);
      for (var page : PAGES) {
        status(page);
      }
    } finally {
      server.destroy();
      if (!server.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    }
    if (!Files.exists(cache)) {
      throw new IOException("the training run left no cache");
    }
    Files.move(cache, app.resolve("vitrine.aot"), StandardCopyOption.ATOMIC_MOVE);
  }

  private Process start(Path cache) throws IOException {
    var server =
        new ProcessBuilder(
            "sh", app.resolve("start.sh").toString(),
            "-XX:AOTCacheOutput=" + cache,
            "-Dvitrine.host=127.0.0.1",
            "-Dvitrine.port=" + port,
            "-Dvitrine.data=" + data);
    // The user's own configuration names the user's own databases.
    server.environment().keySet().removeIf(key -> key.startsWith("VITRINE_") && !key.equals("VITRINE_JAVA_OPTS"));
    return server.redirectErrorStream(true).redirectOutput(app.resolve("training.log").toFile()).start();
  }

  private void awaitHealth(Process server) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (status("/health") != 200) {
      if (!server.isAlive()) {
        throw new IOException("the server ended before it was ready");
      }
      if (System.nanoTime() > end) {
        throw new IOException("the server was not ready in time");
      }
      Thread.sleep(100);
    }
  }

  private int status(String page) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).timeout(LIMIT).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (var file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
