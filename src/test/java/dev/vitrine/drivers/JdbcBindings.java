package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.rows;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/// Values that go in for placeholders.
final class JdbcBindings {

  private static final Timestamp STAMP = Timestamp.from(Instant.parse("2024-02-29T12:34:56.789Z"));

  private final JdbcServer server;

  JdbcBindings(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("types-in", this::valuesGoInAsTheirTypes),
        new JdbcFeature("binary", this::bytesComeBackAsTheyWent),
        new JdbcFeature("bindings", this::placeholdersTakeValues),
        new JdbcFeature("batch-insert-10000", this::tenThousandRowsAreOneBatch));
  }

  private String valuesGoInAsTheirTypes() throws Exception {
    try (Connection connection = server.inSchema();
        PreparedStatement insert =
            connection.prepareStatement("insert into types_in values (?,?,?,?,?,?,?,?,?)")) {
      run(
          connection,
          "create or replace table types_in (i int, n number(20,5), f float, t varchar, b boolean,"
              + " d date, tm time, ts timestamp_ltz, x binary)");
      insert.setLong(1, Long.MAX_VALUE);
      insert.setBigDecimal(2, new BigDecimal("123456789012345.54321"));
      insert.setDouble(3, -1.5e300);
      insert.setString(4, "it's \"é😀\"");
      insert.setBoolean(5, true);
      insert.setDate(6, Date.valueOf("2024-02-29"));
      insert.setTime(7, Time.valueOf("12:34:56"));
      insert.setTimestamp(8, STAMP);
      insert.setBytes(9, new byte[] {0, (byte) 255});
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    server.inBothFormats("select * from types_in", JdbcBindings::areThose);
    return "9 types";
  }

  private static void areThose(ResultSet row) throws SQLException {
    row.next();
    assertThat(row.getLong(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(row.getBigDecimal(2)).isEqualTo(new BigDecimal("123456789012345.54321"));
    assertThat(row.getDouble(3)).isEqualTo(-1.5e300);
    assertThat(row.getString(4)).isEqualTo("it's \"é😀\"");
    assertThat(row.getBoolean(5)).isTrue();
    assertThat(row.getDate(6)).isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(row.getString(7)).startsWith("12:34:56");
    assertThat(row.getTimestamp(8)).isEqualTo(STAMP);
    assertThat(row.getBytes(9)).containsExactly(0, 255);
  }

  private String bytesComeBackAsTheyWent() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("00ff7f80");
    try (Connection connection = server.inSchema();
        PreparedStatement insert = connection.prepareStatement("insert into bytes values (?, ?)")) {
      run(connection, "create or replace table bytes (b binary, none binary)");
      insert.setBytes(1, bytes);
      insert.setBytes(2, new byte[0]);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    server.inBothFormats(
        "select b, none from bytes",
        row -> {
          row.next();
          assertThat(row.getBytes(1)).isEqualTo(bytes);
          assertThat(row.getString(1)).isEqualTo("00FF7F80");
          assertThat(row.getBytes(2)).isEmpty();
        });
    return "JSON and Arrow";
  }

  private String placeholdersTakeValues() throws Exception {
    try (Connection connection = server.inSchema();
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
  }

  private String tenThousandRowsAreOneBatch() throws Exception {
    try (Connection connection = server.inSchema();
        PreparedStatement insert =
            connection.prepareStatement("insert into batch values (?, ?, ?, ?, ?)")) {
      run(
          connection,
          "create or replace table batch (i int, f float, t varchar, d timestamp_ntz, b boolean)");
      for (int i = 0; i < 10_000; i++) {
        add(insert, i);
      }
      assertThat(insert.executeBatch()).hasSize(10_000).containsOnly(1);
    }
    server.inBothFormats(
        "select count(*), sum(i), sum(f)::int, count(t), count_if(b), count(distinct d) from batch",
        row ->
            assertThat(rows(row))
                .containsExactly(
                    List.of("10000", "49995000", "74992500", "9000", "5000", "10000")));
    return "5 columns, one statement";
  }

  private static void add(PreparedStatement insert, int i) throws SQLException {
    insert.setInt(1, i);
    insert.setDouble(2, i * 1.5);
    insert.setString(3, i % 10 == 0 ? null : "name " + i);
    insert.setTimestamp(4, new Timestamp(1_700_000_000_000L + i));
    insert.setBoolean(5, i % 2 == 0);
    insert.addBatch();
  }
}
