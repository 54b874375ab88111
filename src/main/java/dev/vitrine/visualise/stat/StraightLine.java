package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Straight lines through the points of each group, from their moments: one scan.
///
/// @param total whether distances from the line are least, not differences of heights
/// @param fitted name of the column of heights
record StraightLine(Points points, Measure y, boolean total, String fitted) {

  private static final List<String> NAMES =
      List.of("__n", "__x0", "__x1", "__y0", "__y1", "__mx", "__my", "__vx", "__vy", "__c");

  /// Moments of a group.
  private record Moments(
      double lowX,
      double highX,
      double lowY,
      double highY,
      double meanX,
      double meanY,
      double varianceX,
      double varianceY,
      double covariance) {

    Line line(boolean total) {
      double slope = total ? totalSlope() : slope();
      return Double.isInfinite(slope)
          ? new Line(meanX, lowY, meanX, highY)
          : new Line(lowX, meanY + slope * (lowX - meanX), highX, meanY + slope * (highX - meanX));
    }

    private double slope() {
      return varianceX > 0 ? covariance / varianceX : 0;
    }

    /// Infinite for points above each other. Of a cloud that is as wide as high and leans to no
    /// side no direction is better than another: then the line is flat.
    private double totalSlope() {
      double difference = varianceY - varianceX;
      if (covariance == 0) {
        return difference > 0 ? Double.POSITIVE_INFINITY : 0;
      }
      double root = Math.hypot(difference, 2 * covariance);
      return difference > 0
          ? (difference + root) / (2 * covariance)
          : 2 * covariance / (root - difference);
    }
  }

  private record Line(double x0, double y0, double x1, double y1) {}

  Work begin() {
    String x = points.name(Points.X);
    String height = points.name(Points.Y);
    List<String> sums =
        List.of(
            "COUNT(*)",
            "MIN(" + x + ")",
            "MAX(" + x + ")",
            "MIN(" + height + ")",
            "MAX(" + height + ")",
            "AVG(" + x + ")",
            "AVG(" + height + ")",
            points.dialect().variance(x),
            points.dialect().variance(height),
            points.dialect().covariance(height, x));
    List<String> select =
        IntStream.range(0, NAMES.size())
            .mapToObj(i -> sums.get(i) + " AS " + points.name(NAMES.get(i)))
            .toList();
    return new Work.Ask(points.grouped(select), "moments", this::rows);
  }

  private Work rows(Frame frame) {
    List<Integer> groups =
        IntStream.range(0, frame.rows())
            .filter(row -> frame.column("__n").number(row) > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer row) -> key(frame, row), Keys.ORDER))
            .toList();
    List<Line> lines = groups.stream().map(row -> moments(frame, row).line(total)).toList();
    int[] rows = groups.stream().flatMapToInt(row -> IntStream.of(row, row)).toArray();
    Map<String, Column> columns = points.keys().columns(frame, rows);
    columns.put(
        points.x().item(points.base()).name(), points.x().column(ends(lines, Line::x0, Line::x1)));
    columns.put(fitted, y.column(ends(lines, Line::y0, Line::y1)));
    return new Work.Rows(new Frame(rows.length, columns));
  }

  private List<Value> key(Frame frame, int row) {
    return points.keys().values(frame, row);
  }

  private static double[] ends(
      List<Line> lines, ToDoubleFunction<Line> first, ToDoubleFunction<Line> last) {
    return lines.stream()
        .flatMapToDouble(
            line -> DoubleStream.of(first.applyAsDouble(line), last.applyAsDouble(line)))
        .toArray();
  }

  private static Moments moments(Frame frame, int row) {
    double[] m = NAMES.stream().mapToDouble(name -> frame.column(name).number(row)).toArray();
    return new Moments(m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9]);
  }
}
