package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.snowflake.client.api.connection.SnowflakeDatabaseMetaData;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole of `java.sql.DatabaseMetaData` that asks the server, through Snowflake's driver,
/// against the schema of `metadata.sql`: constraints, comments, defaults, views, mixed case.
class JdbcMetadataTest {

  private static final Path SCHEMA = Path.of("src/test/resources/drivers/metadata.sql");

  private static JdbcServer server;
  private static Connection connection;
  private static DatabaseMetaData metadata;

  @BeforeAll
  static void start() throws Exception {
    server = new JdbcServer();
    connection = server.connect();
    try (Statement statement = connection.createStatement()) {
      statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 0);
      statement.execute(Files.readString(SCHEMA));
    }
    metadata = connection.getMetaData();
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.close();
  }

  /// Some columns of all rows, with blanks between.
  private static List<String> told(ResultSet answer, String... columns) throws SQLException {
    try (ResultSet rows = answer) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
          cells.add(String.valueOf(rows.getString(column)));
        }
        all.add(String.join(" ", cells));
      }
      return all;
    }
  }

  private static List<String> tables(
      @Nullable String database, @Nullable String schema, @Nullable String name, String... types)
      throws SQLException {
    return told(
        metadata.getTables(database, schema, name, types.length == 0 ? null : types),
        "TABLE_SCHEM",
        "TABLE_NAME",
        "TABLE_TYPE");
  }

  @Test
  void theServerIsSnowflakeOfItsRelease() throws SQLException {
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Snowflake");
    assertThat(metadata.getDatabaseProductVersion())
        .isEqualTo(JdbcServer.cell(connection, "select current_version()"));
    assertThat(metadata.getDatabaseMajorVersion()).isGreaterThanOrEqualTo(3);
    assertThat(metadata.getUserName()).isEqualTo("ADMIN");
    assertThat(metadata.getTimeDateFunctions()).contains("DAYNAME");
  }

  @Test
  void databasesAndSchemasAreListed() throws SQLException {
    assertThat(told(metadata.getCatalogs(), "TABLE_CAT")).contains("MD", "VITRINE");
    assertThat(told(metadata.getSchemas("MD", null), "TABLE_CATALOG", "TABLE_SCHEM"))
        .containsExactlyInAnyOrder(
            "MD INFORMATION_SCHEMA", "MD Mixed Case", "MD PUBLIC", "MD SHOP");
    assertThat(told(metadata.getSchemas("MD", "S%"), "TABLE_SCHEM")).containsExactly("SHOP");
    assertThat(told(metadata.getSchemas("MD", "Mixed Case"), "TABLE_SCHEM"))
        .containsExactly("Mixed Case");
    assertThat(told(metadata.getSchemas(), "TABLE_SCHEM")).contains("SHOP", "PUBLIC");
  }

  @Test
  void tablesAreFoundByPatternsAndByKind() throws SQLException {
    assertThat(tables("MD", "SHOP", "%", "TABLE"))
        .containsExactly(
            "SHOP AXB TABLE", "SHOP A_B TABLE", "SHOP CUSTOMERS TABLE", "SHOP LINES TABLE");
    assertThat(tables("MD", "SHOP", null, "VIEW")).containsExactly("SHOP BIG VIEW");
    assertThat(tables("MD", "SHOP", "A_B")).hasSize(2);
    assertThat(tables("MD", "%", "A\\_B")).containsExactly("SHOP A_B TABLE");
    assertThat(tables("MD", "Mixed%", "Order%")).containsExactly("Mixed Case Order Lines TABLE");
    assertThat(tables(null, null, null))
        .contains("SHOP LINES TABLE", "Mixed Case Order Lines TABLE");
    assertThat(tables("md", "shop", "customers")).isEmpty();
    assertThat(tables("NO_SUCH", "SHOP", "%")).isEmpty();
    assertThat(told(metadata.getTables("MD", "SHOP", "CUSTOMERS", null), "REMARKS"))
        .containsExactly("who buys");
    assertThat(told(metadata.getTableTypes(), "TABLE_TYPE")).containsExactly("TABLE", "VIEW");
  }

  @Test
  void columnsTellTheirTypesDefaultsAndComments() throws SQLException {
    assertThat(
            told(
                metadata.getColumns("MD", "SHOP", "CUSTOMERS", "%"),
                "ORDINAL_POSITION",
                "COLUMN_NAME",
                "DATA_TYPE",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "DECIMAL_DIGITS",
                "IS_NULLABLE",
                "COLUMN_DEF",
                "IS_AUTOINCREMENT",
                "REMARKS"))
        .containsExactly(
            "1 ID -5 NUMBER 38 0 NO null YES ",
            "2 NAME 12 VARCHAR 20 0 NO nobody NO as on the bill",
            "3 EMAIL 12 VARCHAR 16777216 0 YES null NO ",
            "4 BORN 91 DATE 0 0 YES null NO ",
            "5 PAID 3 NUMBER 10 2 YES 0 NO ",
            "6 SEEN 2014 TIMESTAMPTZ 0 9 YES null NO ",
            "7 PHOTO -2 BINARY 16 0 YES null NO ",
            "8 EXTRA 12 VARIANT 0 0 YES null NO ");
  }

  @Test
  void columnsAreFoundByPatterns() throws SQLException {
    String[] names = {"TABLE_NAME", "COLUMN_NAME"};
    assertThat(told(metadata.getColumns("MD", "SHOP", "%", "I%"), names))
        .containsExactlyInAnyOrder("BIG ID", "CUSTOMERS ID");
    assertThat(told(metadata.getColumns("MD", "SHOP", "A\\_B", null), names))
        .containsExactly("A_B X");
    assertThat(told(metadata.getColumns("MD", "SHOP", "A_B", null), names))
        .containsExactlyInAnyOrder("A_B X", "AXB X");
    assertThat(told(metadata.getColumns("MD", "Mixed Case", "Order Lines", "Line No"), names))
        .containsExactly("Order Lines Line No");
    assertThat(told(metadata.getColumns(null, null, "LINES", "%"), names))
        .containsExactly("LINES DOC", "LINES LINE", "LINES CUSTOMER");
    assertThat(told(metadata.getColumns("MD", "SHOP", "NO_SUCH", "%"), names)).isEmpty();
  }

  @Test
  void keysAreTold() throws SQLException {
    String[] key = {"TABLE_NAME", "COLUMN_NAME", "KEY_SEQ", "PK_NAME"};
    assertThat(told(metadata.getPrimaryKeys("MD", "SHOP", "LINES"), key))
        .containsExactly("LINES DOC 1 PK_LINES", "LINES LINE 2 PK_LINES");
    assertThat(told(metadata.getPrimaryKeys("MD", "SHOP", null), key)).hasSize(3);
    assertThat(told(metadata.getPrimaryKeys(null, null, "CUSTOMERS"), key))
        .containsExactly("CUSTOMERS ID 1 PK_CUSTOMERS");
    String[] both = {
      "PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "FK_NAME", "PK_NAME"
    };
    String foreign = "CUSTOMERS ID LINES CUSTOMER FK_CUSTOMER PK_CUSTOMERS";
    assertThat(told(metadata.getImportedKeys("MD", "SHOP", "LINES"), both))
        .containsExactly(foreign);
    assertThat(told(metadata.getExportedKeys("MD", "SHOP", "CUSTOMERS"), both))
        .containsExactly(foreign);
    assertThat(
            told(
                metadata.getCrossReference("MD", "SHOP", "CUSTOMERS", "MD", "SHOP", "LINES"), both))
        .containsExactly(foreign);
    assertThat(told(metadata.getImportedKeys("MD", "SHOP", "CUSTOMERS"), both)).isEmpty();
    assertThat(told(metadata.getImportedKeys("MD", "SHOP", "LINES"), "UPDATE_RULE", "DELETE_RULE"))
        .containsExactly(
            DatabaseMetaData.importedKeyNoAction + " " + DatabaseMetaData.importedKeyNoAction);
  }

  @Test
  void functionsTellTheirArguments() throws SQLException {
    assertThat(told(metadata.getFunctions("MD", "SHOP", "T%"), "FUNCTION_SCHEM", "FUNCTION_NAME"))
        .containsExactly("SHOP TWICE");
    assertThat(told(metadata.getFunctions(null, null, "TWICE"), "FUNCTION_CAT"))
        .containsExactly("MD");
    assertThat(
            told(
                metadata.getFunctionColumns("MD", "SHOP", "TWICE", "%"),
                "ORDINAL_POSITION",
                "COLUMN_NAME",
                "TYPE_NAME",
                "SPECIFIC_NAME"))
        .containsExactly(
            "0  NUMBER(38,0) TWICE(NUMBER, VARCHAR) RETURN NUMBER",
            "1 X NUMBER TWICE(NUMBER, VARCHAR) RETURN NUMBER",
            "2 Y VARCHAR TWICE(NUMBER, VARCHAR) RETURN NUMBER");
  }

  @Test
  void proceduresTellTheirArguments() throws SQLException {
    assertThat(told(metadata.getProcedures("MD", "SHOP", "%"), "PROCEDURE_NAME", "SPECIFIC_NAME"))
        .containsExactly("TIDY TIDY(VARCHAR) RETURN VARCHAR");
    assertThat(
            told(
                metadata.getProcedureColumns("MD", "SHOP", "TIDY", "%"),
                "ORDINAL_POSITION",
                "COLUMN_NAME",
                "TYPE_NAME"))
        .containsExactly("0  VARCHAR", "1 NAME VARCHAR");
  }

  @Test
  void whatThereIsNoneOfHasNoRows() throws SQLException {
    assertThat(told(metadata.getTablePrivileges("MD", "SHOP", "%"), "PRIVILEGE")).isEmpty();
    assertThat(told(metadata.getColumnPrivileges("MD", "SHOP", "CUSTOMERS", "%"), "PRIVILEGE"))
        .isEmpty();
    assertThat(told(metadata.getIndexInfo("MD", "SHOP", "CUSTOMERS", true, true), "INDEX_NAME"))
        .isEmpty();
    SnowflakeDatabaseMetaData own = metadata.unwrap(SnowflakeDatabaseMetaData.class);
    assertThat(told(own.getStreams("MD", "SHOP", "%"), "STREAM_NAME")).isEmpty();
    assertThatThrownBy(() -> metadata.getSuperTables("MD", "SHOP", "%"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  @Test
  void typesAreTold() throws SQLException {
    assertThat(told(metadata.getTypeInfo(), "TYPE_NAME"))
        .contains("NUMBER", "DOUBLE", "VARCHAR", "DATE", "TIME", "TIMESTAMP", "BOOLEAN");
  }

  @Test
  void theSessionsSchemaIsAskedWhereTheClientSaysSo() throws SQLException {
    try (Connection inShop =
        server.connect(
            "db", "MD", "schema", "SHOP", "CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX", true)) {
      assertThat(told(inShop.getMetaData().getTables(null, null, "%", null), "TABLE_NAME"))
          .containsExactly("AXB", "A_B", "BIG", "CUSTOMERS", "LINES");
      run(inShop, "create temporary table passing (i int)");
      assertThat(told(inShop.getMetaData().getTables(null, null, "PASSING", null), "TABLE_TYPE"))
          .containsExactly("TEMPORARY");
    }
  }
}
