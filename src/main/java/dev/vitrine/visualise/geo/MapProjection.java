package dev.vitrine.visualise.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Draws the globe flat: coordinates of the data become coordinates of the picture.
///
/// A geometry is turned into degrees, cut at the seam and at what the projection shows, given
/// points where its edges bend, and projected, in this order.
///
/// ```java
/// MapProjection map = MapProjection.of(settings).orElseThrow();
/// Geometry drawn = map.project(Geometries.read(wkb));
/// MapFrame frame = map.frame(drawn.getEnvelopeInternal());
/// ```
///
/// Not safe for use by several threads.
public final class MapProjection {

  /// Degrees between points of an edge.
  private static final double STEP = 1;

  /// Where parts that met on the globe still meet in the picture, in parts of its width.
  private static final double SAME_POINT = 1e-9;

  private static final double NEAR = 1e-6;

  /// How far the grid goes on outside of the frame, which need not have the panel's proportions.
  private static final double BEYOND = 1.5;

  private final MapSettings settings;
  private final Crs.Turn degrees;
  private final double meridian;
  private final boolean bends;
  private final boolean meets;
  private final List<Part> parts;
  private final Geometry outline;

  private record Part(Area area, Crs.Turn turn) {}

  private MapProjection(MapSettings settings, Crs source, Crs target) {
    this.settings = settings;
    this.degrees =
        source.isDegrees() ? (from, into) -> into.setCoordinate(from) : source.backward();
    this.meridian = target.meridian();
    this.bends = !target.isDegrees();
    Coverage coverage = target.coverage();
    this.meets = coverage.meets();
    this.parts =
        coverage.parts().stream()
            .map(part -> new Part(new Area(part.area()), target.projecting(part.meridian())))
            .toList();
    this.outline = outlined();
  }

  /// Empty when the data are in the target's coordinates already, and these are no degrees.
  ///
  /// @throws SqlError `VISUALISE_INVALID` for coordinate systems that cannot be used
  public static Optional<MapProjection> of(MapSettings settings) {
    Crs source = Crs.of(settings.source(), settings.at());
    Crs target = Crs.of(settings.target(), settings.at());
    return source.same(target) && !target.isDegrees()
        ? Optional.empty()
        : Optional.of(new MapProjection(settings, source, target));
  }

  /// Where a point of the data is drawn, unless the projection does not show it.
  public Optional<Coordinate> point(double x, double y) {
    Coordinate point = new Coordinate(x, y);
    degrees.turn(point, point);
    return point.isValid() ? relativePoint(relative(point.x), point.y) : Optional.empty();
  }

  /// A geometry of the data as it is drawn; empty when nothing of it shows.
  ///
  /// @throws SqlError `VISUALISE_INVALID` for longitudes far from any
  public Geometry project(Geometry geometry) {
    Geometry known = Turned.of(geometry, degrees);
    if (!Finite.isFinite(known)) {
      return Coverage.GEOMETRY.createEmpty(geometry.getDimension());
    }
    return drawn(Wrapped.around(known, meridian), STEP);
  }

  /// The edge of the globe.
  public Geometry outline() {
    return outline;
  }

  public boolean clips() {
    return settings.clip();
  }

  /// What the picture shows: the bounds of the settings, the data elsewhere, the whole globe where
  /// they say infinity or there are no data.
  ///
  /// @param data of what is drawn, in the projection's units
  public MapFrame frame(Envelope data) {
    Envelope world = outline.getEnvelopeInternal();
    return MapFrame.of(settings.bounds(), data.isNull() ? world : data, world);
  }

  /// The lines of equal longitude and latitude behind the data.
  public Graticule graticule(MapFrame frame, Graticule.Breaks breaks) {
    Visible visible = new Visible(this);
    Envelope beyond = frame.envelope();
    beyond.expandBy(BEYOND * Math.max(beyond.getWidth(), beyond.getHeight()));
    return new Graticule.Lines(this, visible.within(frame.envelope()), visible.within(beyond))
        .of(breaks);
  }

  double meridian() {
    return meridian;
  }

  /// Of the degrees around the central meridian.
  Envelope reach() {
    Envelope reach = new Envelope();
    parts.forEach(part -> reach.expandToInclude(part.area.shape().getEnvelopeInternal()));
    return reach;
  }

  /// From degrees around the central meridian; empty outside of what shows.
  Optional<Coordinate> relativePoint(double lon, double lat) {
    for (Part part : parts) {
      if (part.area.has(lon, lat)) {
        Coordinate drawn = new Coordinate(lon, lat);
        part.turn.turn(drawn, drawn);
        return drawn.isValid() ? Optional.of(drawn) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// From degrees around the central meridian, with points at every `step` degrees.
  Geometry drawn(Geometry relative, double step) {
    List<Geometry> drawn = new ArrayList<>();
    for (Part part : parts) {
      Geometry inside = part.area.of(relative);
      if (!inside.isEmpty()) {
        drawn.add(Turned.of(bends ? Densifier.densify(inside, step) : inside, part.turn));
      }
    }
    if (drawn.isEmpty()) {
      return Coverage.GEOMETRY.createEmpty(relative.getDimension());
    }
    Geometry all = drawn.size() == 1 ? drawn.getFirst() : Overlays.gathered(drawn);
    if (!Finite.isFinite(all)) {
      return Coverage.GEOMETRY.createEmpty(relative.getDimension());
    }
    boolean cut = drawn.size() > 1 || touchesSeam(relative.getEnvelopeInternal());
    return meets && cut ? Overlays.joined(all, tolerance(all)) : all;
  }

  /// The poles lie on the seam, as they do on every meridian.
  private static boolean touchesSeam(Envelope range) {
    double lon = Math.max(-range.getMinX(), range.getMaxX());
    double lat = Math.max(-range.getMinY(), range.getMaxY());
    return lon > 180 - NEAR || lat > 90 - NEAR;
  }

  private static double tolerance(Geometry drawn) {
    Envelope range = drawn.getEnvelopeInternal();
    double size = Math.max(Math.abs(range.getMaxX()), Math.abs(range.getMinX()));
    double tall = Math.max(Math.abs(range.getMaxY()), Math.abs(range.getMinY()));
    return Math.max(size, tall) * SAME_POINT;
  }

  private Geometry outlined() {
    List<Geometry> areas = parts.stream().map(part -> part.area.shape()).toList();
    return drawn(Overlays.gathered(areas), STEP);
  }

  private double relative(double lon) {
    double around = lon - meridian;
    return Math.abs(around) <= 180 ? around : Math.IEEEremainder(around, 360);
  }
}
