package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.scale.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns of all layers, put together by the scale that they share.
record Families(List<LayerRows> layers) {

  /// Column types of aesthetics that only the statistics brought.
  static Map<String, List<Type>> missing(List<LayerRows> layers, Map<String, ScalePlan> known) {
    Map<String, List<Type>> types = new TreeMap<>();
    new Families(layers)
        .columns()
        .forEach((family, columns) -> {
          ScalePlan plan = known.get(family);
          boolean untrained = plan == null || isEmpty(plan, layers);
          if (untrained) {
            types.put(family, columns.stream().map(Column::type).toList());
          }
        });
    return types;
  }

  /// A plan that a clause alone brought has seen no column.
  private static boolean isEmpty(ScalePlan plan, List<LayerRows> layers) {
    return layers.stream().noneMatch(rows -> shows(rows, plan.family()));
  }

  private static boolean shows(LayerRows rows, String family) {
    return rows.layer().mapsFamily(family) && !rows.dummies().contains(family);
  }

  Map<String, Scale> train(Map<String, ScalePlan> plans, Map<String, Scale> bins) {
    Map<String, List<Column>> columns = columns();
    Map<String, Scale> scales = new TreeMap<>();
    plans.forEach((family, plan) -> {
      List<Column> shown = columns.getOrDefault(family, List.of());
      boolean needed = !shown.isEmpty() || plan.position();
      if (needed) {
        scales.put(family, scale(plan, shown, bins));
      }
    });
    return scales;
  }

  /// A binned scale whose columns only the statistics made gets its bins now.
  private static Scale scale(ScalePlan plan, List<Column> shown, Map<String, Scale> bins) {
    Scale known = bins.get(plan.family());
    if (known != null && !known.breaks().isEmpty()) {
      return known;
    }
    if (plan.kind() != Kind.BINNED) {
      return Training.train(plan, shown);
    }
    double low = Double.NaN;
    double high = Double.NaN;
    for (Column column : shown) {
      for (int row = 0; row < column.size(); row++) {
        double at = column.number(row);
        low = Double.isNaN(low) || at < low ? at : low;
        high = Double.isNaN(high) || at > high ? at : high;
      }
    }
    return Training.bins(plan, low, high);
  }

  private static boolean trains(LayerPlan layer, String aesthetic) {
    boolean follows = layer.isDiagonal() && Names.isPosition(aesthetic);
    boolean made = Names.isOffset(aesthetic) || aesthetic.equals("type");
    boolean scaled = !made && !aesthetic.equals(Names.GEOMETRY);
    return scaled && !layer.isUnscaled(aesthetic) && !follows;
  }

  private Map<String, List<Column>> columns() {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    for (LayerRows rows : layers) {
      rows.frame()
          .columns()
          .forEach((name, column) -> {
            if (Names.isAesthetic(name) && trains(rows.layer(), Names.aestheticOf(name))) {
              columns
                  .computeIfAbsent(Names.family(Names.aestheticOf(name)), _ -> new ArrayList<>())
                  .add(column);
            }
          });
    }
    return columns;
  }
}
