package dev.vitrine.visualise.geo;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// A polygon that is asked often.
final class Area {

  private final Geometry shape;
  private final PreparedGeometry prepared;
  private final IndexedPointInAreaLocator points;

  Area(Geometry shape) {
    this.shape = shape;
    this.prepared = PreparedGeometryFactory.prepare(shape);
    this.points = new IndexedPointInAreaLocator(shape);
  }

  Geometry shape() {
    return shape;
  }

  boolean has(double x, double y) {
    return points.locate(new Coordinate(x, y)) != Location.EXTERIOR;
  }

  /// What of a geometry lies inside, which mostly is all or nothing of it.
  Geometry of(Geometry geometry) {
    if (prepared.covers(geometry)) {
      return geometry;
    }
    return prepared.intersects(geometry)
        ? Overlays.within(geometry, shape)
        : Coverage.GEOMETRY.createEmpty(geometry.getDimension());
  }
}
