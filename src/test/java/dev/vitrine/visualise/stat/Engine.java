package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.engines.JdbcFrames;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.stat.Base.Item;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    return JdbcFrames.query(connection, sql);
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

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
