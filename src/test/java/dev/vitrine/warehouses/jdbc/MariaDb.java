package dev.vitrine.warehouses.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A MariaDB for the tests of this process, where the machine has its server: `mariadbd` on the
/// path (Debian's package `mariadb-server-core`), or named by the variable `MARIADBD`.
public final class MariaDb {

  private static final Optional<Path> PROGRAM = program();
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  private static @Nullable MariaDb running;

  private final int port;

  private MariaDb(int port) {
    this.port = port;
  }

  /// Why there is none; empty when there is.
  public static Optional<String> absent() {
    return PROGRAM.isPresent()
        ? Optional.empty()
        : Optional.of(
            "no mariadbd on the path; install Debian's mariadb-server-core, or set MARIADBD");
  }

  private static Optional<Path> program() {
    String named = System.getenv("MARIADBD");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, "mariadbd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static synchronized MariaDb server() {
    MariaDb known = running;
    if (known == null) {
      known = start();
      running = known;
    }
    return known;
  }

  private static MariaDb start() {
    try {
      Path directory = Files.createTempDirectory("mariadb");
      int port = freePort();
      Path program = PROGRAM.orElseThrow();
      List<String> command =
          new ArrayList<>(
              List.of(
                  program.toString(),
                  "--no-defaults",
                  "--datadir=" + directory,
                  "--skip-grant-tables",
                  "--bind-address=127.0.0.1",
                  "--port=" + port,
                  "--socket=" + directory.resolve("s"),
                  "--innodb-buffer-pool-size=32M"));
      if (System.getProperty("user.name").equals("root")) {
        command.add("--user=root");
      }
      Path messages = program.resolveSibling("../share/mysql").normalize();
      if (Files.isDirectory(messages)) {
        command.add("--lc-messages-dir=" + messages);
      }
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return await(new MariaDb(port));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static MariaDb await(MariaDb server) {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      try (Connection connection = connect(server.port, "")) {
        return server;
      } catch (SQLException notYet) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("MariaDB does not start", notYet);
        }
        Thread.onSpinWait();
      }
    }
  }

  private static Connection connect(int port, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/" + database, "root", "");
  }

  public static int port() {
    return server().port;
  }

  /// A new database with what the statements put there.
  ///
  /// @return its name
  public static String database(String... statements) {
    String name = "t" + DATABASES.incrementAndGet();
    run("", "create database " + name);
    run(name, statements);
    return name;
  }

  private static void run(String database, String... statements) {
    try (Connection connection = connect(port(), database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static JdbcEngine engine(String database) {
    ConnectionSpec spec =
        new ConnectionSpec(
            "maria",
            Product.MARIADB,
            Optional.of("127.0.0.1"),
            port(),
            Optional.of(database),
            Optional.empty(),
            Optional.empty(),
            Optional.of("root"),
            new Secret.None(),
            Map.of(),
            false,
            ConnectionSpec.Identity.SHARED,
            ConnectionSpec.Sizes.DEFAULT);
    return new JdbcEngine(spec, new Drivers(Path.of("lib-ext")));
  }
}
