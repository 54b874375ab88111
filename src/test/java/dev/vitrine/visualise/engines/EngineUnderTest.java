package dev.vitrine.visualise.engines;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.warehouses.jdbc.Trino;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// A real engine behind JDBC, empty at first.
record EngineUnderTest(SqlDialect dialect, Connection connection) implements AutoCloseable {

  static EngineUnderTest duckDb() {
    return open("jdbc:duckdb:").run("SET TimeZone = 'UTC'");
  }

  static EngineUnderTest sqlite() {
    return open("jdbc:sqlite::memory:");
  }

  /// A schema of its own on the one server that the tests start.
  static EngineUnderTest postgreSql() {
    String url = Postgres.SERVER.getJdbcUrl("postgres", "postgres");
    return open(url).run("SET TimeZone = 'UTC'").run("SET search_path = pg_temp, public");
  }

  /// A schema of its own on the one server that the tests start; empty where the run does without.
  static Optional<EngineUnderTest> trino() {
    if (Trino.absent().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EngineUnderTest(SqlDialect.named("Trino"), Trino.connect("memory", Trino.schema())));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static EngineUnderTest open(String url) {
    try {
      Connection connection = DriverManager.getConnection(url);
      String engine = connection.getMetaData().getDatabaseProductName();
      return new EngineUnderTest(SqlDialect.named(engine), connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  EngineUnderTest run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return this;
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed.getMessage() + "\n" + sql, failed);
    }
  }

  Frame query(String sql) {
    return JdbcFrames.query(connection, sql);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public String toString() {
    return dialect.toString();
  }

  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return server;
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
