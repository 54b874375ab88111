package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.rows;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.util.List;

/// Values of every type that come out.
final class JdbcValues {

  private final JdbcServer server;

  JdbcValues(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("types-out", this::valuesComeOutAsTheirTypes),
        new JdbcFeature("null-values", this::nullsGoInAndComeOut),
        new JdbcFeature("extremes", this::extremesKeepTheirDigits),
        new JdbcFeature("time-zones", this::instantsKeepTheirZones),
        new JdbcFeature("variant", this::variantsAreTheirJson));
  }

  private String valuesComeOutAsTheirTypes() throws Exception {
    server.inBothFormats(
        "select 42::int i, 1.25::number(10,2) n, 1.5::float f, 'é😀' t, true b,"
            + " '2024-02-29'::date d, '12:34:56.789'::time tm,"
            + " '2024-02-29 12:34:56.789'::timestamp_ntz ts",
        row -> {
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
        });
    return "JSON and Arrow";
  }

  private String nullsGoInAndComeOut() throws Exception {
    try (Connection connection = server.inSchema();
        PreparedStatement insert =
            connection.prepareStatement("insert into nulls (i, t, d) values (?, ?, ?)")) {
      run(
          connection,
          "create or replace table nulls (i int, n number(20,5), f float, t varchar, b boolean,"
              + " d date, tm time, ts timestamp_ltz, tz timestamp_tz, x binary, v variant)",
          "insert into nulls (v) values (null)");
      insert.setNull(1, Types.INTEGER);
      insert.setNull(2, Types.VARCHAR);
      insert.setNull(3, Types.DATE);
      insert.executeUpdate();
    }
    server.inBothFormats(
        "select * from nulls",
        row ->
            assertThat(rows(row))
                .hasSize(2)
                .allSatisfy(cells -> assertThat(cells).hasSize(11).containsOnlyNulls()));
    server.inBothFormats(
        "select i, n from nulls",
        row -> {
          row.next();
          assertThat(row.getLong(1)).isZero();
          assertThat(row.wasNull()).isTrue();
          assertThat(row.getObject(2)).isNull();
        });
    return "11 types, JSON and Arrow";
  }

  private String extremesKeepTheirDigits() throws Exception {
    String most = "9".repeat(38);
    server.inBothFormats(
        "select %s, -%s, 0.%s, 1.7976931348623157e308::float, 'inf'::float, 'nan'::float,"
                .formatted(most, most, "0".repeat(36) + "1")
            + " '9999-12-31'::date, '0001-01-01'::date,"
            + " '9999-12-31 23:59:59.999999'::timestamp_ntz, '', repeat('x', 100000)",
        row -> {
          row.next();
          assertThat(row.getBigDecimal(1)).isEqualTo(new BigDecimal(most));
          assertThat(row.getBigDecimal(2)).isEqualTo(new BigDecimal("-" + most));
          assertThat(row.getBigDecimal(3)).isEqualTo(new BigDecimal("0." + "0".repeat(36) + "1"));
          assertThat(row.getDouble(4)).isEqualTo(Double.MAX_VALUE);
          assertThat(row.getDouble(5)).isEqualTo(Double.POSITIVE_INFINITY);
          assertThat(row.getDouble(6)).isNaN();
          assertThat(row.getString(7)).isEqualTo("9999-12-31");
          assertThat(row.getString(8)).isEqualTo("0001-01-01");
          assertThat(row.getString(9)).startsWith("9999-12-31 23:59:59.999");
          assertThat(row.getString(10)).isEmpty();
          assertThat(row.getString(11)).hasSize(100_000);
        });
    return "38 digits, years 1 to 9999, JSON and Arrow";
  }

  private String instantsKeepTheirZones() throws Exception {
    server.inBothFormats(
        "select '2024-07-01 12:00:00'::timestamp_ltz, '2024-07-01 12:00:00 +05:30'::timestamp_tz,"
            + " '1960-01-01 00:00:00.5 -08:00'::timestamp_tz",
        row -> {
          row.next();
          assertThat(row.getTimestamp(1).toInstant()).isEqualTo("2024-07-01T16:00:00Z");
          assertThat(row.getTimestamp(2).toInstant()).isEqualTo("2024-07-01T06:30:00Z");
          assertThat(row.getString(2)).contains("+0530");
          assertThat(row.getTimestamp(3).toInstant()).isEqualTo("1960-01-01T08:00:00.500Z");
        },
        "TIMEZONE",
        "America/New_York");
    return "LTZ in the session's zone, TZ with its offset";
  }

  private String variantsAreTheirJson() throws Exception {
    server.inBothFormats(
        "select parse_json('{\"a\": [1, null]}'), array_construct(1, 'x'),"
            + " object_construct('k', true), parse_json('null')",
        row -> {
          row.next();
          assertThat(row.getString(1).replaceAll("\\s", "")).isEqualTo("{\"a\":[1,null]}");
          assertThat(row.getString(2).replaceAll("\\s", "")).isEqualTo("[1,\"x\"]");
          assertThat(row.getString(3).replaceAll("\\s", "")).isEqualTo("{\"k\":true}");
          assertThat(row.getString(4)).isEqualTo("null");
          assertThat(row.getMetaData().getColumnTypeName(1)).isEqualTo("VARIANT");
        });
    return "VARIANT, ARRAY, OBJECT";
  }
}
