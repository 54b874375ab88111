package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.stat.Counting;
import dev.vitrine.visualise.stat.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which geom has which statistic, and where its results go.
final class Statistics {

  static final String AGGREGATE = "aggregate";
  private static final String COUNT = "count";
  private static final String PROPORTION = "proportion";
  private static final String DENSITY = "density";
  private static final String INTENSITY = "intensity";
  private static final Remapped ZERO = new Remapped.Constant(new Value.Numeric(0));

  private Statistics() {}

  /// Names that REMAPPING may use.
  static List<String> columns(Geom geom) {
    List<String> columns =
        new ArrayList<>(
            switch (geom) {
              case BAR -> List.of(COUNT, PROPORTION);
              case HISTOGRAM -> List.of("bin", "bin_end", COUNT, DENSITY);
              case DENSITY, VIOLIN -> List.of(DENSITY, INTENSITY);
              case BOXPLOT -> List.of("value", "value2", "type");
              default -> List.of();
            });
    if (geom.canAggregate()) {
      columns.add(AGGREGATE);
    }
    return columns;
  }

  /// Whether what it made gives its name to an axis: bins and the parts of boxes are the column's
  /// own places, and so is a straight line.
  static boolean names(LayerPlan layer, String made) {
    boolean straight =
        layer.geom() == Geom.SMOOTH && List.of("ols", "tls").contains(layer.word("method", ""));
    return !straight && !made.startsWith("bin") && !made.startsWith("value");
  }

  /// The statistic of a layer in aligned form; empty when its rows are drawn as they are.
  static Optional<Statistic> of(LayerPlan layer, Calculations calculations) {
    if (layer.aggregate().isPresent()) {
      return Optional.empty();
    }
    return switch (layer.geom()) {
      case BAR ->
          counts(layer)
              ? Optional.of(new Counting(Names.X, Names.stat(COUNT), Names.stat(PROPORTION)))
              : Optional.empty();
      case HISTOGRAM -> Optional.of(calculations.histogram());
      case DENSITY -> Optional.of(calculations.density());
      case SMOOTH -> Optional.of(calculations.smooth());
      case BOXPLOT -> Optional.of(calculations.boxplot());
      case VIOLIN -> Optional.of(calculations.violin());
      default -> Optional.empty();
    };
  }

  /// Whether bars are as high as there are rows.
  private static boolean counts(LayerPlan layer) {
    return layer.aggregate().isEmpty() && !layer.maps(layer.aligned(Names.Y));
  }

  /// Whether a layer's rows are no longer those of its source.
  static boolean makesRows(LayerPlan layer) {
    boolean calculates =
        switch (layer.geom()) {
          case BAR -> counts(layer);
          case HISTOGRAM, DENSITY, SMOOTH, BOXPLOT, VIOLIN -> true;
          default -> false;
        };
    return layer.aggregate().isPresent() || calculates;
  }

  /// What fills which aesthetic, in aligned form: the geom's own choice, then REMAPPING's.
  static Map<String, Remapped> remappings(LayerPlan layer) {
    Map<String, Remapped> all = new LinkedHashMap<>();
    switch (layer.geom()) {
      case BAR -> {
        all.put("pos2end", ZERO);
        if (counts(layer)) {
          all.put(Names.Y, new Remapped.Stat(COUNT));
        }
      }
      case AREA -> all.put("pos2end", ZERO);
      case HISTOGRAM -> {
        all.put(Names.X, new Remapped.Stat("bin"));
        all.put("pos1end", new Remapped.Stat("bin_end"));
        all.put(Names.Y, new Remapped.Stat(COUNT));
        all.put("pos2end", ZERO);
      }
      case DENSITY -> {
        all.put(Names.Y, new Remapped.Stat(DENSITY));
        all.put("pos2end", ZERO);
      }
      case SMOOTH -> all.put(Names.Y, new Remapped.Stat(INTENSITY));
      case BOXPLOT -> {
        all.put(Names.Y, new Remapped.Stat("value"));
        all.put("pos2end", new Remapped.Stat("value2"));
        all.put("type", new Remapped.Stat("type"));
      }
      case VIOLIN -> all.put("offset", new Remapped.Stat(DENSITY));
      default -> {}
    }
    layer
        .remappings()
        .forEach((aesthetic, remapped) -> all.put(layer.aligned(aesthetic), remapped));
    return all;
  }
}
