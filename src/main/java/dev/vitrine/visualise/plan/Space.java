package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.geo.MapSettings;
import java.util.Optional;

/// The plane that marks lie in, and what PROJECT says of it.
public sealed interface Space {

  /// Whether marks end at the frame; empty where nobody said.
  Optional<Boolean> clip();

  /// Two straight axes.
  ///
  /// @param ratio height of a unit of the second axis by the width of one of the first; Vega-Lite
  ///   has no use for it
  record Cartesian(Optional<Double> ratio, Optional<Boolean> clip) implements Space {}

  /// `pos1` is the distance from the middle, `pos2` the angle.
  ///
  /// @param start angle of the first place in degrees, clockwise from 12 o'clock
  /// @param end angle of the last place; more than a turn away is more than a turn, less than
  ///   `start` is against the clock
  /// @param open whether an end was given, so that first and last place are apart
  /// @param inner radius of the hole, as a share of the whole radius
  /// @param radar whether places between two angles lie on the straight line between them; empty
  ///   for "where the angle has more than two levels"
  /// @param at where that was said, or PROJECT
  record Polar(
      double start,
      double end,
      boolean open,
      double inner,
      Optional<Boolean> radar,
      Optional<Boolean> clip,
      Position at)
      implements Space {}

  /// The earth; `pos1` is the longitude, `pos2` the latitude.
  record Map(MapSettings settings) implements Space {

    @Override
    public Optional<Boolean> clip() {
      return Optional.of(settings.clip());
    }
  }

  /// Whether a place on the second axis is an angle.
  default boolean isPolar() {
    return this instanceof Polar;
  }
}
