package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.stat.Aggregation;
import dev.vitrine.visualise.stat.Base;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Aggregates of dates and times: their middle is a date again, their spread is a length of time
/// and has no place on a temporal scale.
record TemporalSums(Coordinates coordinates, LayerPlan layer, Map<String, ScalePlan> plans) {

  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID` when a function gives no moment
  void check(Aggregation aggregation, Base base) {
    for (Item item : base.items()) {
      List<String> functions = aggregation.functions().getOrDefault(item.aesthetic(), List.of());
      Optional<String> wrong =
          functions.stream().filter(function -> !Aggregation.isPlace(function)).findFirst();
      if (type(item).isPresent() && wrong.isPresent()) {
        throw layer.error(
            "aggregate",
            "aggregate '"
                + wrong.get()
                + "' of '"
                + coordinates.user(layer.aligned(item.aesthetic()))
                + "' is no date or time, and its scale shows such; use mean, median, min, max, mid,"
                + " first, last or a percentile, or aggregate in the SQL part");
      }
    }
  }

  /// The type of a measure that is a date or a time.
  private Optional<Type> type(Item item) {
    return Optional.ofNullable(plans.get(Names.family(layer.aligned(item.aesthetic()))))
        .filter(_ -> item.use() == Use.MEASURE)
        .map(ScalePlan::type)
        .filter(Type::isTemporal);
  }
}
