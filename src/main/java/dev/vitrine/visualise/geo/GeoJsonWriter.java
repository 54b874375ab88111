package dev.vitrine.visualise.geo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Writes RFC 7946: shells anticlockwise and holes clockwise, so that a nonzero fill leaves the
/// holes open.
final class GeoJsonWriter {

  private final StringBuilder out = new StringBuilder();
  private final int decimals;

  private GeoJsonWriter(int decimals) {
    this.decimals = decimals;
  }

  static String write(Geometry geometry, int decimals) {
    GeoJsonWriter writer = new GeoJsonWriter(decimals);
    writer.geometry(geometry);
    return writer.out.toString();
  }

  private void geometry(Geometry geometry) {
    switch (geometry) {
      case Point point -> typed("Point", () -> point(point));
      case LineString line -> typed("LineString", () -> line(line.getCoordinateSequence()));
      case Polygon polygon -> typed("Polygon", () -> polygon(polygon));
      case MultiPoint points -> typed("MultiPoint", () -> parts(points));
      case MultiLineString lines -> typed("MultiLineString", () -> parts(lines));
      case MultiPolygon polygons -> typed("MultiPolygon", () -> parts(polygons));
      case GeometryCollection collection -> collection(collection);
      default -> throw new IllegalArgumentException(geometry.getGeometryType());
    }
  }

  private void typed(String type, Runnable coordinates) {
    out.append("{\"type\":\"").append(type).append("\",\"coordinates\":");
    coordinates.run();
    out.append('}');
  }

  private void collection(GeometryCollection collection) {
    out.append("{\"type\":\"GeometryCollection\",\"geometries\":[");
    for (int i = 0; i < collection.getNumGeometries(); i++) {
      separate(i);
      geometry(collection.getGeometryN(i));
    }
    out.append("]}");
  }

  private void parts(GeometryCollection parts) {
    out.append('[');
    for (int i = 0; i < parts.getNumGeometries(); i++) {
      separate(i);
      part(parts.getGeometryN(i));
    }
    out.append(']');
  }

  private void part(Geometry part) {
    switch (part) {
      case Point point -> point(point);
      case LineString line -> line(line.getCoordinateSequence());
      case Polygon polygon -> polygon(polygon);
      default -> throw new IllegalArgumentException(part.getGeometryType());
    }
  }

  private void point(Point point) {
    if (point.isEmpty()) {
      out.append("[]");
    } else {
      position(point.getX(), point.getY());
    }
  }

  private void polygon(Polygon polygon) {
    out.append('[');
    if (!polygon.isEmpty()) {
      ring(polygon.getExteriorRing(), true);
    }
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      out.append(',');
      ring(polygon.getInteriorRingN(i), false);
    }
    out.append(']');
  }

  private void ring(LinearRing ring, boolean anticlockwise) {
    CoordinateSequence points = ring.getCoordinateSequence();
    if (Orientation.isCCW(points) != anticlockwise) {
      points = points.copy();
      CoordinateSequences.reverse(points);
    }
    line(points);
  }

  private void line(CoordinateSequence points) {
    out.append('[');
    for (int i = 0; i < points.size(); i++) {
      separate(i);
      position(points.getX(i), points.getY(i));
    }
    out.append(']');
  }

  private void position(double x, double y) {
    out.append('[').append(rounded(x)).append(',').append(rounded(y)).append(']');
  }

  private void separate(int i) {
    if (i > 0) {
      out.append(',');
    }
  }

  private String rounded(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
