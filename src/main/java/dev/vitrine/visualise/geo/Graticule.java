package dev.vitrine.visualise.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Lines of equal longitude and of equal latitude, projected.
public record Graticule(Geometry meridians, Geometry parallels) {

  private static final double[] STEPS = {1, 2, 5, 10, 15, 20, 30, 45, 60, 90};

  /// Where lines are: about so many, or at exactly these degrees.
  public sealed interface Places {
    record About(int count) implements Places {}

    record At(List<Double> degrees) implements Places {
      public At {
        degrees = List.copyOf(degrees);
      }
    }
  }

  public record Breaks(Places lon, Places lat) {}

  /// Draws the lines.
  ///
  /// @param visible what the frame shows, which says how far lines are apart; degrees around the
  ///   central meridian
  /// @param beyond how far lines go
  record Lines(MapProjection map, Envelope visible, Envelope beyond) {

    Graticule of(Breaks breaks) {
      List<Geometry> meridians = lons(breaks.lon()).stream().map(lon -> line(lon, true)).toList();
      List<Geometry> parallels = lats(breaks.lat()).stream().map(lat -> line(lat, false)).toList();
      return new Graticule(Overlays.gathered(meridians), Overlays.gathered(parallels));
    }

    private List<Double> lons(Places places) {
      double centre = map.meridian();
      return degrees(
          places,
          visible.getWidth(),
          new double[] {beyond.getMinX() + centre, beyond.getMaxX() + centre},
          180);
    }

    private List<Double> lats(Places places) {
      return degrees(
          places, visible.getHeight(), new double[] {beyond.getMinY(), beyond.getMaxY()}, 90);
    }

    private Geometry line(double at, boolean meridian) {
      double around = Math.IEEEremainder(at - map.meridian(), 360);
      Coordinate from =
          meridian
              ? new Coordinate(around, beyond.getMinY())
              : new Coordinate(beyond.getMinX(), at);
      Coordinate to =
          meridian
              ? new Coordinate(around, beyond.getMaxY())
              : new Coordinate(beyond.getMaxX(), at);
      double step = sampling(Math.max(visible.getWidth(), visible.getHeight()));
      return map.drawn(Coverage.GEOMETRY.createLineString(new Coordinate[] {from, to}), step);
    }
  }

  /// Multiples of a round step strictly inside, and the ends of the globe where it reaches them.
  ///
  /// @param span for which the step is round
  static List<Double> degrees(Places places, double span, double[] range, double end) {
    return switch (places) {
      case Places.At(List<Double> degrees) -> degrees;
      case Places.About(int count) -> multiples(step(span, count), range[0], range[1], end);
    };
  }

  private static double step(double span, int count) {
    return Arrays.stream(STEPS)
        .filter(step -> span / step <= count + 1)
        .findFirst()
        .orElse(STEPS[STEPS.length - 1]);
  }

  private static List<Double> multiples(double step, double low, double high, double end) {
    List<Double> degrees = new ArrayList<>();
    if (low <= -end) {
      degrees.add(-end);
    }
    for (double at = Math.ceil(low / step) * step; at < high; at += step) {
      if (at > low && Math.abs(at) != end) {
        degrees.add(at + 0.0);
      }
    }
    if (high >= end) {
      degrees.add(end);
    }
    return degrees;
  }

  private static double sampling(double extent) {
    return extent > 90 ? 2 : extent > 30 ? 1 : 0.5;
  }
}
