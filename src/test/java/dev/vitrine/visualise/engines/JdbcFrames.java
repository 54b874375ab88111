package dev.vitrine.visualise.engines;

import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.FrameBuilder;
import dev.vitrine.visualise.frame.Type;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A JDBC result as a frame, for DuckDB, PostgreSQL, SQLite and Trino.
public final class JdbcFrames {

  private JdbcFrames() {}

  public static Frame query(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows);
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed.getMessage() + "\n" + sql, failed);
    }
  }

  private static Frame read(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    int count = meta.getColumnCount();
    List<@Nullable Type> declared = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      declared.add(type(meta.getColumnTypeName(i)));
    }
    List<List<@Nullable Object>> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(new ArrayList<>());
    }
    while (rows.next()) {
      for (int i = 0; i < count; i++) {
        columns.get(i).add(value(rows, i + 1, declared.get(i)));
      }
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Type type = declared.get(i);
      fields.add(new Field(meta.getColumnLabel(i + 1), type(type, columns.get(i))));
    }
    FrameBuilder builder = Frame.builder(fields);
    for (int i = 0; i < count; i++) {
      for (Object value : columns.get(i)) {
        append(builder.column(i), fields.get(i).type(), value);
      }
    }
    return builder.build();
  }

  /// PostgreSQL's driver hides microseconds and the calendar behind `java.sql` types.
  private static @Nullable Object value(ResultSet rows, int column, @Nullable Type type)
      throws SQLException {
    Object value = rows.getObject(column);
    return switch (value) {
      case Time _ -> LocalTime.parse(rows.getString(column));
      case Date _ -> rows.getObject(column, LocalDate.class);
      case Timestamp _ when type == Type.TIMESTAMP ->
          rows.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT).contains("tz")
              ? rows.getObject(column, OffsetDateTime.class)
              : rows.getObject(column, LocalDateTime.class);
      case null, default -> value;
    };
  }

  /// Null where the engine does not say (an expression of SQLite).
  private static @Nullable Type type(String name) {
    return switch (name.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "")) {
      case "int",
          "integer",
          "bigint",
          "smallint",
          "tinyint",
          "utinyint",
          "usmallint",
          "uinteger",
          "int2",
          "int4",
          "int8" ->
          Type.INTEGER;
      case "hugeint",
          "uhugeint",
          "ubigint",
          "float",
          "double",
          "double precision",
          "real",
          "decimal",
          "float4",
          "float8" ->
          Type.NUMBER;
      case "boolean", "bool" -> Type.BOOLEAN;
      case "date" -> Type.DATE;
      case "timestamp",
          "timestamp_s",
          "timestamp_ms",
          "timestamp_ns",
          "timestamptz",
          "timestamp with time zone",
          "datetime" ->
          Type.TIMESTAMP;
      case "time" -> Type.TIME;
      case "blob", "bytea" -> Type.BINARY;
      case "null", "numeric" -> null;
      default -> Type.TEXT;
    };
  }

  /// SQLite says of an expression what its first value is.
  private static Type type(@Nullable Type declared, List<@Nullable Object> values) {
    boolean fractions =
        declared == Type.INTEGER && values.stream().anyMatch(Double.class::isInstance);
    return declared == null ? seen(values) : fractions ? Type.NUMBER : declared;
  }

  /// The widest of what came.
  private static Type seen(List<@Nullable Object> values) {
    List<Object> known = values.stream().filter(Objects::nonNull).map(Object.class::cast).toList();
    boolean numbers = !known.isEmpty() && known.stream().allMatch(Number.class::isInstance);
    boolean whole = known.stream().allMatch(v -> v instanceof Integer || v instanceof Long);
    return numbers ? (whole ? Type.INTEGER : Type.NUMBER) : Type.TEXT;
  }

  private static String hex(Blob bytes) {
    try {
      return HexFormat.of().formatHex(bytes.getBytes(1, (int) bytes.length()));
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed);
    }
  }

  private static void append(ColumnBuilder column, Type type, @Nullable Object value) {
    switch (value) {
      case null -> column.appendNull();
      case LocalDate date -> column.append(date);
      case LocalTime time -> column.append(time);
      case LocalDateTime moment -> column.append(moment);
      case Timestamp moment -> column.append(moment.toLocalDateTime());
      case OffsetDateTime moment ->
          column.append(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
      case Blob bytes -> column.append(hex(bytes));
      case Boolean flag -> column.append(flag);
      case BigInteger number -> column.append(number.doubleValue());
      case Number number when type == Type.NUMBER -> column.append(number.doubleValue());
      case Number number when type == Type.INTEGER || type == Type.BOOLEAN ->
          column.append(number.longValue());
      case String text when type == Type.DATE -> column.append(LocalDate.parse(text));
      case String text when type == Type.TIME -> column.append(LocalTime.parse(text));
      case String text when type == Type.TIMESTAMP ->
          column.append(LocalDateTime.parse(text.replace(' ', 'T').replace("Z", "")));
      default -> column.append(value.toString());
    }
  }
}
