package dev.vitrine.warehouses.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The one PostgreSQL that the tests of this process share; each takes a database of its own.
public final class Postgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static int port() {
    return SERVER.getPort();
  }

  /// A new, empty database.
  ///
  /// @return its name
  public static String database() {
    String name = "t" + DATABASES.incrementAndGet();
    run("postgres", "create database " + name);
    return name;
  }

  /// Runs statements as the owner, outside of Vitrine.
  public static void run(String database, String... statements) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(SERVER.getJdbcUrl("postgres", database));
  }

  /// A connection to the database that may write.
  static ConnectionSpec writing(String database) {
    return spec(database, false, ConnectionSpec.Sizes.DEFAULT);
  }

  static ConnectionSpec spec(String database, boolean readOnly, ConnectionSpec.Sizes sizes) {
    return new ConnectionSpec(
        "pg",
        Product.POSTGRESQL,
        Optional.of("localhost"),
        port(),
        Optional.of(database),
        Optional.empty(),
        Optional.empty(),
        Optional.of("postgres"),
        new Secret.Plain("postgres"),
        Map.of(),
        readOnly,
        ConnectionSpec.Identity.SHARED,
        sizes);
  }

  static JdbcEngine engine(ConnectionSpec spec) {
    return new JdbcEngine(spec, new Drivers(Path.of("lib-ext")));
  }
}
