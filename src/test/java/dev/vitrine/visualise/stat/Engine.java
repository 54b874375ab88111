package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.FrameBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.stat.Base.Item;
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
import java.util.ArrayList;
import java.util.List;

/// A DuckDB that runs statistics and remembers what they asked.
final class Engine implements AutoCloseable {

  private final Connection connection;
  private final List<String> asked = new ArrayList<>();

  Engine() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  Engine with(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return this;
    } catch (SQLException failed) {
      throw new IllegalArgumentException(sql, failed);
    }
  }

  Frame run(Statistic statistic, String query, Item... items) {
    asked.clear();
    Work work = statistic.begin(new Base(new DuckDbSql(), query, List.of(items)));
    while (work instanceof Work.Ask ask) {
      work = ask.then().apply(query(ask.sql()));
    }
    return switch (work) {
      case Work.Rows rows -> rows.frame();
      case Work.Query last -> query(last.sql() + " ORDER BY " + String.join(", ", last.keys()));
      case Work.Ask _, Work.Load _ -> throw new IllegalStateException();
    };
  }

  /// How many queries the last statistic ran.
  int scans() {
    return asked.size();
  }

  Frame query(String sql) {
    asked.add(sql);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows);
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed.getMessage() + "\n" + sql, failed);
    }
  }

  static List<List<Object>> rows(Frame frame, String... names) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < frame.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (String name : names) {
        values.add(plain(frame.column(name).value(row)));
      }
      rows.add(values);
    }
    return rows;
  }

  private static Object plain(Value value) {
    return value instanceof Value.Numeric number
        ? Math.round(number.value() * 1e6) / 1e6
        : value.key();
  }

  private static Frame read(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      fields.add(new Field(meta.getColumnLabel(i), type(meta.getColumnTypeName(i))));
    }
    FrameBuilder builder = Frame.builder(fields);
    while (rows.next()) {
      for (int i = 0; i < fields.size(); i++) {
        append(builder.column(i), fields.get(i).type(), rows.getObject(i + 1));
      }
    }
    return builder.build();
  }

  private static Type type(String name) {
    return switch (name.replaceFirst("\\(.*", "")) {
      case "INTEGER", "BIGINT" -> Type.INTEGER;
      case "DOUBLE", "HUGEINT", "DECIMAL" -> Type.NUMBER;
      case "DATE" -> Type.DATE;
      case "TIMESTAMP" -> Type.TIMESTAMP;
      case "TIME" -> Type.TIME;
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
