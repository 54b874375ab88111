package dev.vitrine.visualise.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/// A geometry in other coordinates.
final class Turned implements CoordinateSequenceFilter {

  private final Crs.Turn turn;

  private Turned(Crs.Turn turn) {
    this.turn = turn;
  }

  static Geometry of(Geometry geometry, Crs.Turn turn) {
    Geometry copy = geometry.copy();
    copy.apply(new Turned(turn));
    return copy;
  }

  @Override
  public void filter(CoordinateSequence points, int i) {
    Coordinate point = new Coordinate(points.getX(i), points.getY(i));
    turn.turn(point, point);
    points.setOrdinate(i, CoordinateSequence.X, point.x);
    points.setOrdinate(i, CoordinateSequence.Y, point.y);
  }

  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public boolean isGeometryChanged() {
    return true;
  }
}
