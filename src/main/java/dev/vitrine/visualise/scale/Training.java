package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.frame.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Makes a [Scale] of a plan and the columns that show its aesthetic.
public final class Training {

  private static final double NO_SPAN = 1e-10;

  private final ScalePlan plan;
  private final List<Column> columns;

  private Training(ScalePlan plan, List<Column> columns) {
    this.plan = plan;
    this.columns = columns;
  }

  /// @param columns of all layers, after statistics and positions
  public static Scale train(ScalePlan plan, List<Column> columns) {
    Training training = new Training(plan, columns);
    return plan.kind() == Kind.CONTINUOUS ? training.continuous() : training.levels();
  }

  /// A binned scale is known before the statistics, from the extent of the raw columns.
  ///
  /// @param low the least raw value, NaN when there is none
  public static Scale bins(ScalePlan plan, double low, double high) {
    List<Value> edges = new BinEdges(plan, low, high).read();
    int bins = Math.max(0, edges.size() - 1);
    List<Value> domain = edges.isEmpty() ? List.of() : binDomain(plan, edges);
    List<Value> range = bins == 0 ? List.of() : new OutputRange(plan, bins).read();
    return new Scale(plan, domain, edges, openEnded(plan, Labels.of(plan, edges)), range);
  }

  /// Outer bins that take all that lies beyond have no outer edge to label.
  private static List<Scale.Label> openEnded(ScalePlan plan, List<Scale.Label> labels) {
    if (!plan.squishes() || labels.size() <= 2) {
      return labels;
    }
    List<Scale.Label> open = new ArrayList<>(labels);
    open.set(0, new Scale.Label(labels.getFirst().value(), Optional.empty()));
    open.set(labels.size() - 1, new Scale.Label(labels.getLast().value(), Optional.empty()));
    return open;
  }

  private static List<Value> binDomain(ScalePlan plan, List<Value> edges) {
    double low = given(plan, 0).orElse(edges.getFirst().position());
    double high = given(plan, 1).orElse(edges.getLast().position());
    return expanded(plan, low, high, given(plan, 0).isPresent(), given(plan, 1).isPresent());
  }

  private static Optional<Double> given(ScalePlan plan, int end) {
    boolean known = plan.from().size() == 2 && !plan.from().get(end).isNull();
    return known ? Optional.of(plan.from().get(end).position()) : Optional.empty();
  }

  private Scale continuous() {
    double[] seen = extent();
    boolean dated = plan.transform().isTemporal() && !plan.from().isEmpty();
    boolean fixedLow = dated || given(plan, 0).isPresent();
    boolean fixedHigh = dated || given(plan, 1).isPresent();
    double low = given(plan, 0).orElse(seen[0]);
    double high = given(plan, 1).orElse(seen[1]);
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return new Scale(plan, List.of(), List.of(), List.of(), new OutputRange(plan, 0).read());
    }
    checkReach(plan);
    List<Value> domain = expanded(plan, low, high, fixedLow, fixedHigh);
    List<Value> breaks =
        Breaks.within(plan, domain.getFirst().position(), domain.getLast().position());
    return new Scale(
        plan, domain, breaks, Labels.of(plan, breaks), new OutputRange(plan, 0).read());
  }

  private static void checkReach(ScalePlan plan) {
    for (Value end : plan.from()) {
      if (end.position() < plan.transform().lowest()) {
        throw plan.rangeError(
            "FROM cannot hold "
                + end.key()
                + ": this transform needs values "
                + (plan.transform().isLogarithm() ? "above 0" : "from 0"));
      }
    }
  }

  /// Least and largest value that the transform can bend.
  private double[] extent() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Column column : columns) {
      for (int row = 0; row < column.size(); row++) {
        double at = column.number(row);
        if (Double.isFinite(at) && at >= plan.transform().lowest()) {
          low = Math.min(low, at);
          high = Math.max(high, at);
        }
      }
    }
    return new double[] {low, high};
  }

  /// Axes gain some room at the ends that were not given; logarithms gain it in their own space.
  private static List<Value> expanded(
      ScalePlan plan, double low, double high, boolean fixedLow, boolean fixedHigh) {
    Transform transform = plan.transform();
    boolean bent = transform.isLogarithm();
    double from = bent ? transform.forward(Math.max(low, transform.lowest())) : low;
    double to = bent ? transform.forward(Math.max(high, transform.lowest())) : high;
    double span =
        Math.abs(to - from) < NO_SPAN ? nearZero(from) : Math.min(to - from, Double.MAX_VALUE);
    double room = span * plan.settings().expandShare() + plan.settings().expandBy();
    double start = fixedLow || room == 0 ? low : bent ? transform.inverse(from - room) : low - room;
    double end = fixedHigh || room == 0 ? high : bent ? transform.inverse(to + room) : high + room;
    return List.of(clipped(transform, start), clipped(transform, end));
  }

  private static double nearZero(double at) {
    return Math.abs(at) < NO_SPAN ? 1 : Math.abs(at);
  }

  private static Value clipped(Transform transform, double at) {
    double finite = Math.clamp(at, -Double.MAX_VALUE, Double.MAX_VALUE);
    return transform.value(Math.max(transform.lowest(), Math.min(transform.highest(), finite)));
  }

  private Scale levels() {
    List<Value> domain = plan.from().isEmpty() ? distinct() : plan.from();
    boolean identity = plan.kind() == Kind.IDENTITY;
    List<Value> range = identity ? List.of() : new OutputRange(plan, domain.size()).read();
    return new Scale(plan, domain, List.of(), Labels.of(plan, domain), range);
  }

  private List<Value> distinct() {
    TreeSet<Value> levels = new TreeSet<>(ValueOrder.NATURAL);
    for (Column column : columns) {
      for (int row = 0; row < column.size(); row++) {
        levels.add(column.value(row));
      }
    }
    return new ArrayList<>(levels);
  }
}
