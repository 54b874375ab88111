package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Warns of what was written and has no effect.
final class Unused {

  private Unused() {}

  static List<String> warnings(Coordinates coordinates, Chart chart, List<LayerPlan> layers) {
    List<String> warnings = new ArrayList<>();
    for (Mapping mapping : chart.mappings()) {
      if (mapping instanceof Mapping.Column column) {
        Optional<String> name = coordinates.internal(column.aesthetic());
        if (name.isEmpty() || layers.stream().noneMatch(layer -> uses(layer, name.get()))) {
          warnings.add("no layer shows '" + column.aesthetic() + "'");
        }
      }
    }
    chart.labels().stream()
        .filter(label -> coordinates.internal(label.name()).equals(Optional.of("color")))
        .forEach(label ->
            warnings.add("LABEL '" + label.name() + "' has no effect; name 'fill' or 'stroke'"));
    return warnings;
  }

  private static boolean uses(LayerPlan layer, String aesthetic) {
    return aesthetic.equals("color")
        ? layer.maps("fill") || layer.maps("stroke")
        : layer.maps(aesthetic);
  }
}
