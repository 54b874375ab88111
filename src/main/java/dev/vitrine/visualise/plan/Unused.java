package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /// Of positions that need a step to work in, and logarithms that leave values out.
  static List<String> ofData(
      Coordinates coordinates, List<LayerRows> layers, Map<String, Scale> scales) {
    List<String> warnings = new ArrayList<>();
    for (LayerRows rows : layers) {
      Adjustment adjustment = rows.layer().adjustment();
      boolean levels =
          Stream.of(Names.X, Names.Y)
              .map(scales::get)
              .anyMatch(scale -> scale != null && scale.kind().hasLevels());
      if ((adjustment == Adjustment.JITTER || adjustment == Adjustment.DODGE) && !levels) {
        warnings.add(
            "Layer "
                + (rows.layer().index() + 1)
                + ": position '"
                + adjustment.shown()
                + "' has no effect without a discrete axis");
      }
    }
    scales.forEach((family, scale) ->
        unreachable(coordinates, family, scale, layers).ifPresent(warnings::add));
    return warnings;
  }

  private static Optional<String> unreachable(
      Coordinates coordinates, String family, Scale scale, List<LayerRows> layers) {
    String column = Names.column(family);
    boolean found =
        scale.transform().isLogarithm()
            && layers.stream()
                .flatMap(rows -> rows.frame().find(column).stream())
                .anyMatch(values ->
                    IntStream.range(0, values.size()).anyMatch(row -> values.number(row) <= 0));
    return found
        ? Optional.of(
            "values of '"
                + coordinates.user(family)
                + "' at or below 0 have no place on its logarithmic scale")
        : Optional.empty();
  }

  private static boolean uses(LayerPlan layer, String aesthetic) {
    return aesthetic.equals("color")
        ? layer.maps("fill") || layer.maps("stroke")
        : layer.maps(aesthetic);
  }
}
