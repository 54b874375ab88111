package dev.vitrine.drivers;

import dev.vitrine.server.RealServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A server, and Snowflake's JDBC driver connected to it.
final class JdbcServer implements AutoCloseable {

  static final String PASSWORD = "secret-password-1";

  private final RealServer server;

  /// @param settings keys and values in turn
  JdbcServer(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(List.of("vitrine.admin-user", "ADMIN", "vitrine.admin-password", PASSWORD));
    server = RealServer.start(all.toArray(String[]::new));
  }

  RealServer server() {
    return server;
  }

  String url() {
    return "jdbc:snowflake://http://127.0.0.1:" + server.port() + "/";
  }

  static Properties properties(Object... namesAndValues) {
    Properties properties = new Properties();
    properties.put("account", "x");
    properties.put("ssl", "off");
    properties.put("user", "ADMIN");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return properties;
  }

  /// With a password.
  Connection connect(Object... namesAndValues) throws SQLException {
    Properties properties = properties(namesAndValues);
    properties.putIfAbsent("password", PASSWORD);
    return DriverManager.getConnection(url(), properties);
  }

  /// Without one.
  Connection connectBy(Object... namesAndValues) throws SQLException {
    return DriverManager.getConnection(url(), properties(namesAndValues));
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The first column of the first row.
  static @Nullable String cell(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /// All rows as text.
  static List<List<@Nullable String>> rows(ResultSet rows) throws SQLException {
    List<List<@Nullable String>> all = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<@Nullable String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(rows.getString(i));
      }
      all.add(row);
    }
    return all;
  }

  @Override
  public void close() {
    server.close();
  }
}
