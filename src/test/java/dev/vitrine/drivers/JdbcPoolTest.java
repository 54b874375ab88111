package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A pool of connections, as application servers have one, on Snowflake's JDBC driver.
class JdbcPoolTest {

  /// One that asks each connection whether it lives before it hands it out, even in the millisecond
  /// in which it came back.
  private static HikariDataSource pool(JdbcServer server, int size) {
    HikariConfig config = new HikariConfig();
    Properties properties =
        JdbcServer.properties("password", JdbcServer.PASSWORD, "db", "D", "schema", "S");
    properties.remove("user");
    config.setJdbcUrl(server.url());
    config.setUsername("ADMIN");
    config.setPassword(JdbcServer.PASSWORD);
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(size);
    config.setKeepaliveTime(30_000);
    config.setSchema("S");
    String always = System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "-1");
    assertThat(always).isNull();
    try {
      return new HikariDataSource(config);
    } finally {
      System.clearProperty("com.zaxxer.hikari.aliveBypassWindowMs");
    }
  }

  @Test
  void manyThreadsShareAFewSessions() throws Exception {
    try (JdbcServer server = JdbcServer.withSchema();
        HikariDataSource pool = pool(server, 3);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int number = i;
        answers.add(
            threads.submit(() -> {
              try (Connection connection = pool.getConnection()) {
                return cell(connection, "select current_schema() || " + number);
              }
            }));
      }
      for (int i = 0; i < 40; i++) {
        assertThat(answers.get(i).get()).isEqualTo("S" + i);
      }
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void whatABorrowerSetIsResetForTheNext() throws SQLException {
    try (JdbcServer server = JdbcServer.withSchema();
        HikariDataSource pool = pool(server, 1)) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        JdbcServer.run(connection, "create table t (i int)", "insert into t values (1)");
        connection.setSchema("PUBLIC");
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getSchema()).isEqualTo("S");
        assertThat(cell(connection, "select count(*) from t")).as("rolled back").isEqualTo("0");
      }
    }
  }

  @Test
  void aSessionThatIsGoneIsReplaced() throws SQLException {
    try (JdbcServer server = JdbcServer.withSchema("vitrine.driver.max-sessions-per-user", "2");
        HikariDataSource pool = pool(server, 1)) {
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
        // the third session ends the one that was not used for longest
        try (Connection second = server.inSchema();
            Connection third = server.inSchema()) {
          assertThat(second.isValid(5) && third.isValid(5)).isTrue();
        }
        assertThat(connection.isValid(5)).isFalse();
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(cell(connection, "select 'again'")).isEqualTo("again");
      }
    }
  }
}
