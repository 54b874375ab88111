package dev.vitrine.visualise.engines;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.visualise.ChartSource;
import dev.vitrine.visualise.Limits;
import dev.vitrine.visualise.Plan;
import dev.vitrine.visualise.Split;
import dev.vitrine.visualise.Step;
import dev.vitrine.visualise.Visualise;
import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.sql.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Draws a chart from the rows of one engine, and on a local DuckDB what that engine cannot do.
record RemoteChart(EngineUnderTest source, EngineUnderTest local, Limits limits) {

  /// @param loads how often rows were loaded into the local engine
  record Drawn(Step.Done done, int loads) {}

  Drawn draw(String text) {
    Split split = Visualise.split(text, Escapes.STANDARD).orElseThrow();
    Optional<String> rows =
        split.statements().stream()
            .map(part -> "(" + part.text() + ") AS " + source.dialect().name("__rows"))
            .findFirst();
    ChartSource charted = new ChartSource(rows, split.with(), Map.of());
    Plan plan = Plan.of(split.chart(), charted, source.dialect(), limits);
    Step step = plan.start();
    int loads = 0;
    while (!(step instanceof Step.Done)) {
      step =
          switch (step) {
            case Step.Need need ->
                plan.next((need.where() == Where.LOCAL ? local : source).query(need.sql()));
            case Step.Load load -> plan.loaded(load(load));
            case Step.Done done -> done;
          };
      loads += step instanceof Step.Load ? 1 : 0;
    }
    return new Drawn((Step.Done) step, loads);
  }

  private int load(Step.Load load) {
    Frame frame = source.query(load.sql());
    SqlDialect sql = local.dialect();
    List<Field> fields = new ArrayList<>();
    frame.columns().forEach((name, column) -> fields.add(new Field(name, column.type())));
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < frame.rows(); i++) {
      int row = i;
      rows.add(frame.columns().values().stream().map(column -> column.value(row)).toList());
    }
    String query = rows.isEmpty() ? empty(sql, frame) : sql.values(fields, rows);
    local.run("CREATE OR REPLACE TEMP TABLE " + load.table() + " AS " + query);
    return frame.rows();
  }

  private static String empty(SqlDialect sql, Frame frame) {
    return frame.columns().entrySet().stream()
        .map(entry -> column(sql, entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "SELECT ", " LIMIT 0"));
  }

  private static String column(SqlDialect sql, String name, Column column) {
    return sql.cast("NULL", column.type()) + " AS " + sql.name(name);
  }
}
