package dev.vitrine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The PostgreSQL of the tests, in a process of its own.
final class PostgresProcess implements AutoCloseable {

  private final Process process;
  private final int port;

  private PostgresProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static PostgresProcess start() {
    Path root = Path.of(System.getProperty("app")).resolve("../..").normalize();
    try {
      String classPath = Files.readString(root.resolve("target/bench-postgres.classpath")).strip();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-cp",
                  classPath,
                  root.resolve("src/bench/postgres/PostgresServer.java").toString())
              .redirectError(root.resolve("target/bench-postgres.log").toFile())
              .start();
      return new PostgresProcess(process, port(process));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int port(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("port ")) {
        return Integer.parseInt(line.substring("port ".length()));
      }
    }
    throw new IllegalStateException("PostgreSQL did not start: target/bench-postgres.log");
  }

  int port() {
    return port;
  }

  /// Settings of a server that has it as the connection `pg`.
  Map<String, String> connection() {
    try {
      Path file = Files.createTempFile("vitrine-bench", ".yml");
      file.toFile().deleteOnExit();
      Files.writeString(
          file,
          "connections: {pg: {type: postgresql, host: localhost, port: %d, database: postgres, user: postgres, password: postgres}}"
              .formatted(port));
      return Map.of("VITRINE_CONNECTIONS_FILE", file.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
  }

  /// It stops when nobody can speak to it any more.
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
