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

  /// @param visible degrees around the central meridian
  static Graticule of(MapProjection map, Envelope visible, Breaks breaks) {
    double step = sampling(Math.max(visible.getWidth(), visible.getHeight()));
    List<Double> lons = degrees(breaks.lon(), centred(visible, map), 180);
    List<Double> lats =
        degrees(breaks.lat(), new double[] {visible.getMinY(), visible.getMaxY()}, 90);
    List<Geometry> meridians = lons.stream().map(lon -> meridian(map, visible, lon, step)).toList();
    List<Geometry> parallels = lats.stream().map(lat -> parallel(map, visible, lat, step)).toList();
    return new Graticule(Overlays.gathered(meridians), Overlays.gathered(parallels));
  }

  private static double[] centred(Envelope visible, MapProjection map) {
    return new double[] {visible.getMinX() + map.meridian(), visible.getMaxX() + map.meridian()};
  }

  /// Multiples of a round step strictly inside, and the ends of the globe where it reaches them.
  static List<Double> degrees(Places places, double[] range, double end) {
    return switch (places) {
      case Places.At(List<Double> degrees) -> degrees;
      case Places.About(int count) -> degrees(range[0], range[1], count, end);
    };
  }

  private static List<Double> degrees(double low, double high, int count, double end) {
    double step =
        Arrays.stream(STEPS)
            .filter(s -> (high - low) / s <= count + 1)
            .findFirst()
            .orElse(STEPS[STEPS.length - 1]);
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

  private static Geometry meridian(MapProjection map, Envelope visible, double lon, double step) {
    double around = Math.IEEEremainder(lon - map.meridian(), 360);
    return line(map, around, visible.getMinY(), around, visible.getMaxY(), step);
  }

  private static Geometry parallel(MapProjection map, Envelope visible, double lat, double step) {
    return line(map, visible.getMinX(), lat, visible.getMaxX(), lat, step);
  }

  private static Geometry line(
      MapProjection map, double fromLon, double fromLat, double toLon, double toLat, double step) {
    Coordinate[] ends = {new Coordinate(fromLon, fromLat), new Coordinate(toLon, toLat)};
    return map.drawn(Coverage.GEOMETRY.createLineString(ends), step);
  }
}
