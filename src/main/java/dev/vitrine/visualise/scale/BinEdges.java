package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.List;

/// Where the bins of a binned scale begin and end.
///
/// @param low the least raw value, NaN when there is none
record BinEdges(ScalePlan plan, double low, double high) {

  private static final double SAME = 1e-9;

  List<Value> read() {
    double from = end(0, low);
    double to = end(1, high);
    if (!(from <= to)) {
      return List.of();
    }
    List<Double> edges = new ArrayList<>(around(from, to));
    edges.replaceAll(at -> Double.isFinite(at) ? at : at < 0 ? from : to);
    boolean counted = plan.settings().breaks() instanceof BreakRule.Count;
    if (!plan.from().isEmpty()) {
      edges = bounded(edges, from, to);
    } else if (counted) {
      edges = trimmed(edges);
    }
    return edges.stream().distinct().map(plan.transform()::value).toList();
  }

  /// Round edges follow from the data, also where FROM then cuts them.
  private List<Double> around(double from, double to) {
    boolean seen = low <= high;
    double start = seen ? low : from;
    double stop = seen ? high : to;
    return Breaks.around(plan, start, start == stop ? stop + 1 : stop);
  }

  private double end(int which, double seen) {
    boolean given = plan.from().size() == 2 && !plan.from().get(which).isNull();
    return given ? plan.from().get(which).position() : seen;
  }

  private static List<Double> bounded(List<Double> edges, double from, double to) {
    List<Double> kept = new ArrayList<>();
    kept.add(from);
    edges.stream().filter(at -> at > from + SAME && at < to - SAME).forEach(kept::add);
    kept.add(to);
    return kept;
  }

  /// Leaves out outer bins without data.
  private List<Double> trimmed(List<Double> edges) {
    List<Double> kept = new ArrayList<>(edges);
    while (kept.size() > 2 && kept.get(1) < low) {
      kept.removeFirst();
    }
    while (kept.size() > 2 && kept.get(kept.size() - 2) > high) {
      kept.removeLast();
    }
    return kept;
  }
}
