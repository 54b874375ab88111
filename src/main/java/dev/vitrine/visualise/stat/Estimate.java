package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Kernel estimates of all groups over one grid, in two scans: one finds each group's extent and
/// spread, on which the bandwidth depends; one counts the values in cells narrower than that. The
/// second cannot start before the first, and nothing else needs the data: the sums over the kernel
/// are made here from the cells, at a cost that does not depend on the number of rows.
///
/// Few rows are fetched instead of counted, and the result is exact.
///
/// @param places the rows whose extent and spread count: all that have a place, whether or not they
///   have a height
/// @param reach bandwidths after which nothing counts
record Estimate(Points points, Points places, Smoothing smoothing, double reach) {

  Estimate(Points points, Smoothing smoothing, double reach) {
    this(points, points, smoothing, reach);
  }

  /// Up to here rows are fetched as they are.
  static final int FEW = 2_000;

  private static final double MARGIN = 3;

  /// An engine adds up the same numbers in another order each time; what differs then is cut off,
  /// so that the same data give the same picture.
  private static final MathContext REPEATABLE = new MathContext(12);

  /// @param frame of the groups' keys
  /// @param exact whether the values themselves were summed
  record Curves(Frame frame, Grid grid, List<Curve> list, boolean exact) {

    double round(double value) {
      return exact || !Double.isFinite(value) ? value : significant(value);
    }
  }

  private static double significant(double value) {
    return new BigDecimal(value).round(REPEATABLE).doubleValue();
  }

  Work begin(BiFunction<Estimate, Curves, Frame> then) {
    return new Work.Ask(
        Group.sql(places, smoothing),
        "spread of the values",
        frame -> withGroups(frame, Group.read(frame, places, smoothing), then));
  }

  private Work withGroups(
      Frame frame, List<Group> groups, BiFunction<Estimate, Curves, Frame> then) {
    if (groups.isEmpty()) {
      Curves none = new Curves(frame, new Grid(0, 1, 0), List.of(), true);
      return new Work.Rows(then.apply(this, none));
    }
    double n = groups.stream().mapToDouble(Group::n).sum();
    return n <= FEW ? exact(frame, groups, then) : counted(frame, groups, then);
  }

  private Work exact(Frame frame, List<Group> groups, BiFunction<Estimate, Curves, Frame> then) {
    Grid grid = grid(groups);
    List<Curve> curves = curves(groups, grid);
    String sql = points.sql() + " ORDER BY " + order();
    return new Work.Ask(
        sql,
        "values",
        rows -> {
          fill(rows, curves);
          return new Work.Rows(then.apply(this, new Curves(frame, grid, curves, true)));
        });
  }

  private String order() {
    String y = points.y().isPresent() ? ", " + points.name(Points.Y) : "";
    String weight = points.isWeighted() ? ", " + points.name(Points.WEIGHT) : "";
    return points.name(Points.X) + y + weight;
  }

  private void fill(Frame rows, List<Curve> curves) {
    Map<Object, Curve> byKey = new HashMap<>();
    curves.forEach(curve -> byKey.put(curve.group().key(), curve));
    Column x = rows.column(Points.X);
    for (int row = 0; row < rows.rows(); row++) {
      double weight = points.isWeighted() ? rows.column(Points.WEIGHT).number(row) : 1;
      double height = points.y().isPresent() ? rows.column(Points.Y).number(row) : 0;
      Curve curve = byKey.get(points.keys().values(rows, row));
      if (curve != null && !Double.isNaN(weight)) {
        curve.add(smoothing.kernel(), x.number(row), weight, height);
      }
    }
  }

  private Work counted(Frame frame, List<Group> found, BiFunction<Estimate, Curves, Frame> then) {
    List<Group> groups =
        found.stream().map(group -> group.withBandwidth(significant(group.bandwidth()))).toList();
    Grid grid = grid(groups);
    Cells cells = Cells.of(points, frame, groups, grid, smoothing.kernel(), reach);
    return new Work.Ask(
        cells.sql(),
        "values by cell",
        rows -> {
          List<Curve> curves = curves(groups, grid);
          cells.fill(rows, curves);
          return new Work.Rows(then.apply(this, new Curves(frame, grid, curves, false)));
        });
  }

  private List<Curve> curves(List<Group> groups, Grid grid) {
    boolean heights = points.y().isPresent();
    return groups.stream()
        .map(group -> new Curve(group, grid, heights))
        .collect(Collectors.toList());
  }

  /// From the least value to the greatest, and the widest bandwidth thrice on both sides.
  private Grid grid(List<Group> groups) {
    double widest = groups.stream().mapToDouble(Group::bandwidth).max().orElse(1);
    double min = groups.stream().mapToDouble(Group::min).min().orElse(0);
    double max = groups.stream().mapToDouble(Group::max).max().orElse(0);
    return Grid.of(points.x(), min - MARGIN * widest, max + MARGIN * widest);
  }
}
