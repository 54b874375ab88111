package dev.vitrine.visualise.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/// The points of the globe up to an angle from one on the central meridian, as a polygon of
/// longitudes and latitudes in degrees from -180 to 180.
///
/// A circle around a pole is no ring there but the edge of a strip, and one around both poles is
/// what the circle around the opposite point leaves.
final class SmallCircle {

  private static final int STEPS = 720;

  private SmallCircle() {}

  static Geometry around(double lat, double radius) {
    if (lat < 0) { // as if seen in a mirror
      return AffineTransformation.scaleInstance(1, -1).transform(around(-lat, radius));
    }
    if (lat + radius <= 90) {
      return Coverage.GEOMETRY.createPolygon(ring(lat, radius));
    }
    return radius - lat < 90 ? aroundPole(lat, radius) : aroundBoth(lat, radius);
  }

  private static Coordinate[] ring(double lat, double radius) {
    Coordinate[] ring = new Coordinate[STEPS + 1];
    for (int i = 0; i < STEPS; i++) {
      ring[i] = at(lat, radius, 360.0 * i / STEPS);
    }
    ring[STEPS] = ring[0].copy();
    return ring;
  }

  /// The edge runs once around the globe; straight north of the centre it lies beyond the pole.
  private static Geometry aroundPole(double lat, double radius) {
    double beyond = 180 - lat - radius;
    List<Coordinate> ring = new ArrayList<>();
    ring.add(new Coordinate(-180, beyond));
    edge(lat, radius).stream()
        .filter(point -> Math.abs(point.x) < 180)
        .sorted(Comparator.comparingDouble(Coordinate::getX))
        .forEach(ring::add);
    ring.add(new Coordinate(180, beyond));
    ring.add(new Coordinate(180, 90));
    ring.add(new Coordinate(-180, 90));
    ring.add(new Coordinate(-180, beyond));
    return Coverage.GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  private static List<Coordinate> edge(double lat, double radius) {
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      double around = 360.0 * i / STEPS;
      points.add(lat == 90 ? new Coordinate(around - 180, 90 - radius) : at(lat, radius, around));
    }
    return points;
  }

  private static Geometry aroundBoth(double lat, double radius) {
    Geometry hole = Coverage.GEOMETRY.createPolygon(ring(-lat, 180 - radius));
    Geometry east = AffineTransformation.translationInstance(180, 0).transform(hole);
    Geometry west = AffineTransformation.translationInstance(-180, 0).transform(hole);
    return Coverage.box(-180, -90, 180, 90).difference(east).difference(west);
  }

  /// The point at an angle from the centre, in a direction counted from north to east.
  private static Coordinate at(double lat, double radius, double direction) {
    double phi = Math.toRadians(lat);
    double angle = Math.toRadians(radius);
    double towards = Math.toRadians(direction);
    double sine =
        Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(towards);
    double east = Math.sin(towards) * Math.sin(angle) * Math.cos(phi);
    double north = Math.cos(angle) - Math.sin(phi) * sine;
    return new Coordinate(
        Math.toDegrees(Math.atan2(east, north)),
        Math.toDegrees(Math.asin(Math.clamp(sine, -1.0, 1.0))));
  }
}
