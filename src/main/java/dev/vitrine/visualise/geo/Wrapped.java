package dev.vitrine.visualise.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/// Longitudes counted from another meridian, cut where that makes them leave -180 to 180.
final class Wrapped {

  private static final int MOST_TURNS = 3;
  private static final double SAME_POINT = 1e-9;

  private Wrapped() {}

  static Geometry around(Geometry degrees, double meridian) {
    Geometry moved = moved(degrees, -meridian);
    Envelope range = moved.getEnvelopeInternal();
    int first = (int) Math.floor((range.getMinX() + 180) / 360);
    int last = Math.max(first, (int) Math.ceil((range.getMaxX() + 180) / 360) - 1);
    if (moved.isEmpty() || (first == 0 && last == 0)) {
      return moved;
    }
    checkDegrees(degrees.getEnvelopeInternal(), first, last);
    List<Geometry> parts = new ArrayList<>();
    for (int turn = first; turn <= last; turn++) {
      double from = turn * 360.0 - 180;
      Geometry strip = Coverage.box(from, -1000, from + 360, 1000);
      parts.add(moved(Overlays.within(moved, strip), turn * -360.0));
    }
    return Overlays.joined(Overlays.gathered(parts), SAME_POINT);
  }

  private static void checkDegrees(Envelope range, int first, int last) {
    if (first < -MOST_TURNS || last > MOST_TURNS) {
      throw Geometries.outside(range);
    }
  }

  private static Geometry moved(Geometry geometry, double by) {
    return by == 0 ? geometry : AffineTransformation.translationInstance(by, 0).transform(geometry);
  }
}
