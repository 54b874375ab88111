package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.stat.Counting;
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

  private Statistics() {}

  /// Names that REMAPPING may use.
  static List<String> columns(Geom geom) {
    List<String> columns = new ArrayList<>();
    if (geom == Geom.BAR) {
      columns.addAll(List.of(COUNT, PROPORTION));
    }
    if (geom.canAggregate()) {
      columns.add(AGGREGATE);
    }
    return columns;
  }

  /// The statistic of a layer in aligned form; empty when its rows are drawn as they are.
  static Optional<Counting> of(LayerPlan layer) {
    boolean counts =
        layer.geom() == Geom.BAR
            && layer.aggregate().isEmpty()
            && !layer.maps(layer.aligned(Names.Y));
    return counts
        ? Optional.of(new Counting(Names.X, Names.stat(COUNT), Names.stat(PROPORTION)))
        : Optional.empty();
  }

  /// What fills which aesthetic, in aligned form: the geom's own choice, then REMAPPING's.
  static Map<String, Remapped> remappings(LayerPlan layer) {
    Map<String, Remapped> all = new LinkedHashMap<>();
    if (layer.geom() == Geom.BAR) {
      all.put(Names.Y + "end", new Remapped.Constant(new Value.Numeric(0)));
      if (of(layer).isPresent()) {
        all.put(Names.Y, new Remapped.Stat(COUNT));
      }
    }
    layer
        .remappings()
        .forEach((aesthetic, remapped) -> all.put(layer.aligned(aesthetic), remapped));
    return all;
  }
}
