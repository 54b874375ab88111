package dev.vitrine.warehouses.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one Trino that the tests of this process share, with the catalogs `tpch` and `memory`. It
/// runs in a JVM of its own, because its class path does not agree with the server's: Maven
/// resolves it from `src/test/trino/pom.xml` when the first test wants it (some 360 jars once), and
/// the process ends with this one. `-Dtrino=skip` leaves out the tests that want it.
public final class Trino {

  private static final Path SOURCES = Path.of("src", "test", "trino").toAbsolutePath();
  private static final Path MADE = Path.of("target", "trino").toAbsolutePath();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final long LONGEST_DOWNLOAD_MINUTES = 20;
  private static final long LONGEST_START_MINUTES = 5;

  private static @Nullable Trino running;

  private final int port;

  private Trino(int port) {
    this.port = port;
  }

  /// Why there is none; empty when there is.
  public static Optional<String> absent() {
    return "skip".equals(System.getProperty("trino"))
        ? Optional.of("left out by -Dtrino=skip")
        : Optional.empty();
  }

  /// Skips the test where there is none.
  public static void require() {
    assumeTrue(absent().isEmpty(), () -> absent().orElse(""));
  }

  public static int port() {
    return server().port;
  }

  private static synchronized Trino server() {
    Trino known = running;
    if (known == null) {
      known = start();
      running = known;
    }
    return known;
  }

  private static Trino start() {
    try {
      Files.createDirectories(MADE);
      String classPath = classPath();
      Path log = MADE.resolve("server.log");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "--add-modules=jdk.incubator.vector",
                  "--sun-misc-unsafe-memory-access=allow",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  classPath,
                  SOURCES.resolve("TrinoServer.java").toString())
              .redirectError(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new Trino(port(process, log));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What it says is read in the background, so that the process is never held by a full pipe, and
  /// nobody waits for it longer than a start can take.
  private static int port(Process process, Path log) throws IOException {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> listen(process, port));
    try {
      return port.get(LONGEST_START_MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException | ExecutionException none) {
      process.destroyForcibly();
      throw new IllegalStateException("Trino did not start:\n" + Files.readString(log), none);
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void listen(Process process, CompletableFuture<Integer> port) {
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("port ")) {
          port.complete(Integer.parseInt(line.substring("port ".length())));
        }
      }
      port.completeExceptionally(new IOException("it ended without a port"));
    } catch (IOException | NumberFormatException ended) {
      port.completeExceptionally(ended);
    }
  }

  private static String classPath() throws IOException {
    Path resolved = MADE.resolve("classpath");
    Path pom = SOURCES.resolve("pom.xml");
    if (!isCurrent(resolved, pom)) {
      resolve(pom, resolved);
    }
    return Files.readString(resolved).strip();
  }

  private static boolean isCurrent(Path resolved, Path pom) throws IOException {
    return Files.exists(resolved)
        && Files.getLastModifiedTime(resolved).compareTo(Files.getLastModifiedTime(pom)) > 0
        && Stream.of(Files.readString(resolved).strip().split(File.pathSeparator, -1))
            .allMatch(jar -> Files.exists(Path.of(jar)));
  }

  private static void resolve(Path pom, Path resolved) throws IOException {
    Path log = MADE.resolve("maven.log");
    List<String> command = new ArrayList<>(List.of(maven(), "-B", "-q", "-f", pom.toString()));
    Optional.ofNullable(System.getProperty("maven.repository"))
        .ifPresent(repository -> command.add("-Dmaven.repo.local=" + repository));
    command.addAll(List.of("dependency:build-classpath", "-Dmdep.outputFile=" + resolved));
    ProcessBuilder maven =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = maven.start();
    try {
      if (!process.waitFor(LONGEST_DOWNLOAD_MINUTES, TimeUnit.MINUTES)
          || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "Maven could not resolve Trino (-Dtrino=skip does without):\n" + Files.readString(log));
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// The Maven that runs the tests; outside of one, the machine's.
  private static String maven() {
    return Optional.ofNullable(System.getProperty("maven.home"))
        .map(home -> Path.of(home, "bin", "mvn").toString())
        .orElse("mvn");
  }

  /// A new schema of the catalog `memory` with what the statements put there.
  ///
  /// @return its name
  public static String schema(String... statements) {
    String name = "t" + SCHEMAS.incrementAndGet();
    run("memory", "default", "create schema memory." + name);
    run("memory", name, statements);
    return name;
  }

  private static void run(String catalog, String schema, String... statements) {
    try (Connection connection = connect(catalog, schema);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static Connection connect(String catalog, String schema) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:trino://localhost:" + port() + "/" + catalog + "/" + schema, "tester", null);
  }

  private static ConnectionSpec spec(int port, String catalog, String schema) {
    return new ConnectionSpec(
        "trino",
        Product.TRINO,
        Optional.of("localhost"),
        port,
        Optional.of(catalog),
        Optional.of(schema),
        Optional.empty(),
        Optional.of("tester"),
        new Secret.None(),
        Map.of(),
        false,
        ConnectionSpec.Identity.SHARED,
        ConnectionSpec.Sizes.DEFAULT);
  }

  static JdbcEngine engine(String catalog, String schema) {
    return engine(port(), catalog, schema);
  }

  /// @param port of something that stands before the server
  static JdbcEngine engine(int port, String catalog, String schema) {
    return new JdbcEngine(spec(port, catalog, schema), new Drivers(Path.of("lib-ext")));
  }
}
