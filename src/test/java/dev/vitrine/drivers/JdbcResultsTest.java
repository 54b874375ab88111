package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.resultset.SnowflakeResultSetMetaData;
import net.snowflake.client.api.resultset.SnowflakeResultSetSerializable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rows and what is told of their columns, as programs read them through Snowflake's JDBC driver.
class JdbcResultsTest {

  private static final String MANY =
      "select seq4() as n, repeat('x', 100) as t from table(generator(rowcount => 200000))";

  private static JdbcServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = JdbcServer.withSchema();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void timesAreReadAsTypesOfJavaSqlAndNotOfJavaTimeWhichTheDriverRefuses() throws SQLException {
    server.inBothFormats(
        "select '2024-02-29'::date, '12:34:56'::time, '2024-02-29 12:34:56.789'::timestamp_ntz,"
            + " '2024-02-29 12:34:56.789 +05:30'::timestamp_tz, '2024-02-29 12:34:56'::timestamp_ltz",
        row -> {
          row.next();
          assertThat(row.getObject(1)).isEqualTo(Date.valueOf("2024-02-29"));
          assertThat(row.getObject(1, Date.class).toLocalDate()).isEqualTo("2024-02-29");
          assertThat(row.getObject(2, Time.class).toLocalTime()).isEqualTo("12:34:56");
          assertThat(row.getObject(3, Timestamp.class).toLocalDateTime())
              .isEqualTo("2024-02-29T12:34:56.789");
          assertThat(row.getObject(4, Timestamp.class).toInstant())
              .isEqualTo("2024-02-29T07:04:56.789Z");
          assertThat(row.getTimestamp(5).toInstant()).isEqualTo("2024-02-29T12:34:56Z");
          for (Class<?> type : List.of(LocalDate.class, Instant.class, OffsetDateTime.class)) {
            assertThatThrownBy(() -> row.getObject(4, type)).hasMessageContaining("unsupported");
          }
        },
        "TIMEZONE",
        "UTC");
  }

  @Test
  void everyColumnIsDescribed() throws SQLException {
    server.inBothFormats(
        "select 1::number(10,2) as n, 'x'::varchar(7) as \"Text\", 1.5::float as f, true as b,"
            + " current_date() as d, '1:2:3'::time(3) as tm, sysdate()::timestamp_ntz(6) as ts,"
            + " to_binary('00') as x, parse_json('{}') as v, array_construct() as a, 7 as i",
        rows -> {
          ResultSetMetaData columns = rows.getMetaData();
          assertThat(columns.getColumnCount()).isEqualTo(11);
          assertThat(told(columns, 1)).isEqualTo("N NUMBER 10 2 java.math.BigDecimal signed");
          assertThat(told(columns, 2)).isEqualTo("Text VARCHAR 7 0 java.lang.String unsigned");
          assertThat(columns.getColumnDisplaySize(2)).isEqualTo(7);
          assertThat(columns.getColumnType(3)).isEqualTo(Types.DOUBLE);
          assertThat(columns.getColumnType(4)).isEqualTo(Types.BOOLEAN);
          assertThat(columns.getColumnType(5)).isEqualTo(Types.DATE);
          assertThat(columns.getColumnType(6)).isEqualTo(Types.TIME);
          assertThat(columns.getScale(6)).isEqualTo(3);
          assertThat(columns.getColumnType(7)).isEqualTo(Types.TIMESTAMP);
          assertThat(columns.getScale(7)).isEqualTo(6);
          assertThat(columns.getColumnType(8)).isEqualTo(Types.BINARY);
          assertThat(columns.getColumnTypeName(9)).isEqualTo("VARIANT");
          assertThat(columns.getColumnTypeName(10)).isEqualTo("ARRAY");
          assertThat(columns.getColumnType(11)).isEqualTo(Types.BIGINT);
          assertThat(columns.isReadOnly(1)).isTrue();
          assertThat(columns.isCaseSensitive(2)).isTrue();
        });
  }

  private static String told(ResultSetMetaData columns, int i) throws SQLException {
    assertThat(columns.getColumnLabel(i)).isEqualTo(columns.getColumnName(i));
    return "%s %s %d %d %s %s"
        .formatted(
            columns.getColumnName(i),
            columns.getColumnTypeName(i),
            columns.getPrecision(i),
            columns.getScale(i),
            columns.getColumnClassName(i),
            columns.isSigned(i) ? "signed" : "unsigned");
  }

  @Test
  void columnsAreFoundByTheirNames() throws SQLException {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      run(connection, "create or replace table told (id int not null, t varchar)");
      try (ResultSet rows = statement.executeQuery("select id, t, id + 1 as more from told")) {
        ResultSetMetaData columns = rows.getMetaData();
        assertThat(columns.isNullable(2)).isEqualTo(ResultSetMetaData.columnNullable);
        SnowflakeResultSetMetaData more = columns.unwrap(SnowflakeResultSetMetaData.class);
        assertThat(more.getColumnNames()).containsExactly("ID", "T", "MORE");
        assertThat(more.getColumnIndex("MORE")).isEqualTo(2);
        assertThat(more.getQueryID()).isEqualTo(rows.unwrap(SnowflakeResultSet.class).getQueryID());
      }
    }
  }

  @Test
  void wholeNumbersAreBigIntegersAsTheClientWants() throws SQLException {
    try (Connection connection = server.inSchema("JDBC_TREAT_DECIMAL_AS_INT", false);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 7::int")) {
      row.next();
      assertThat(row.getMetaData().getColumnType(1)).isEqualTo(Types.DECIMAL);
      assertThat(row.getObject(1)).hasToString("7");
    }
  }

  @Test
  void partsAreFetchedWhateverTheirSizeAndNumberOfThreads() throws SQLException {
    server.inBothFormats(
        MANY,
        rows -> {
          long sum = 0;
          while (rows.next()) {
            sum += rows.getInt(1);
          }
          assertThat(sum).isEqualTo(19_999_900_000L);
        },
        "CLIENT_RESULT_CHUNK_SIZE",
        "48",
        "CLIENT_PREFETCH_THREADS",
        "1");
  }

  /// What Spark's connector does: the parts of a result are read somewhere else.
  @Test
  void partsOfAResultAreReadByOthers() throws SQLException {
    server.inBothFormats(
        MANY,
        rows -> {
          List<SnowflakeResultSetSerializable> parts =
              rows.unwrap(SnowflakeResultSet.class).getResultSetSerializables(1 << 20);
          long count = 0;
          for (SnowflakeResultSetSerializable part : parts) {
            try (ResultSet some =
                part.getResultSet(
                    SnowflakeResultSetSerializable.ResultSetRetrieveConfig.Builder.newInstance()
                        .setProxyProperties(new java.util.Properties())
                        .setSfFullURL("http://127.0.0.1:" + server.server().port())
                        .build())) {
              while (some.next()) {
                count++;
              }
            }
          }
          assertThat(parts.size()).isGreaterThan(1);
          assertThat(count).isEqualTo(200_000);
        });
  }

  @Test
  void describedColumnsAreThoseOfTheRows() throws SQLException {
    try (Connection connection = server.inSchema();
        PreparedStatement select =
            connection.prepareStatement("select ?::int as i, upper(?) as t, 1.50 as n")) {
      ResultSetMetaData described = select.getMetaData();
      select.setInt(1, 5);
      select.setString(2, "x");
      try (ResultSet row = select.executeQuery()) {
        ResultSetMetaData told = row.getMetaData();
        for (int i = 1; i <= 3; i++) {
          assertThat(told(described, i)).isEqualTo(told(told, i));
        }
        assertThat(JdbcServer.rows(row)).containsExactly(List.of("5", "X", "1.50"));
      }
    }
  }
}
