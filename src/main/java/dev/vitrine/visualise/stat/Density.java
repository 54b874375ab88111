package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.sql.Capability;
import java.util.Optional;
import java.util.Set;

/// How densely the values of each group lie: kernel estimates at 512 places from three bandwidths
/// below the least value of all groups to three above the greatest, by place, then by group.
/// [Estimate] tells why two scans are enough.
///
/// @param x whose values they are; its column has the places
/// @param density name of the column that it makes: a curve over an area of 1
/// @param intensity name of the column that it makes: over an area of the group's weight
public record Density(Measure x, Smoothing smoothing, String density, String intensity)
    implements Statistic {

  @Override
  public Set<Capability> needs() {
    return Capability.all(x.needs(), smoothing.needs());
  }

  @Override
  public Work begin(Base base) {
    Points points = new Points(base, Keys.without(base, x), x, Optional.empty());
    return estimate(points, smoothing, Double.NaN, density, intensity);
  }

  /// @param tails bandwidths that a curve goes on beyond its values; NaN for the whole grid
  static Work estimate(
      Points points, Smoothing smoothing, double tails, String density, String intensity) {
    return new Estimate(points, smoothing, smoothing.kernel().reach())
        .begin((_, curves) -> {
          CurveRows rows = CurveRows.of(points, curves, tails);
          return rows.frame()
              .with(density, Column.of(rows.values(Curve::density)))
              .with(intensity, Column.of(rows.values(Curve::intensity)));
        });
  }
}
