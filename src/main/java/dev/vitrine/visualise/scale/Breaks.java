package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.util.List;

/// Where the marks of a scale are.
final class Breaks {

  /// No scale shows more; an interval of a second over a century must not fill the memory.
  static final int MOST = 10_000;

  private Breaks() {}

  /// The marks within [min, max], which is a domain of a continuous scale.
  static List<Value> within(ScalePlan plan, double min, double max) {
    if (!(min < max)) {
      return List.of();
    }
    Transform transform = plan.transform();
    List<Double> marks =
        around(plan, min, max).stream()
            .filter(at -> at >= min && at <= max && Double.isFinite(at))
            .sorted()
            .toList();
    boolean ends = marks.isEmpty() && transform.isTemporal() && isCounted(plan);
    return (ends ? List.of(min, max) : marks).stream().map(transform::value).distinct().toList();
  }

  private static boolean isCounted(ScalePlan plan) {
    return plan.settings().breaks() instanceof BreakRule.Count;
  }

  /// The marks that cover [min, max]; some may lie outside.
  static List<Double> around(ScalePlan plan, double min, double max) {
    return switch (plan.settings().breaks()) {
      case BreakRule.Count count -> counted(plan, min, max, count.wanted());
      case BreakRule.Given given -> given.values().stream().map(Value::position).sorted().toList();
      case BreakRule.Every every ->
          plan.transform().isTemporal()
              ? every.interval().around(plan.transform(), min, max)
              : List.of();
      case BreakRule.Free _ -> List.of();
    };
  }

  private static List<Double> counted(ScalePlan plan, double min, double max, int wanted) {
    Transform transform = plan.transform();
    boolean pretty = plan.settings().pretty();
    if (!transform.isTemporal()) {
      return NumberBreaks.of(transform, min, max, wanted, pretty);
    }
    if (pretty) {
      return TimeBreaks.around(transform, min, max, wanted);
    }
    return transform == Transform.DATE
        ? NumberBreaks.of(Transform.INTEGER, min, max, wanted, false)
        : NumberBreaks.equal(min, max, wanted);
  }
}
