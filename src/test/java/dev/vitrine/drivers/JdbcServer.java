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

  /// Runs for hours, and stops where it is told to.
  static final String LONG =
      "select count(*) from table(generator(rowcount => 10000000)) a,"
          + " table(generator(rowcount => 10000000)) b where random() = 0.5";

  private final RealServer server;

  /// @param settings keys and values in turn
  JdbcServer(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(List.of("vitrine.admin-user", "ADMIN", "vitrine.admin-password", PASSWORD));
    server = RealServer.start(all.toArray(String[]::new));
  }

  /// One that has the schema `D.S`, which [#inSchema] connects to.
  static JdbcServer withSchema(String... settings) throws SQLException {
    JdbcServer server = new JdbcServer(settings);
    try (Connection connection = server.connect()) {
      run(connection, "create database d", "create schema d.s");
    }
    return server;
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

  /// To the schema that [#withSchema] made.
  Connection inSchema(Object... namesAndValues) throws SQLException {
    List<Object> all = new ArrayList<>(List.of("db", "D", "schema", "S"));
    all.addAll(List.of(namesAndValues));
    return connect(all.toArray());
  }

  /// Looks at rows.
  interface Look {
    void at(ResultSet rows) throws SQLException;
  }

  /// What a statement answers, as JSON and then as Arrow.
  void inBothFormats(String sql, Look look, Object... namesAndValues) throws SQLException {
    for (String format : List.of("JSON", "ARROW")) {
      List<Object> all = new ArrayList<>(List.of(namesAndValues));
      all.addAll(List.of("JDBC_QUERY_RESULT_FORMAT", format));
      try (Connection connection = inSchema(all.toArray());
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        look.at(rows);
      }
    }
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
