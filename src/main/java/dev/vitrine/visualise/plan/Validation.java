package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.scale.ScalePlanner;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What can be said of a chart before anyone has seen its data. The checks are those of drawing
/// itself, which runs them first: a chart with an error here is refused there with the same words.
public final class Validation {

  private final Chart chart;
  private final List<SqlError> errors = new ArrayList<>();

  private Validation(Chart chart) {
    this.chart = chart;
  }

  /// All that is wrong, at most one error for each layer and each SCALE; empty when the rest
  /// depends on the data.
  public static List<SqlError> errors(Chart chart) {
    Validation validation = new Validation(chart);
    validation.run();
    return List.copyOf(validation.errors);
  }

  /// What is written and cannot have an effect, whatever the data are.
  public static List<String> warnings(Chart chart) {
    return Repeated.warnings(chart);
  }

  private void run() {
    if (chart.layers().isEmpty()) {
      errors.add(Invalid.at(chart.at(), "nothing to draw; add a layer such as DRAW point"));
    }
    attempt(() -> {
      Coordinates coordinates = Coordinates.of(chart);
      attempt(() -> Facets.of(coordinates, chart));
      attempt(() -> ScaleClauses.of(coordinates, chart.scales()));
      chart.scales().forEach(clause -> attempt(() -> check(coordinates, clause)));
      for (int i = 0; i < chart.layers().size(); i++) {
        int index = i;
        attempt(() -> check(coordinates, index));
      }
    });
    attempt(() -> chart.layers().forEach(Geom::of));
  }

  private void check(Coordinates coordinates, int index) {
    Layer layer = chart.layers().get(index);
    LayerPlan bound =
        switch (layer) {
          case Layer.Draw draw ->
              new LayerBinder(coordinates, index, draw, Schema.OPEN).bind(chart.mappings(), "");
          case Layer.Place place -> new Placement(coordinates, index, place).bind(new DuckDbSql());
        };
    new MapRules(coordinates, Map.of()).checkGeom(bound);
  }

  private static void check(Coordinates coordinates, ScaleClause clause) {
    for (String family : ScaleClauses.families(coordinates, clause)) {
      new ScalePlanner(family, coordinates.user(family), Names.isPosition(family)).check(clause);
    }
  }

  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (SqlError error) {
      boolean known =
          errors.stream()
              .anyMatch(other ->
                  other.text().equals(error.text()) && other.position().equals(error.position()));
      if (!known) {
        errors.add(error);
      }
    }
  }
}
