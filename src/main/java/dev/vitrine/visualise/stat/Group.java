package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What one scan tells about a group of values.
///
/// @param row of the frame of all groups
/// @param weight of all values
/// @param bandwidth above 0
record Group(
    int row, List<Value> key, double n, double weight, double min, double max, double bandwidth) {

  private static final String N = "__n";
  private static final String TOTAL = "__total";
  private static final String MIN = "__min";
  private static final String MAX = "__max";
  private static final String DEVIATION = "__sd";
  private static final String LOW = "__q1";
  private static final String HIGH = "__q3";

  /// The query that [#read] reads. Quartiles cost more than the rest, so that a bandwidth that is
  /// given saves them.
  static String sql(Points points, Smoothing smoothing) {
    String x = points.name(Points.X);
    List<String> select = new ArrayList<>();
    select.add("COUNT(*) AS " + points.name(N));
    select.add("MIN(" + x + ") AS " + points.name(MIN));
    select.add("MAX(" + x + ") AS " + points.name(MAX));
    if (points.isWeighted()) {
      select.add("SUM(" + points.name(Points.WEIGHT) + ") AS " + points.name(TOTAL));
    }
    if (smoothing.isChosen()) {
      List<String> quartiles = points.quantiles(0.25, 0.75);
      select.add(points.dialect().deviation(x) + " AS " + points.name(DEVIATION));
      select.add(quartiles.get(0) + " AS " + points.name(LOW));
      select.add(quartiles.get(1) + " AS " + points.name(HIGH));
    }
    return points.grouped(select);
  }

  /// The groups in the order of their keys. Values that do not differ have no bandwidth of their
  /// own and take the widest of the others, so that they are seen and the grid stays as it is.
  static List<Group> read(Frame frame, Points points, Smoothing smoothing) {
    List<Group> groups = new ArrayList<>();
    for (int row = 0; row < frame.rows(); row++) {
      if (frame.column(N).number(row) > 0) {
        groups.add(group(frame, row, points, smoothing));
      }
    }
    groups.sort(Comparator.comparing(Group::key, Keys.ORDER));
    double widest =
        groups.stream().mapToDouble(Group::bandwidth).filter(h -> h > 0).max().orElse(0);
    return groups.stream()
        .map(group -> group.bandwidth > 0 ? group : group.lone(widest, points.x(), smoothing))
        .toList();
  }

  private static Group group(Frame frame, int row, Points points, Smoothing smoothing) {
    double n = frame.column(N).number(row);
    double weight = points.isWeighted() ? frame.column(TOTAL).number(row) : n;
    double min = frame.column(MIN).number(row);
    double max = frame.column(MAX).number(row);
    double bandwidth =
        smoothing.isChosen()
            ? chosen(frame, row, smoothing, n)
            : smoothing.bandwidth() * smoothing.adjust() * points.x().unit();
    boolean flat = smoothing.isChosen() && min == max;
    List<Value> key = points.keys().values(frame, row);
    return new Group(row, key, n, weight, min, max, flat ? Double.NaN : bandwidth);
  }

  private static double chosen(Frame frame, int row, Smoothing smoothing, double n) {
    double quartiles = frame.column(HIGH).number(row) - frame.column(LOW).number(row);
    return smoothing.chosen(n, frame.column(DEVIATION).number(row), quartiles);
  }

  private Group lone(double widest, Measure axis, Smoothing smoothing) {
    double width = widest > 0 ? widest : axis.loneWidth(min) * smoothing.adjust();
    return new Group(row, key, n, weight, min, max, width);
  }

  Group withBandwidth(double changed) {
    return new Group(row, key, n, weight, min, max, changed);
  }
}
