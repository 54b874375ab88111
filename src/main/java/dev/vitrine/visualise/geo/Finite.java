package dev.vitrine.visualise.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/// Looks for coordinates that cannot be drawn.
final class Finite implements CoordinateSequenceFilter {

  private boolean finite = true;

  private Finite() {}

  static boolean isFinite(Geometry geometry) {
    Finite search = new Finite();
    geometry.apply(search);
    return search.finite;
  }

  @Override
  public void filter(CoordinateSequence points, int i) {
    finite &= Double.isFinite(points.getX(i)) && Double.isFinite(points.getY(i));
  }

  @Override
  public boolean isDone() {
    return !finite;
  }

  @Override
  public boolean isGeometryChanged() {
    return false;
  }
}
