package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Asks for the least and the greatest value of what will be binned, layer by layer.
final class Extents {

  private static final String LOW = "__low_";
  private static final String HIGH = "__high_";

  private final SqlDialect dialect;
  private final Map<String, ScalePlan> plans;
  private final List<Stage.Query> queries = new ArrayList<>();

  Extents(
      SqlDialect dialect,
      Coordinates coordinates,
      List<LayerPlan> layers,
      Map<String, ScalePlan> plans) {
    this.dialect = dialect;
    this.plans = plans;
    for (LayerPlan layer : layers) {
      Set<String> late = Set.copyOf(Aggregates.explicitTargets(coordinates, layer));
      List<String> select = new ArrayList<>();
      layer
          .mappings()
          .forEach((name, mapped) -> {
            if (isBinned(name) && !late.contains(name) && !layer.isUnscaled(name)) {
              select.add(extent(name, mapped));
            }
          });
      if (!select.isEmpty()) {
        queries.add(new Stage.Query(sql(layer, select), "extents of layer " + (layer.index() + 1)));
      }
    }
  }

  List<Stage.Query> queries() {
    return queries;
  }

  private boolean isBinned(String aesthetic) {
    ScalePlan plan = plans.get(Names.family(aesthetic));
    return plan != null && plan.kind() == Kind.BINNED;
  }

  private String extent(String name, Mapped mapped) {
    ScalePlan plan = Objects.requireNonNull(plans.get(Names.family(name)));
    ColumnSql column = new ColumnSql(dialect, mapped, plan, Optional.empty());
    String low = place("MIN(" + column.raw() + ")", column.type());
    String high = place("MAX(" + column.raw() + ")", column.type());
    return low
        + " AS "
        + dialect.name(LOW + name)
        + ", "
        + high
        + " AS "
        + dialect.name(HIGH + name);
  }

  /// As a number, which every engine sends alike; one that cannot sends a date or a time.
  private String place(String extreme, Type type) {
    boolean numbers = !type.isTemporal() || dialect.can(Set.of(Capability.TEMPORALS));
    return numbers ? dialect.position(extreme, type) : extreme;
  }

  private String sql(LayerPlan layer, List<String> select) {
    return "SELECT "
        + String.join(", ", select)
        + " FROM ("
        + layer.source()
        + ") AS "
        + dialect.name(ColumnSql.SOURCE)
        + layer.filter().map(filter -> " WHERE (" + filter + ")").orElse("");
  }

  /// Lowest and highest place by primary aesthetic, over all layers.
  Map<String, double[]> read(List<Frame> answers) {
    Map<String, double[]> extents = new LinkedHashMap<>();
    for (Frame answer : answers) {
      for (String name : answer.names()) {
        boolean high = name.startsWith(HIGH);
        String aesthetic = name.substring((high ? HIGH : LOW).length());
        double at = answer.rows() == 0 ? Double.NaN : answer.column(name).number(0);
        double[] extent =
            extents.computeIfAbsent(
                Names.family(aesthetic), _ -> new double[] {Double.NaN, Double.NaN});
        int end = high ? 1 : 0;
        boolean further = high ? at > extent[1] : at < extent[0];
        extent[end] = Double.isNaN(extent[end]) || further ? at : extent[end];
      }
    }
    return extents;
  }
}
