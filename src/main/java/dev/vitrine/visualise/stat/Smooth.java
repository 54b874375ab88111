package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.Capability;
import java.util.Optional;
import java.util.Set;

/// A line through the points of each group: the mean of the heights near each place (Nadaraya and
/// Watson), or a straight line, which needs one scan and has two rows, a group's first place and
/// its last.
///
/// @param x the column that keeps its name: places
/// @param fitted name of the column that it makes: heights, of the type of `y`; NULL where nothing
///   is near
public record Smooth(Method method, Measure x, Measure y, Smoothing smoothing, String fitted)
    implements Statistic {

  /// How the line is found.
  public enum Method {
    /// Weighted means; weights and the smoothing count.
    NEAREST_MEANS,
    /// Least squares of the heights; weights and the smoothing do not count.
    LEAST_SQUARES,
    /// Least squares of the distances from the line.
    TOTAL_LEAST_SQUARES
  }

  @Override
  public Set<Capability> needs() {
    return Capability.all(
        x.needs(),
        y.needs(),
        method == Method.NEAREST_MEANS ? smoothing.needs() : Set.of(Capability.SPREADS));
  }

  @Override
  public Work begin(Base base) {
    Keys keys = Keys.without(base, x, y);
    Points points = new Points(base, keys, x, Optional.of(y));
    return switch (method) {
      case NEAREST_MEANS -> means(points);
      case LEAST_SQUARES, TOTAL_LEAST_SQUARES -> {
        boolean total = method == Method.TOTAL_LEAST_SQUARES;
        yield new StraightLine(points, y, total, fitted).begin();
      }
    };
  }

  /// Groups end where their values do; a single line goes on as a density does.
  private Work means(Points points) {
    double tails = points.keys().isEmpty() ? Double.NaN : 0;
    Points places = new Points(points.base(), points.keys(), x, Optional.empty());
    return new Estimate(points, places, smoothing, smoothing.kernel().farReach())
        .begin((_, curves) -> {
          CurveRows rows = CurveRows.of(points, curves, tails);
          Frame frame = rows.frame();
          Column heights = y.column(rows.values(Curve::height));
          return frame.with(fitted, heights);
        });
  }
}
