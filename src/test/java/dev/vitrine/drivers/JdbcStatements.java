package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.rows;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.exception.SnowflakeSQLException;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.resultset.SnowflakeAsyncResultSet;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;

/// Statements: transactions, errors, several at once, in the background, charts.
final class JdbcStatements {

  private final JdbcServer server;

  JdbcStatements(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("transactions", this::transactionsCommitAndRollBack),
        new JdbcFeature("autocommit-off", this::withoutAutocommitChangesWait),
        new JdbcFeature("error-code-state-id", this::errorHasCodeStateAndQueryId),
        new JdbcFeature("async", this::statementsRunInTheBackground),
        new JdbcFeature("result-by-id", this::resultIsFoundByItsId),
        new JdbcFeature("multi-statement", this::severalStatementsAreOneRequest),
        new JdbcFeature("chart", this::chartIsARow));
  }

  private String transactionsCommitAndRollBack() throws Exception {
    try (Connection connection = server.inSchema();
        Connection other = server.inSchema()) {
      run(connection, "create or replace table tx (i int)", "begin", "insert into tx values (1)");
      assertThat(cell(other, "select count(*) from tx")).isEqualTo("0");
      run(connection, "rollback", "begin", "insert into tx values (2)", "commit");
      assertThat(cell(other, "select sum(i) from tx")).isEqualTo("2");
      return "begin, commit, rollback";
    }
  }

  private String withoutAutocommitChangesWait() throws Exception {
    try (Connection connection = server.inSchema();
        Connection other = server.inSchema()) {
      run(connection, "create or replace table manual (i int)");
      connection.setAutoCommit(false);
      run(connection, "insert into manual values (1)");
      assertThat(cell(other, "select count(*) from manual")).isEqualTo("0");
      connection.commit();
      assertThat(cell(other, "select count(*) from manual")).isEqualTo("1");
      run(connection, "insert into manual values (2)");
      connection.rollback();
      connection.setAutoCommit(true);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(cell(connection, "select count(*) from manual")).isEqualTo("1");
      return "setAutoCommit(false), commit(), rollback()";
    }
  }

  private String errorHasCodeStateAndQueryId() throws Exception {
    try (Connection connection = server.inSchema()) {
      SnowflakeSQLException error =
          catchThrowableOfType(
              SnowflakeSQLException.class, () -> run(connection, "select * from absent"));
      assertThat(error.getErrorCode()).isEqualTo(2003);
      assertThat(error.getSQLState()).isEqualTo("42S02");
      assertThat(error.getMessage()).contains("ABSENT").contains("does not exist");
      assertThat(error.getQueryId()).matches("[0-9a-f-]{36}");
      return "2003, 42S02";
    }
  }

  private String statementsRunInTheBackground() throws Exception {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement();
        ResultSet later =
            statement
                .unwrap(SnowflakeStatement.class)
                .executeAsyncQuery("select seq4() as n from table(generator(rowcount => 3))")) {
      SnowflakeAsyncResultSet async = later.unwrap(SnowflakeAsyncResultSet.class);
      QueryStatus status = async.getStatus();
      while (status.isStillRunning()) {
        status = async.getStatus();
      }
      assertThat(status.isSuccess()).as(status.getErrorMessage()).isTrue();
      assertThat(rows(later)).containsExactly(List.of("0"), List.of("1"), List.of("2"));
      return "executeAsyncQuery, status, rows";
    }
  }

  private String resultIsFoundByItsId() throws Exception {
    try (Connection connection = server.inSchema();
        Connection other = server.inSchema();
        Statement statement = connection.createStatement();
        ResultSet first = statement.executeQuery("select 7 as n, 'x' as t")) {
      String id = first.unwrap(SnowflakeResultSet.class).getQueryID();
      try (ResultSet again = other.unwrap(SnowflakeConnection.class).createResultSet(id)) {
        assertThat(rows(again)).containsExactly(List.of("7", "x"));
        assertThat(again.getMetaData().getColumnName(1)).isEqualTo("N");
      }
      return "in another session";
    }
  }

  private String severalStatementsAreOneRequest() throws Exception {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 3);
      boolean isRows =
          statement.execute(
              "create or replace temporary table several (i int); insert into several values (1), (2);"
                  + " select sum(i) from several");
      assertThat(isRows).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(statement.getMoreResults()).as("more, though no rows: the driver's way").isTrue();
      assertThat(statement.getUpdateCount()).isEqualTo(2);
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly(List.of("3"));
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      return "3 statements";
    }
  }

  private String chartIsARow() throws Exception {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement();
        ResultSet chart =
            statement.executeQuery("select 1 as x, 2 as y VISUALISE x AS x, y AS y DRAW point")) {
      assertThat(chart.next()).isTrue();
      assertThat(chart.getString("SPEC")).contains("vega-lite");
      assertThat(chart.getString("METADATA")).isNotEmpty();
      String id = chart.unwrap(SnowflakeResultSet.class).getQueryID();
      assertThat(server.server().api().get(id, "").status()).isEqualTo(200);
      return "SPEC and METADATA";
    }
  }
}
