package dev.vitrine.visualise.geo;

import org.locationtech.jts.geom.Envelope;

/// What a map shows, in the units of its projection.
public record MapFrame(double left, double bottom, double right, double top) {

  /// How much wider the picture is than what it shows.
  private static final double ROOM = 1.1;

  /// Digits of a position: a millionth of the frame.
  private static final int DIGITS = 6;

  static MapFrame of(MapSettings.Bounds bounds, Envelope data, Envelope world) {
    double left = side(bounds.left(), data.getMinX(), world.getMinX());
    double bottom = side(bounds.bottom(), data.getMinY(), world.getMinY());
    double right = side(bounds.right(), data.getMaxX(), world.getMaxX());
    double top = side(bounds.top(), data.getMaxY(), world.getMaxY());
    MapFrame frame = new MapFrame(left, bottom, right, top);
    return frame.isPoint() ? frame.around(world.getWidth() / 100) : frame;
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

  /// Digits behind the point that a position needs; negative for tens, hundreds …
  public int decimals() {
    double size = Math.max(width(), height());
    return DIGITS - (int) Math.ceil(Math.log10(size));
  }
}
