package dev.vitrine.visualise;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.visualise.engines.JdbcFrames;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.syntax.Chart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
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
    return JdbcFrames.query(connection, sql);
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
