package dev.vitrine.visualise.geo;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// Which longitudes and latitudes a frame shows: found by a grid over the globe that closes in on
/// the frame, since not every projection can be turned back.
final class Visible {

  private static final int CELLS = 48;
  private static final int ROUNDS = 12;

  /// From here on, the whole globe.
  private static final double WIDE = 300;

  private static final double TALL = 150;

  private final MapProjection map;

  Visible(MapProjection map) {
    this.map = map;
  }

  /// In degrees around the central meridian.
  Envelope within(Envelope frame) {
    Envelope range = map.reach();
    for (int round = 0; round < ROUNDS; round++) {
      Envelope closer = closer(range, frame);
      if (closer.isNull() || closer.getArea() > 0.8 * range.getArea()) {
        break;
      }
      range = closer;
    }
    return widened(range);
  }

  private Envelope widened(Envelope range) {
    Envelope reach = map.reach();
    boolean wide = range.getWidth() > WIDE;
    boolean tall = range.getHeight() > TALL;
    Envelope from = wide ? reach : range;
    Envelope upright = tall ? reach : range;
    return new Envelope(from.getMinX(), from.getMaxX(), upright.getMinY(), upright.getMaxY());
  }

  private Envelope closer(Envelope range, Envelope frame) {
    double width = range.getWidth() / CELLS;
    double height = range.getHeight() / CELLS;
    Envelope closer = new Envelope();
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        double lon = range.getMinX() + i * width;
        double lat = range.getMinY() + j * height;
        Envelope cell = new Envelope(lon, lon + width, lat, lat + height);
        if (drawn(cell).intersects(frame)) {
          closer.expandToInclude(cell);
        }
      }
    }
    return closer;
  }

  private Envelope drawn(Envelope cell) {
    Envelope drawn = new Envelope();
    include(drawn, cell.getMinX(), cell.getMinY());
    include(drawn, cell.getMinX(), cell.getMaxY());
    include(drawn, cell.getMaxX(), cell.getMinY());
    include(drawn, cell.getMaxX(), cell.getMaxY());
    return drawn;
  }

  private void include(Envelope drawn, double lon, double lat) {
    Optional<Coordinate> corner = map.relativePoint(lon, lat);
    corner.ifPresent(drawn::expandToInclude);
  }
}
