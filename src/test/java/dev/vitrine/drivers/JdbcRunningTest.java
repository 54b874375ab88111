package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.LONG;
import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.rows;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.RealServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.statement.SnowflakePreparedStatement;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How programs run statements through Snowflake's JDBC driver, with the options that they use.
class JdbcRunningTest {

  private static JdbcServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = JdbcServer.withSchema();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static QueryStatus ended(SnowflakeConnection connection, String id) throws SQLException {
    QueryStatus status = connection.getQueryStatus(id);
    while (status.isStillRunning()) {
      status = connection.getQueryStatus(id);
    }
    return status;
  }

  @Test
  void anAsynchronousStatementIsFoundByItsIdInAnotherConnection() throws SQLException {
    String id;
    try (Connection connection = server.inSchema();
        PreparedStatement select =
            connection.prepareStatement(
                "select seq4() as n, ? as t from table(generator(rowcount => 3))")) {
      select.setString(1, "x");
      select.unwrap(SnowflakePreparedStatement.class).executeAsyncQuery();
      id = select.unwrap(SnowflakePreparedStatement.class).getQueryID();
      assertThat(ended(connection.unwrap(SnowflakeConnection.class), id).isSuccess()).isTrue();
    }
    try (Connection other = server.inSchema();
        ResultSet found = other.unwrap(SnowflakeConnection.class).createResultSet(id)) {
      assertThat(rows(found))
          .containsExactly(List.of("0", "x"), List.of("1", "x"), List.of("2", "x"));
      assertThat(other.unwrap(SnowflakeConnection.class).getChildQueryIds(id)).containsExactly(id);
    }
  }

  @Test
  void anAsynchronousStatementTellsWhyItFailed() throws SQLException {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      SnowflakeStatement async = statement.unwrap(SnowflakeStatement.class);
      async.executeAsyncQuery("select 1 / column1 from values (0)");
      SnowflakeConnection asked = connection.unwrap(SnowflakeConnection.class);
      QueryStatus status = ended(asked, async.getQueryID());

      assertThat(status.getStatus()).isEqualTo(QueryStatus.Status.FAILED_WITH_ERROR);
      assertThat(status.getErrorCode()).isEqualTo(100051);
      assertThat(status.getErrorMessage()).contains("Division by zero");
      assertThatThrownBy(() -> rows(asked.createResultSet(async.getQueryID())))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Division by zero");
    }
  }

  @Test
  void anAsynchronousStatementIsCanceledThroughTheSqlApi() throws SQLException {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      SnowflakeStatement async = statement.unwrap(SnowflakeStatement.class);
      async.executeAsyncQuery(LONG);
      String id = async.getQueryID();
      assertThat(server.server().api().cancel(id).status()).isEqualTo(200);
      assertThat(ended(connection.unwrap(SnowflakeConnection.class), id).isAnError()).isTrue();
    }
  }

  @Test
  void severalStatementsRunWhereTheSessionSaysSo() throws SQLException {
    try (Connection connection = server.inSchema("MULTI_STATEMENT_COUNT", "0");
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("select 1 as a; select 2 as b; select 3 as c")).isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly(List.of("1"));
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly(List.of("2"));
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(statement.getResultSet().getMetaData().getColumnName(1)).isEqualTo("C");
      assertThat(statement.getMoreResults()).isFalse();
    }
  }

  @Test
  void resultsOfSeveralAsynchronousStatementsAreFoundByTheirIds() throws SQLException {
    try (Connection connection = server.inSchema("MULTI_STATEMENT_COUNT", "0");
        Statement statement = connection.createStatement()) {
      SnowflakeStatement async = statement.unwrap(SnowflakeStatement.class);
      async.executeAsyncQuery("select 1 as a; select 2 as b; select 3 as c");
      SnowflakeConnection asked = connection.unwrap(SnowflakeConnection.class);
      assertThat(ended(asked, async.getQueryID()).isSuccess()).isTrue();

      String[] children = asked.getChildQueryIds(async.getQueryID());

      assertThat(children).hasSize(3);
      assertThat(rows(asked.createResultSet(children[2]))).containsExactly(List.of("3"));
    }
  }

  @Test
  void severalStatementsAreRefusedUnlessTheirNumberIsTold() throws SQLException {
    try (Connection connection = server.inSchema()) {
      assertThatThrownBy(() -> run(connection, "select 1; select 2"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getErrorCode()).isEqualTo(8))
          .hasMessageContaining("Actual statement count 2");
    }
  }

  @Test
  void theFirstRowsAreEnoughWhereTheProgramSaysSo() throws SQLException {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(7);
      statement.setFetchSize(3);
      try (ResultSet some =
          statement.executeQuery("select seq4() from table(generator(rowcount => 100000))")) {
        assertThat(rows(some)).hasSize(7);
      }
    }
  }

  @Test
  void anotherThreadCancels() throws Exception {
    try (Connection connection = server.inSchema();
        PreparedStatement statement = connection.prepareStatement(LONG);
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running = other.submit(() -> statement.executeQuery());
      RealServer.eventually("it runs", () -> server.server().statements().running() > 0);
      statement.cancel();
      assertThatThrownBy(running::get)
          .cause()
          .isInstanceOfSatisfying(
              SQLException.class,
              canceled -> {
                assertThat(canceled.getErrorCode()).isEqualTo(604);
                assertThat(canceled.getSQLState()).isEqualTo("57014");
              });
      assertThat(cell(connection, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aTimeLimitOfTheSessionEndsAStatement() throws SQLException {
    try (Connection connection = server.inSchema("STATEMENT_TIMEOUT_IN_SECONDS", "1")) {
      assertThatThrownBy(() -> run(connection, LONG))
          .isInstanceOfSatisfying(
              SQLException.class, ended -> assertThat(ended.getErrorCode()).isEqualTo(630));
    }
  }

  @Test
  void generatedKeysAreWhatTheDriverHasNot() throws SQLException {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      run(connection, "create or replace table keyed (id int identity, t varchar)");
      assertThat(statement.executeUpdate("insert into keyed (t) values ('a'), ('b')")).isEqualTo(2);
      assertThat(statement.getGeneratedKeys().next()).isFalse();
      assertThatThrownBy(() ->
              connection.prepareStatement(
                  "insert into keyed (t) values (?)", Statement.RETURN_GENERATED_KEYS))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
    }
  }

  @Test
  void aBatchOfStatementsTellsHowManyRowsEachChanged() throws SQLException {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      run(connection, "create or replace table mixed (i int)");
      statement.addBatch("insert into mixed values (1), (2), (3)");
      statement.addBatch("update mixed set i = i + 10 where i > 1");
      statement.addBatch("delete from mixed where i = 1");
      statement.addBatch(
          "merge into mixed using (select 12 as k) on i = k when matched then delete");
      assertThat(statement.executeBatch()).containsExactly(3, 2, 1, 1);
      assertThat(statement.unwrap(SnowflakeStatement.class).getBatchQueryIDs()).hasSize(4);
      assertThat(cell(connection, "select listagg(i, ',') from mixed")).isEqualTo("13");
    }
  }

  @Test
  void sessionParametersOfTheConnectionHold() throws SQLException {
    try (Connection connection =
        server.inSchema("QUERY_TAG", "nightly", "DATE_OUTPUT_FORMAT", "DD/MM/YYYY")) {
      assertThat(cell(connection, "select '2024-02-29'::date")).isEqualTo("29/02/2024");
      assertThat(cell(connection, "show parameters like 'query_tag'")).isEqualTo("QUERY_TAG");
      assertThat(connection.unwrap(SnowflakeConnection.class).getSessionParameter("QUERY_TAG"))
          .isEqualTo("nightly");
    }
  }

  @Test
  void parametersThatCannotBeAreRefusedAtLogin() {
    assertThatThrownBy(() -> server.inSchema("TIMEZONE", "Mars/Olympus").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("invalid value [Mars/Olympus] for parameter 'TIMEZONE'");
    assertThatThrownBy(() -> server.inSchema("STATEMENT_TIMEOUT_IN_SECONDS", "soon").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("invalid value [soon] for parameter 'STATEMENT_TIMEOUT_IN_SECONDS'");
  }
}
