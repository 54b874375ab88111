package dev.vitrine.visualise;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.FrameBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.syntax.Chart;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An in-memory DuckDB that runs whole VISUALISE statements the way the server does.
final class DuckDb implements AutoCloseable {

  private static final String ROWS = "__vitrine_rows";

  private final Connection connection;
  private final Map<String, String> builtins = new HashMap<>();

  DuckDb() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      execute("SET TimeZone = 'UTC'");
      // rows of a query without ORDER BY come in one order
      execute("SET threads = 1");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed.getMessage() + "\n" + sql, failed);
    }
  }

  /// Makes the sample data available as `ggsql:name`.
  DuckDb withSamples() {
    for (String name : List.of("penguins", "airquality", "world")) {
      String csv =
          String.valueOf(DuckDb.class.getResource("/dev/vitrine/samples/" + name + ".csv"));
      String path = csv.replaceFirst("^file:", "");
      execute("CREATE TABLE sample_" + name + " AS " + Samples.select(name, path));
      builtins.put(name, "\"sample_" + name + "\"");
    }
    return this;
  }

  Map<String, String> builtins() {
    return Map.copyOf(builtins);
  }

  Step.Done draw(String text) {
    return draw(text, Limits.DEFAULT);
  }

  Step.Done draw(String text, Limits limits) {
    Split split = Visualise.split(text, Escapes.STANDARD).orElseThrow();
    Chart chart = split.chart();
    Optional<String> table = Optional.empty();
    for (int i = 0; i < split.statements().size(); i++) {
      String sql = Builtins.replace(split.statements().get(i).text(), Escapes.STANDARD, builtins);
      boolean data = split.data().isPresent() && split.data().getAsInt() == i;
      if (data) {
        execute("CREATE OR REPLACE TEMP TABLE " + ROWS + " AS " + sql);
        table = Optional.of(ROWS);
      } else {
        execute(sql);
      }
    }
    String with = Builtins.replace(split.with(), Escapes.STANDARD, builtins);
    Plan plan = Plan.of(chart, new ChartSource(table, with, builtins), new DuckDbSql(), limits);
    Step step = plan.start();
    while (step instanceof Step.Need need) {
      step = plan.next(query(need.sql()));
    }
    return (Step.Done) step;
  }

  Frame query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows);
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed.getMessage() + "\n" + sql, failed);
    }
  }

  private static Frame read(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      fields.add(new Field(meta.getColumnName(i), type(meta.getColumnTypeName(i))));
    }
    FrameBuilder builder = Frame.builder(fields);
    while (rows.next()) {
      for (int i = 0; i < fields.size(); i++) {
        append(builder.column(i), fields.get(i).type(), rows.getObject(i + 1));
      }
    }
    return builder.build();
  }

  private static String hex(Blob bytes) {
    try {
      return HexFormat.of().formatHex(bytes.getBytes(1, (int) bytes.length()));
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed);
    }
  }

  private static Type type(String name) {
    return switch (name.replaceFirst("\\(.*", "")) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          Type.INTEGER;
      case "UBIGINT", "HUGEINT", "UHUGEINT", "FLOAT", "DOUBLE", "DECIMAL" -> Type.NUMBER;
      case "BOOLEAN" -> Type.BOOLEAN;
      case "DATE" -> Type.DATE;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" ->
          Type.TIMESTAMP;
      case "TIME" -> Type.TIME;
      case "BLOB" -> Type.BINARY;
      default -> Type.TEXT;
    };
  }

  private static void append(ColumnBuilder column, Type type, Object value) {
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
      case Number number when type == Type.INTEGER -> column.append(number.longValue());
      case Number number when type == Type.NUMBER -> column.append(number.doubleValue());
      default -> column.append(value.toString());
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
