package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.ToolStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// What drivers and tools ask of the catalog, sent by Snowflake's JDBC driver: what its tools
/// (Tableau, Power BI, Looker, DBeaver, Flyway) find.
class JdbcReplayTest {

  private static JdbcServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    server = new JdbcServer();
    connection = server.connect("TIMEZONE", "UTC");
    try (Statement statement = connection.createStatement()) {
      statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 0);
      statement.execute(ToolStatement.setup());
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.close();
  }

  @TestFactory
  Stream<DynamicContainer> aToolsStatementIsAnsweredUnderSnowflakesColumns() throws IOException {
    return ToolStatement.tests(JdbcReplayTest::check);
  }

  private static void check(ToolStatement sent) throws SQLException {
    backToTheSchema();
    try (Statement statement = statement(sent)) {
      if (sent.error() != null) {
        assertThatThrownBy(() -> execute(statement, sent))
            .isInstanceOfSatisfying(
                SQLException.class,
                refused ->
                    assertThat("%06d".formatted(refused.getErrorCode())).isEqualTo(sent.error()));
      } else if (execute(statement, sent)) {
        try (ResultSet rows = statement.getResultSet()) {
          List<String> names = names(rows.getMetaData());
          sent.answers(names, rows(rows));
        }
      } else {
        // of what changes something the driver tells a number
        assertThat(statement.getUpdateCount()).isNotNegative();
        assertThat(sent.sql()).doesNotContainPattern("(?i)^\\s*(select|with|show|desc)");
      }
    }
  }

  /// Some statements go elsewhere.
  private static void backToTheSchema() throws SQLException {
    if (!"META".equals(connection.getCatalog()) || !"SHOP".equals(connection.getSchema())) {
      JdbcServer.run(connection, "use schema meta.shop");
    }
  }

  private static Statement statement(ToolStatement sent) throws SQLException {
    if (sent.bindings().isEmpty()) {
      return connection.createStatement();
    }
    PreparedStatement prepared = connection.prepareStatement(sent.sql());
    for (String value : sent.bindings()) {
      prepared.setString(1 + sent.bindings().indexOf(value), value);
    }
    return prepared;
  }

  private static boolean execute(Statement statement, ToolStatement sent) throws SQLException {
    return statement instanceof PreparedStatement prepared
        ? prepared.execute()
        : statement.execute(sent.sql());
  }

  private static List<String> names(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
    }
    return names;
  }

  private static List<Map<String, @Nullable String>> rows(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<Map<String, @Nullable String>> all = new ArrayList<>();
    while (rows.next()) {
      Map<String, @Nullable String> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String cell = rows.getString(i);
        boolean truth = columns.getColumnType(i) == Types.BOOLEAN && cell != null;
        row.put(columns.getColumnName(i), truth ? cell.toLowerCase(Locale.ROOT) : cell);
      }
      all.add(row);
    }
    return all;
  }
}
