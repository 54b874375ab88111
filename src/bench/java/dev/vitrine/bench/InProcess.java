package dev.vitrine.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/// The peer: the same DuckDB through JDBC in this process, on a file of its own.
final class InProcess implements AutoCloseable {

  private final Path directory;
  private final DuckDBConnection connection;
  private volatile Statement running;

  InProcess() {
    try {
      directory = Files.createTempDirectory("vitrine-peer");
      connection =
          (DuckDBConnection)
              DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("peer.duckdb"));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private InProcess(Path directory, DuckDBConnection connection) {
    this.directory = directory;
    this.connection = connection;
  }

  InProcess another() {
    try {
      return new InProcess(directory, connection.duplicate());
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  Path directory() {
    return directory;
  }

  /// Runs it and reads all its rows.
  long query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      long count = 0;
      while (rows.next()) {
        rows.getObject(1);
        count++;
      }
      return count;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Runs it and takes all its rows as they come, not the whole result first.
  void stream(String sql) {
    execute("set session jdbc_stream_results = true");
    query(sql);
    execute("set session jdbc_stream_results = false");
  }

  /// Runs it until [#stop].
  void occupy(String sql) {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      statement.execute(sql);
    } catch (SQLException stopped) {
      running = null;
    }
  }

  void stop() {
    try {
      Statement statement = running;
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Runs it; its rows, if any, are of no interest.
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
