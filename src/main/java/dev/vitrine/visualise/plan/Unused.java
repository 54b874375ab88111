package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Label;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Warns of what was written and has no effect.
final class Unused {

  private static final Set<String> SIZED = Set.of("size", "linewidth", "opacity");

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
    for (LayerPlan layer : layers) {
      if (layer.orderBy().isPresent() && Statistics.makesRows(layer)) {
        warnings.add(
            "Layer "
                + (layer.index() + 1)
                + ": ORDER BY has no effect on rows that a statistic makes");
      }
      boolean own =
          chart.layers().get(layer.index()) instanceof Layer.Draw draw && draw.from().isPresent();
      if (own) {
        chart.mappings().forEach(mapping -> absent(coordinates, layer, mapping, warnings));
      }
    }
    return warnings;
  }

  /// A layer with a source of its own does not show what that source does not have.
  private static void absent(
      Coordinates coordinates, LayerPlan layer, Mapping mapping, List<String> warnings) {
    if (mapping instanceof Mapping.Column column) {
      String name = coordinates.internal(column.aesthetic()).orElse("");
      boolean shown = Names.isPosition(name) || uses(layer, name) || !layer.geom().supports(name);
      if (!shown) {
        warnings.add(
            "Layer "
                + (layer.index() + 1)
                + ": its source has no column '"
                + column.column()
                + "', so that it does not show '"
                + column.aesthetic()
                + "'");
      }
    }
  }

  /// Of SCALE and LABEL for what no layer shows.
  static List<String> ofClauses(Coordinates coordinates, Chart chart, List<LayerRows> layers) {
    Set<String> shown = new TreeSet<>();
    if (coordinates.space() instanceof Space.Map) { // the grid shows both
      shown.addAll(Set.of(Names.X, Names.Y));
    }
    for (LayerRows rows : layers) {
      rows.frame().names().stream()
          .filter(Names::isAesthetic)
          .map(name -> Names.family(Names.aestheticOf(name)))
          .forEach(shown::add);
    }
    List<String> warnings = new ArrayList<>();
    for (ScaleClause clause : chart.scales()) {
      if (ScaleClauses.families(coordinates, clause).stream().noneMatch(shown::contains)) {
        warnings.add(
            "SCALE " + clause.aesthetic() + " has no effect: no layer shows " + clause.aesthetic());
      }
    }
    chart.labels().forEach(label -> label(coordinates, label, shown).ifPresent(warnings::add));
    return warnings;
  }

  private static Optional<String> label(Coordinates coordinates, Label label, Set<String> shown) {
    String name = coordinates.internal(label.name()).orElse("");
    if (PictureMaker.HEADING.contains(label.name())
        || shown.contains(name)
        || Names.isFacet(name)) {
      return Optional.empty();
    }
    String start = "LABEL '" + label.name() + "' has no effect";
    if (name.equals("color")) {
      return Optional.of(start + "; name 'fill' or 'stroke'");
    }
    List<String> known = new ArrayList<>(shown.stream().map(coordinates::user).toList());
    known.addAll(PictureMaker.HEADING);
    known.sort(null);
    return Optional.of(
        start
            + ": no layer shows it; there are "
            + String.join(", ", known)
            + Nearest.hint(label.name(), known));
  }

  /// Of positions that need a step to work in, and logarithms that leave values out.
  static List<String> ofData(
      Coordinates coordinates, List<LayerRows> layers, Map<String, Scale> scales) {
    List<String> warnings = new ArrayList<>();
    for (LayerRows rows : layers) {
      if (rows.frame().rows() == 0) {
        warnings.add("Layer " + (rows.layer().index() + 1) + " has no rows");
      }
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
    scales.forEach((family, scale) -> {
      unreachable(coordinates, family, scale, layers).ifPresent(warnings::add);
      unlisted(coordinates, family, scale, layers).ifPresent(warnings::add);
      unsized(family, scale).ifPresent(warnings::add);
    });
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

  /// Levels behind FROM of which the data have none.
  private static Optional<String> unlisted(
      Coordinates coordinates, String family, Scale scale, List<LayerRows> layers) {
    if (!scale.kind().hasLevels() || scale.plan().from().isEmpty()) {
      return Optional.empty();
    }
    List<Column> columns =
        layers.stream().flatMap(rows -> rows.frame().find(Names.column(family)).stream()).toList();
    boolean some = columns.stream().anyMatch(column -> column.size() > 0);
    boolean any =
        columns.stream()
            .anyMatch(column ->
                IntStream.range(0, column.size())
                    .anyMatch(row -> scale.domain().contains(column.value(row))));
    return some && !any
        ? Optional.of("no value of '" + coordinates.user(family) + "' is one of those behind FROM")
        : Optional.empty();
  }

  /// Sizes of categories without an order.
  private static Optional<String> unsized(String family, Scale scale) {
    boolean unordered =
        scale.kind() == Kind.DISCRETE
            && scale.range().isEmpty()
            && SIZED.contains(family)
            && !scale.domain().isEmpty();
    return unordered
        ? Optional.of(
            "'"
                + family
                + "' shows categories without an order; use SCALE ORDINAL "
                + family
                + ", or TO with a value for each")
        : Optional.empty();
  }

  private static boolean uses(LayerPlan layer, String aesthetic) {
    return aesthetic.equals("color")
        ? layer.maps("fill") || layer.maps("stroke")
        : layer.maps(aesthetic);
  }
}
