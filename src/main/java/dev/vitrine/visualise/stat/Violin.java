package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.sql.Capability;
import java.util.Optional;
import java.util.Set;

/// How densely the values of each place lie: as [Density], along the other axis, each curve cut off
/// some bandwidths beyond its values.
///
/// @param y whose values they are; its column has the places of the curves
/// @param axis aesthetic of the main axis, each place of which has a curve
/// @param tails bandwidths; NaN does not cut off
/// @param density name of the column that it makes
/// @param intensity name of the column that it makes
public record Violin(
    Measure y, String axis, Smoothing smoothing, double tails, String density, String intensity)
    implements Statistic {

  @Override
  public Set<Capability> needs() {
    return Capability.all(y.needs(), smoothing.needs());
  }

  @Override
  public Work begin(Base base) {
    Points points = new Points(base, Keys.without(base, y).with(axis), y, Optional.empty());
    return Density.estimate(points, smoothing, tails, density, intensity);
  }
}
