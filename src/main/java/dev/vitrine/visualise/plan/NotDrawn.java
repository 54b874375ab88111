package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.List;
import java.util.Locale;

/// What the language has and this version does not draw: the one place that says so.
final class NotDrawn {

  private NotDrawn() {}

  /// Refuses what the plan does not know how to draw.
  static void check(Chart chart) {
    for (Layer layer : chart.layers()) {
      geom(layer);
    }
  }

  /// The geom of a layer.
  static Geom geom(Layer layer) {
    String name = layer.geom().toLowerCase(Locale.ROOT);
    return Geom.named(name).orElseThrow(() -> noGeom(layer, name));
  }

  private static SqlError noGeom(Layer layer, String name) {
    List<String> names = Geom.names();
    return Invalid.at(
        layer.at(),
        "unknown geom '"
            + layer.geom()
            + "'; there are "
            + String.join(", ", names)
            + Nearest.hint(name, names));
  }
}
