package dev.vitrine.visualise.geo;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/// What a map shows, in the units of its projection.
public record MapFrame(double left, double bottom, double right, double top) {

  /// How much wider the picture is than what it shows.
  private static final double ROOM = 1.1;

  /// What a single place gets around it where there is no world to take a part of.
  private static final double LEAST = 1e-3;

  /// In parts of the frame.
  private static final double UNSEEN = 2e-5;

  /// Digits of a position: a millionth of the frame.
  private static final int DIGITS = 6;

  static MapFrame of(MapSettings.Bounds bounds, Envelope data, Envelope world) {
    double left = side(bounds.left(), data.getMinX(), world.getMinX());
    double bottom = side(bounds.bottom(), data.getMinY(), world.getMinY());
    double right = side(bounds.right(), data.getMaxX(), world.getMaxX());
    double top = side(bounds.top(), data.getMaxY(), world.getMaxY());
    MapFrame frame = new MapFrame(left, bottom, right, top);
    return frame.isPoint() ? frame.around(Math.max(world.getWidth() / 100, LEAST)) : frame;
  }

  private static double side(double bound, double data, double world) {
    if (Double.isNaN(bound)) {
      return data;
    }
    return Double.isInfinite(bound) ? world : bound;
  }

  private boolean isPoint() {
    return left == right && bottom == top;
  }

  private MapFrame around(double room) {
    return new MapFrame(left - room, bottom - room, right + room, top + room);
  }

  Envelope envelope() {
    return new Envelope(left, right, bottom, top);
  }

  public double width() {
    return (right - left) * ROOM;
  }

  public double height() {
    return (top - bottom) * ROOM;
  }

  public double centreX() {
    return (left + right) / 2;
  }

  public double centreY() {
    return (bottom + top) / 2;
  }

  /// Without the points that nobody would see: they lie on the line between their neighbours up to
  /// a few hundredths of a pixel.
  public Geometry thinned(Geometry geometry) {
    if (geometry.getDimension() == 0) {
      return geometry;
    }
    DouglasPeuckerSimplifier simplifier = new DouglasPeuckerSimplifier(geometry);
    simplifier.setDistanceTolerance(Math.max(width(), height()) * UNSEEN);
    simplifier.setEnsureValid(false);
    return simplifier.getResultGeometry();
  }

  /// Digits behind the point that a position needs; negative for tens, hundreds …
  public int decimals() {
    double size = Math.max(width(), height());
    return DIGITS - (int) Math.ceil(Math.log10(size));
  }
}
