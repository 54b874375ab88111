package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.rows;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.security.Tokens;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.users.Users;
import dev.vitrine.security.users.Users.KeySlot;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.exception.SnowflakeSQLException;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.resultset.SnowflakeAsyncResultSet;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Snowflake's JDBC driver, unmodified: each feature that the table of drivers lists.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(named = "drivers", matches = "check|write")
class JdbcDriverTest {

  private static final List<String> FORMATS = List.of("JSON", "ARROW");
  private static final String LONG =
      "select count(*) from table(generator(rowcount => 10000000)) a,"
          + " table(generator(rowcount => 10000000)) b where random() = 0.5";

  private static final Features FEATURES = new Features("jdbc");
  private static final KeyPair KEYS = Tokens.rsa(2048);

  @TempDir private static Path directory;
  private static JdbcServer server;

  @BeforeAll
  static void start() throws SQLException {
    server =
        new JdbcServer("vitrine.auth.jwt-secret", Tokens.SECRET, "vitrine.driver.patience", "2s");
    server.server().bean(Users.class).setPublicKey("ADMIN", KeySlot.FIRST, Tokens.pem(KEYS));
    try (Connection connection = server.connect()) {
      run(connection, "create database d", "create schema d.s");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    FEATURES.write();
    server.close();
  }

  private static Connection connect(Object... more) throws SQLException {
    Object[] all = Arrays.copyOf(more, more.length + 4);
    System.arraycopy(new Object[] {"db", "D", "schema", "S"}, 0, all, more.length, 4);
    return server.connect(all);
  }

  private static String user(Connection connection) throws SQLException {
    assertThat(cell(connection, "select current_user()")).isEqualTo("ADMIN");
    return "current_user() is the user";
  }

  @Test
  void passwordConnects() throws Exception {
    FEATURES.check(
        "connect-password",
        () -> {
          try (Connection connection = connect()) {
            assertThat(connection.getCatalog()).isEqualTo("D");
            assertThat(connection.getSchema()).isEqualTo("S");
            return user(connection);
          }
        });
  }

  @Test
  void passcodeConnects() throws Exception {
    FEATURES.check(
        "connect-mfa-passcode",
        () -> {
          try (Connection connection =
              server.connect("authenticator", "username_password_mfa", "passcode", "123456")) {
            return user(connection);
          }
        });
  }

  @Test
  void keyPairConnects() throws Exception {
    FEATURES.check(
        "connect-key-pair",
        () -> {
          try (Connection connection = server.connectBy("privateKey", KEYS.getPrivate())) {
            return user(connection);
          }
        });
  }

  @Test
  void oauthTokenConnects() throws Exception {
    FEATURES.check(
        "connect-oauth",
        () -> {
          String token = Tokens.hs256(Tokens.claims());
          try (Connection connection = server.connectBy("authenticator", "oauth", "token", token)) {
            return user(connection);
          }
        });
  }

  @Test
  void accessTokenConnects() throws Exception {
    FEATURES.check(
        "connect-pat",
        () -> {
          ApiKeys.Purpose purpose =
              new ApiKeys.Purpose("ADMIN", Optional.empty(), "jdbc", Optional.empty());
          String key = server.server().bean(ApiKeys.class).create(purpose).key();
          try (Connection connection =
                  server.connectBy("authenticator", "programmatic_access_token", "token", key);
              Connection byPassword = server.connect("password", key)) {
            user(byPassword);
            return user(connection);
          }
        });
  }

  @Test
  void wrongPasswordIsRefused() throws Exception {
    FEATURES.check(
        "wrong-password",
        () -> {
          SQLException refused =
              catchThrowableOfType(
                  SQLException.class, () -> server.connect("password", "another-password"));
          assertThat(refused.getErrorCode()).isEqualTo(390100);
          assertThat(refused.getMessage()).contains("Incorrect username or password");
          return "390100";
        });
  }

  @Test
  void valuesComeOutAsTheirTypes() throws Exception {
    FEATURES.check(
        "types-out",
        () -> {
          for (String format : FORMATS) {
            try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", format);
                Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "select 42::int i, 1.25::number(10,2) n, 1.5::float f, 'é😀' t, true b,"
                            + " '2024-02-29'::date d, '12:34:56.789'::time tm,"
                            + " '2024-02-29 12:34:56.789'::timestamp_ntz ts")) {
              assertThat(row.next()).isTrue();
              assertThat(row.getLong("I")).isEqualTo(42);
              assertThat(row.getBigDecimal("N")).isEqualTo(new BigDecimal("1.25"));
              assertThat(row.getDouble("F")).isEqualTo(1.5);
              assertThat(row.getString("T")).isEqualTo("é😀");
              assertThat(row.getBoolean("B")).isTrue();
              assertThat(row.getDate("D")).isEqualTo(Date.valueOf("2024-02-29"));
              assertThat(row.getTime("TM").toString()).isEqualTo("12:34:56");
              assertThat(row.getString("TS")).startsWith("2024-02-29 12:34:56.789");
              assertThat(row.getMetaData().getColumnType(2)).isEqualTo(Types.DECIMAL);
              assertThat(row.getMetaData().getPrecision(2)).isEqualTo(10);
              assertThat(row.getMetaData().getScale(2)).isEqualTo(2);
              assertThat(row.getMetaData().getColumnTypeName(8)).isEqualTo("TIMESTAMPNTZ");
            }
          }
          return "JSON and Arrow";
        });
  }

  @Test
  void valuesGoInAsTheirTypes() throws Exception {
    FEATURES.check(
        "types-in",
        () -> {
          try (Connection connection = connect()) {
            run(
                connection,
                "create or replace table types_in (i int, n number(20,5), f float, t varchar, b boolean,"
                    + " d date, tm time, ts timestamp_ltz, x binary)");
            Timestamp stamp = Timestamp.from(Instant.parse("2024-02-29T12:34:56.789Z"));
            try (PreparedStatement insert =
                connection.prepareStatement("insert into types_in values (?,?,?,?,?,?,?,?,?)")) {
              insert.setLong(1, Long.MAX_VALUE);
              insert.setBigDecimal(2, new BigDecimal("123456789012345.54321"));
              insert.setDouble(3, -1.5e300);
              insert.setString(4, "it's \"é😀\"");
              insert.setBoolean(5, true);
              insert.setDate(6, Date.valueOf("2024-02-29"));
              insert.setTime(7, Time.valueOf("12:34:56"));
              insert.setTimestamp(8, stamp);
              insert.setBytes(9, new byte[] {0, (byte) 255});
              assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from types_in")) {
              row.next();
              assertThat(row.getLong(1)).isEqualTo(Long.MAX_VALUE);
              assertThat(row.getBigDecimal(2)).isEqualTo(new BigDecimal("123456789012345.54321"));
              assertThat(row.getDouble(3)).isEqualTo(-1.5e300);
              assertThat(row.getString(4)).isEqualTo("it's \"é😀\"");
              assertThat(row.getBoolean(5)).isTrue();
              assertThat(row.getDate(6)).isEqualTo(Date.valueOf("2024-02-29"));
              assertThat(row.getString(7)).startsWith("12:34:56");
              assertThat(row.getTimestamp(8)).isEqualTo(stamp);
              assertThat(row.getBytes(9)).containsExactly(0, 255);
            }
            return "9 types";
          }
        });
  }

  @Test
  void nullsGoInAndComeOut() throws Exception {
    FEATURES.check(
        "null-values",
        () -> {
          for (String format : FORMATS) {
            try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", format)) {
              run(
                  connection,
                  "create or replace table nulls (i int, n number(20,5), f float, t varchar, b boolean,"
                      + " d date, tm time, ts timestamp_ltz, tz timestamp_tz, x binary, v variant)",
                  "insert into nulls (v) values (null)");
              try (PreparedStatement insert =
                  connection.prepareStatement("insert into nulls (i, t, d) values (?, ?, ?)")) {
                insert.setNull(1, Types.INTEGER);
                insert.setNull(2, Types.VARCHAR);
                insert.setNull(3, Types.DATE);
                insert.executeUpdate();
              }
              try (Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery("select * from nulls")) {
                int count = 0;
                while (row.next()) {
                  count++;
                  for (int i = 1; i <= 11; i++) {
                    assertThat(row.getObject(i)).isNull();
                    assertThat(row.wasNull()).isTrue();
                  }
                }
                assertThat(count).isEqualTo(2);
              }
            }
          }
          return "11 types, JSON and Arrow";
        });
  }

  @Test
  void extremesKeepTheirDigits() throws Exception {
    FEATURES.check(
        "extremes",
        () -> {
          String most = "9".repeat(38);
          for (String format : FORMATS) {
            try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", format);
                Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "select %s, -%s, 0.%s, 1.7976931348623157e308::float, 'inf'::float, 'nan'::float,"
                                .formatted(most, most, "0".repeat(36) + "1")
                            + " '9999-12-31'::date, '0001-01-01'::date,"
                            + " '9999-12-31 23:59:59.999999'::timestamp_ntz, '', repeat('x', 100000)")) {
              row.next();
              assertThat(row.getBigDecimal(1)).isEqualTo(new BigDecimal(most));
              assertThat(row.getBigDecimal(2)).isEqualTo(new BigDecimal("-" + most));
              assertThat(row.getBigDecimal(3))
                  .isEqualTo(new BigDecimal("0." + "0".repeat(36) + "1"));
              assertThat(row.getDouble(4)).isEqualTo(Double.MAX_VALUE);
              assertThat(row.getDouble(5)).isEqualTo(Double.POSITIVE_INFINITY);
              assertThat(row.getDouble(6)).isNaN();
              assertThat(row.getString(7)).isEqualTo("9999-12-31");
              assertThat(row.getString(8)).isEqualTo("0001-01-01");
              assertThat(row.getString(9)).startsWith("9999-12-31 23:59:59.999");
              assertThat(row.getString(10)).isEmpty();
              assertThat(row.getString(11)).hasSize(100_000);
            }
          }
          return "38 digits, years 1 to 9999, JSON and Arrow";
        });
  }

  @Test
  void instantsKeepTheirZones() throws Exception {
    FEATURES.check(
        "time-zones",
        () -> {
          for (String format : FORMATS) {
            try (Connection connection =
                connect("JDBC_QUERY_RESULT_FORMAT", format, "TIMEZONE", "America/New_York")) {
              try (Statement statement = connection.createStatement();
                  ResultSet row =
                      statement.executeQuery(
                          "select '2024-07-01 12:00:00'::timestamp_ltz,"
                              + " '2024-07-01 12:00:00 +05:30'::timestamp_tz,"
                              + " '1960-01-01 00:00:00.5 -08:00'::timestamp_tz")) {
                row.next();
                assertThat(row.getTimestamp(1).toInstant())
                    .isEqualTo(Instant.parse("2024-07-01T16:00:00Z"));
                assertThat(row.getTimestamp(2).toInstant())
                    .isEqualTo(Instant.parse("2024-07-01T06:30:00Z"));
                assertThat(row.getString(2)).contains("+0530");
                assertThat(row.getTimestamp(3).toInstant())
                    .isEqualTo(Instant.parse("1960-01-01T08:00:00.500Z"));
              }
            }
          }
          return "LTZ in the session's zone, TZ with its offset";
        });
  }

  @Test
  void bytesComeBackAsTheyWent() throws Exception {
    FEATURES.check(
        "binary",
        () -> {
          byte[] bytes = HexFormat.of().parseHex("00ff7f80");
          for (String format : FORMATS) {
            try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", format);
                PreparedStatement select =
                    connection.prepareStatement("select ?::binary, ''::binary")) {
              select.setBytes(1, bytes);
              try (ResultSet row = select.executeQuery()) {
                row.next();
                assertThat(row.getBytes(1)).isEqualTo(bytes);
                assertThat(row.getString(1)).isEqualTo("00FF7F80");
                assertThat(row.getBytes(2)).isEmpty();
              }
            }
          }
          return "JSON and Arrow";
        });
  }

  @Test
  void variantsAreTheirJson() throws Exception {
    FEATURES.check(
        "variant",
        () -> {
          for (String format : FORMATS) {
            try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", format);
                Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "select parse_json('{\"a\": [1, null]}'), array_construct(1, 'x'),"
                            + " object_construct('k', true), parse_json('null')")) {
              row.next();
              assertThat(row.getString(1).replaceAll("\\s", "")).isEqualTo("{\"a\":[1,null]}");
              assertThat(row.getString(2).replaceAll("\\s", "")).isEqualTo("[1,\"x\"]");
              assertThat(row.getString(3).replaceAll("\\s", "")).isEqualTo("{\"k\":true}");
              assertThat(row.getString(4)).isEqualTo("null");
              assertThat(row.getMetaData().getColumnTypeName(1)).isEqualTo("VARIANT");
            }
          }
          return "VARIANT, ARRAY, OBJECT";
        });
  }

  @Test
  void placeholdersTakeValues() throws Exception {
    FEATURES.check(
        "bindings",
        () -> {
          try (Connection connection = connect();
              PreparedStatement select =
                  connection.prepareStatement("select ?::int + ?::int, ? || '!', ?::date")) {
            for (int i = 0; i < 2; i++) {
              select.setInt(1, i);
              select.setInt(2, 40);
              select.setString(3, "'; drop table x; --");
              select.setDate(4, Date.valueOf(LocalDate.of(2024, 2, 29)));
              try (ResultSet row = select.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(40 + i);
                assertThat(row.getString(2)).isEqualTo("'; drop table x; --!");
                assertThat(row.getString(3)).isEqualTo("2024-02-29");
              }
            }
            return "one statement twice";
          }
        });
  }

  @Test
  void tenThousandRowsAreOneBatch() throws Exception {
    FEATURES.check(
        "batch-insert-10000",
        () -> {
          try (Connection connection = connect()) {
            run(
                connection,
                "create or replace table batch (i int, f float, t varchar, d timestamp_ntz, b boolean)");
            try (PreparedStatement insert =
                connection.prepareStatement("insert into batch values (?, ?, ?, ?, ?)")) {
              for (int i = 0; i < 10_000; i++) {
                insert.setInt(1, i);
                insert.setDouble(2, i * 1.5);
                if (i % 10 == 0) {
                  insert.setNull(3, Types.VARCHAR);
                } else {
                  insert.setString(3, "name " + i);
                }
                insert.setTimestamp(4, new Timestamp(1_700_000_000_000L + i));
                insert.setBoolean(5, i % 2 == 0);
                insert.addBatch();
              }
              assertThat(insert.executeBatch()).hasSize(10_000);
            }
            try (Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "select count(*), sum(i), sum(f), count(t), count_if(b), count(distinct d) from batch")) {
              assertThat(rows(row))
                  .containsExactly(
                      List.of("10000", "49995000", "7.49925E7", "9000", "5000", "10000"));
            }
            return "5 columns, one statement";
          }
        });
  }

  @Test
  void transactionsCommitAndRollBack() throws Exception {
    FEATURES.check(
        "transactions",
        () -> {
          try (Connection connection = connect();
              Connection other = connect()) {
            run(
                connection,
                "create or replace table tx (i int)",
                "begin",
                "insert into tx values (1)");
            assertThat(cell(other, "select count(*) from tx")).isEqualTo("0");
            run(connection, "rollback", "begin", "insert into tx values (2)", "commit");
            assertThat(cell(other, "select sum(i) from tx")).isEqualTo("2");
            return "begin, commit, rollback";
          }
        });
  }

  @Test
  void withoutAutocommitChangesWait() throws Exception {
    FEATURES.check(
        "autocommit-off",
        () -> {
          try (Connection connection = connect();
              Connection other = connect()) {
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
        });
  }

  @Test
  void errorHasCodeStateAndQueryId() throws Exception {
    FEATURES.check(
        "error-code-state-id",
        () -> {
          try (Connection connection = connect()) {
            SnowflakeSQLException error =
                catchThrowableOfType(
                    SnowflakeSQLException.class, () -> run(connection, "select * from absent"));
            assertThat(error.getErrorCode()).isEqualTo(2003);
            assertThat(error.getSQLState()).isEqualTo("42S02");
            assertThat(error.getMessage()).contains("ABSENT").contains("does not exist");
            assertThat(error.getQueryId()).matches("[0-9a-f-]{36}");
            return "2003, 42S02";
          }
        });
  }

  @Test
  void statementsRunInTheBackground() throws Exception {
    FEATURES.check(
        "async",
        () -> {
          try (Connection connection = connect();
              Statement statement = connection.createStatement();
              ResultSet later =
                  statement
                      .unwrap(SnowflakeStatement.class)
                      .executeAsyncQuery(
                          "select seq4() as n from table(generator(rowcount => 3))")) {
            SnowflakeAsyncResultSet async = later.unwrap(SnowflakeAsyncResultSet.class);
            QueryStatus status = async.getStatus();
            while (status.isStillRunning()) {
              status = async.getStatus();
            }
            assertThat(status.isSuccess()).as(status.getErrorMessage()).isTrue();
            assertThat(rows(later)).containsExactly(List.of("0"), List.of("1"), List.of("2"));
            return "executeAsyncQuery, status, rows";
          }
        });
  }

  @Test
  void resultIsFoundByItsId() throws Exception {
    FEATURES.check(
        "result-by-id",
        () -> {
          try (Connection connection = connect();
              Connection other = connect();
              Statement statement = connection.createStatement();
              ResultSet first = statement.executeQuery("select 7 as n, 'x' as t")) {
            String id = first.unwrap(SnowflakeResultSet.class).getQueryID();
            try (ResultSet again = other.unwrap(SnowflakeConnection.class).createResultSet(id)) {
              assertThat(rows(again)).containsExactly(List.of("7", "x"));
              assertThat(again.getMetaData().getColumnName(1)).isEqualTo("N");
            }
            return "in another session";
          }
        });
  }

  @Test
  void severalStatementsAreOneRequest() throws Exception {
    FEATURES.check(
        "multi-statement",
        () -> {
          try (Connection connection = connect();
              Statement statement = connection.createStatement()) {
            statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 3);
            boolean isRows =
                statement.execute(
                    "create or replace temporary table several (i int); insert into several values (1), (2);"
                        + " select sum(i) from several");
            assertThat(isRows).isFalse();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
            assertThat(statement.getMoreResults()).isTrue();
            assertThat(rows(statement.getResultSet())).containsExactly(List.of("3"));
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            return "3 statements";
          }
        });
  }

  @Test
  void cancelEndsAStatement() throws Exception {
    FEATURES.check(
        "cancel",
        () -> {
          try (Connection connection = connect();
              Statement statement = connection.createStatement();
              ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> running = other.submit(() -> statement.executeQuery(LONG));
            dev.vitrine.server.RealServer.eventually(
                "it runs", () -> server.server().statements().running() > 0);
            while (!running.isDone()) {
              statement.cancel();
              Thread.onSpinWait();
            }
            assertThatThrownBy(running::get)
                .hasCauseInstanceOf(SQLException.class)
                .hasMessageContaining("cancel");
            return "000604";
          }
        });
  }

  @Test
  void timeoutEndsAStatement() throws Exception {
    FEATURES.check(
        "timeout",
        () -> {
          try (Connection connection = connect();
              Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException ended =
                catchThrowableOfType(SQLException.class, () -> statement.executeQuery(LONG));
            assertThat(ended.getErrorCode()).isIn(604, 630);
            return Integer.toString(ended.getErrorCode());
          }
        });
  }

  @Test
  void millionRowsComeInParts() throws Exception {
    FEATURES.check(
        "million-rows",
        () -> {
          for (String format : FORMATS) {
            try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", format);
                Statement statement = connection.createStatement();
                ResultSet rows =
                    statement.executeQuery(
                        "select seq8() as n, 'row ' || seq8() as t from table(generator(rowcount => 1000000))")) {
              long count = 0;
              long sum = 0;
              while (rows.next()) {
                count++;
                sum += rows.getLong(1);
              }
              assertThat(count).isEqualTo(1_000_000);
              assertThat(sum).isEqualTo(499_999_500_000L);
            }
          }
          return "JSON and Arrow";
        });
  }

  private static Path file() throws Exception {
    Path file = directory.resolve("rows.csv");
    Files.writeString(file, "1,one\n2,two\n");
    return file;
  }

  @Test
  void filesGoToAStageAndIntoATable() throws Exception {
    FEATURES.check(
        "put",
        () -> {
          try (Connection connection = connect();
              Statement statement = connection.createStatement()) {
            run(connection, "create or replace stage putting");
            try (ResultSet row = statement.executeQuery("put file://" + file() + " @putting")) {
              row.next();
              assertThat(row.getString("status")).isEqualTo("UPLOADED");
            }
            assertThat(cell(connection, "list @putting")).isEqualTo("putting/rows.csv.gz");
            return "UPLOADED";
          }
        });
  }

  @Test
  void stagedFilesAreCopied() throws Exception {
    FEATURES.check(
        "copy",
        () -> {
          try (Connection connection = connect()) {
            run(
                connection,
                "create or replace stage copying",
                "create or replace table copied (i int, t varchar)",
                "put file://" + file() + " @copying",
                "copy into copied from @copying");
            assertThat(
                    cell(
                        connection,
                        "select sum(i) || listagg(t, ',') within group (order by i) from copied"))
                .isEqualTo("3one,two");
            return "2 rows";
          }
        });
  }

  @Test
  void stagedFilesAreFetched() throws Exception {
    FEATURES.check(
        "get",
        () -> {
          Path into = Files.createDirectory(directory.resolve("got"));
          try (Connection connection = connect();
              Statement statement = connection.createStatement()) {
            run(
                connection,
                "create or replace stage getting",
                "put file://" + file() + " @getting auto_compress=false");
            try (ResultSet row = statement.executeQuery("get @getting file://" + into)) {
              row.next();
              assertThat(row.getString("status")).isEqualTo("DOWNLOADED");
            }
            assertThat(into.resolve("rows.csv")).hasContent("1,one\n2,two");
            try (InputStream stream =
                connection
                    .unwrap(SnowflakeConnection.class)
                    .downloadStream("@getting", "rows.csv")) {
              assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                  .isEqualTo("1,one\n2,two\n");
            }
            return "file and stream";
          }
        });
  }

  @Test
  void sessionIsRenewedWhileAStatementRuns() throws Exception {
    FEATURES.check(
        "session-renewal",
        () -> {
          try (JdbcServer shortLived =
                  new JdbcServer(
                      "vitrine.driver.token-life", "1s", "vitrine.driver.patience", "1s");
              Connection connection = shortLived.connect()) {
            assertThat(cell(connection, "select count(*) from (select system$wait(3))"))
                .isEqualTo("1");
            assertThat(cell(connection, "select 1")).isEqualTo("1");
            return "its token lived a second";
          }
        });
  }

  @Test
  void heartbeatsKeepASession() throws Exception {
    FEATURES.check(
        "keep-alive",
        () -> {
          try (Connection connection = connect("CLIENT_SESSION_KEEP_ALIVE", true)) {
            assertThat(connection.isValid(5)).isTrue();
            run(connection, "set kept = 5");
            assertThat(connection.isValid(5)).isTrue();
            assertThat(cell(connection, "select $kept")).isEqualTo("5");
            return "isValid()";
          }
        });
  }

  @Test
  void statementsAreDescribedBeforeTheyRun() throws Exception {
    FEATURES.check(
        "describe",
        () -> {
          try (Connection connection = connect()) {
            run(connection, "create or replace table described (i int not null, t varchar(7))");
            try (PreparedStatement select =
                    connection.prepareStatement(
                        "select i, t, ?::date as d from described where i > ?");
                PreparedStatement insert =
                    connection.prepareStatement("insert into described values (?, ?)")) {
              assertThat(select.getMetaData().getColumnCount()).isEqualTo(3);
              assertThat(select.getMetaData().getColumnName(3)).isEqualTo("D");
              assertThat(select.getMetaData().getColumnType(3)).isEqualTo(Types.DATE);
              assertThat(select.getMetaData().getPrecision(2)).isEqualTo(7);
              assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(2);
              assertThat(insert.getParameterMetaData().getParameterCount()).isEqualTo(2);
              assertThat(cell(connection, "select count(*) from described")).isEqualTo("0");
            }
            return "columns and placeholders";
          }
        });
  }

  @Test
  void catalogIsTold() throws Exception {
    FEATURES.check(
        "metadata",
        () -> {
          try (Connection connection = connect()) {
            run(
                connection,
                "create or replace table parent (id int primary key, t varchar(9) comment 'says')",
                "create or replace table child (id int, pid int references parent (id))");
            assertThat(
                    rows(
                        connection
                            .getMetaData()
                            .getTables("D", "S", "PARENT", new String[] {"TABLE"})))
                .singleElement()
                .satisfies(row ->
                    assertThat(row.subList(0, 4)).containsExactly("D", "S", "PARENT", "TABLE"));
            assertThat(rows(connection.getMetaData().getColumns("D", "S", "PARENT", "%")))
                .hasSize(2);
            assertThat(rows(connection.getMetaData().getPrimaryKeys("D", "S", "PARENT")))
                .hasSize(1);
            assertThat(rows(connection.getMetaData().getImportedKeys("D", "S", "CHILD")))
                .hasSize(1);
            assertThat(connection.getMetaData().getDatabaseMajorVersion())
                .isGreaterThanOrEqualTo(3);
            return "DatabaseMetaData";
          }
        });
  }

  @Test
  void chartIsARow() throws Exception {
    FEATURES.check(
        "chart",
        () -> {
          try (Connection connection = connect();
              Statement statement = connection.createStatement();
              ResultSet chart =
                  statement.executeQuery(
                      "select 1 as x, 2 as y VISUALISE x AS x, y AS y DRAW point")) {
            assertThat(chart.next()).isTrue();
            assertThat(chart.getString("SPEC")).contains("vega-lite");
            assertThat(chart.getString("METADATA")).isNotEmpty();
            String id = chart.unwrap(SnowflakeResultSet.class).getQueryID();
            assertThat(server.server().api().get(id, "").status()).isEqualTo(200);
            return "SPEC and METADATA";
          }
        });
  }
}
