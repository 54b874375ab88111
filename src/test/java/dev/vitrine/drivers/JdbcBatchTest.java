package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Batches of rows, which Snowflake's JDBC driver sends as one statement with arrays of values.
class JdbcBatchTest {

  private static final String KILOBYTE = "0123456789abcdef".repeat(64);

  private static void send(Connection connection, int rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into batch (i, t) values (?, ?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setInt(1, i);
        insert.setString(2, KILOBYTE);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(rows);
    }
  }

  /// 12 MiB, three times what other doors take.
  @Test
  void aBatchOfMegabytesIsTaken() throws SQLException {
    try (JdbcServer server = JdbcServer.withSchema();
        Connection connection = server.inSchema("CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", "100")) {
      run(connection, "create table batch (i int, t varchar)");
      send(connection, 12_000);
      assertThat(cell(connection, "select count(distinct i) || '/' || sum(length(t)) from batch"))
          .isEqualTo("12000/" + 12_000 * 1024);
    }
  }

  @Test
  void aBatchBeyondTheLimitIsRefusedAtOnceAndASmallerOneIsTaken() throws SQLException {
    try (JdbcServer server = JdbcServer.withSchema("vitrine.driver.body-bytes", "1000000");
        Connection connection = server.inSchema()) {
      run(connection, "create table batch (i int, t varchar)");
      assertThatThrownBy(() -> send(connection, 2_000))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getErrorCode()).isEqualTo(390413))
          .hasMessageContaining("larger than 1000000 bytes");
      send(connection, 500);
      assertThat(cell(connection, "select count(*) from batch")).isEqualTo("500");
    }
  }

  @Test
  void aRowThatIsWrongLeavesNoneOfItsBatch() throws SQLException {
    try (JdbcServer server = JdbcServer.withSchema();
        Connection connection = server.inSchema();
        PreparedStatement insert = connection.prepareStatement("insert into batch values (?, ?)")) {
      run(connection, "create table batch (i int, t varchar(3))");
      for (String text : new String[] {"a", "bb", "too long"}) {
        insert.setInt(1, 1);
        insert.setString(2, text);
        insert.addBatch();
      }
      assertThatThrownBy(insert::executeBatch)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("too long");
      assertThat(cell(connection, "select count(*) from batch")).isEqualTo("0");
    }
  }
}
