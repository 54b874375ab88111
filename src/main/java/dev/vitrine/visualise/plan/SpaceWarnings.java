package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Label;
import java.util.ArrayList;
import java.util.List;

/// Warns of what was said of the axes and their space and is not shown.
final class SpaceWarnings {

  private SpaceWarnings() {}

  static List<String> of(Coordinates coordinates, Chart chart) {
    return switch (coordinates.space()) {
      case Space.Cartesian cartesian -> ofRatio(cartesian);
      case Space.Polar _ -> ofTitles(coordinates, chart, "polar coordinates");
      case Space.Map _ -> ofTitles(coordinates, chart, "a map");
    };
  }

  private static List<String> ofRatio(Space.Cartesian cartesian) {
    return cartesian
        .ratio()
        .map(_ -> List.of("PROJECT 'ratio' has no effect: the chart takes the space that it gets"))
        .orElse(List.of());
  }

  private static List<String> ofTitles(Coordinates coordinates, Chart chart, String space) {
    List<String> warnings = new ArrayList<>();
    for (Label label : chart.labels()) {
      boolean axis = coordinates.internal(label.name()).filter(Names::isPosition).isPresent();
      if (axis && label.text().isPresent()) {
        warnings.add(
            "LABEL '"
                + label.name()
                + "' has no effect: the axes of "
                + space
                + " have no titles; use title or subtitle");
      }
    }
    return warnings;
  }
}
