package dev.vitrine.visualise.geo;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/// A coordinate system by its code or its PROJ string. Datum shifts, at most some hundred metres,
/// are not made.
final class Crs {

  private static final double UNSEEN = 1e12;

  /// Not all projections of the library have the poles themselves; this is half a metre beside.
  private static final double POLE = 90 - 5e-6;

  private final String text;
  private final ProjText parameters;
  private final Position at;

  private Crs(String text, ProjText parameters, Position at) {
    this.text = text;
    this.parameters = parameters;
    this.at = at;
  }

  /// @param text `EPSG:3857`, `+proj=…`
  static Crs of(String text, Position at) {
    try {
      return new Crs(text, ProjText.of(proj(text)), at);
    } catch (IllegalArgumentException wrong) {
      throw unknown(text, String.valueOf(wrong.getMessage()), at);
    }
  }

  private static String proj(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("+")) {
      return trimmed;
    }
    String code = trimmed.toUpperCase(Locale.ROOT).replaceFirst("^EPSG:", "");
    if (!code.matches("\\d{1,6}")) {
      throw new IllegalArgumentException("it is neither EPSG:code nor a PROJ string (+proj=…)");
    }
    return KnownCrs.epsg(Integer.parseInt(code))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "this code is not known here; give its PROJ string, or one of "
                    + String.join(", ", KnownCrs.shown())));
  }

  private static RuntimeException unknown(String text, String why, Position at) {
    return Invalid.at(at, "cannot use the coordinate system '" + text + "': " + why);
  }

  boolean same(Crs other) {
    return parameters.canonical().equals(other.parameters.canonical());
  }

  boolean isDegrees() {
    return parameters.proj().equals("longlat");
  }

  /// In degrees.
  double meridian() {
    return parameters.number("lon_0", 0);
  }

  Coverage coverage() {
    return Coverage.of(parameters.proj(), parameters.number("lat_0", 0));
  }

  /// From coordinates to what they stand for; NaN outside of what the projection has.
  interface Turn {
    void turn(Coordinate from, Coordinate into);
  }

  /// From degrees around a meridian `lon` east of the central one.
  Turn projecting(double lon) {
    if (isDegrees()) {
      return (from, into) -> into.setCoordinate(from);
    }
    boolean interrupted = parameters.proj().equals("igh");
    Projection projection = projection(0, interrupted);
    double shift = interrupted ? Math.toRadians(lon) * projection.getEquatorRadius() : 0;
    return (from, into) -> {
      project(projection, from.x - lon, from.y, into);
      into.x += shift;
    };
  }

  /// To degrees.
  Turn backward() {
    if (isDegrees()) {
      return (from, into) -> into.setCoordinate(new Coordinate(from.x + meridian(), from.y));
    }
    Projection projection = projection(meridian(), false);
    if (!projection.hasInverse()) {
      throw unknown(text, "it cannot be turned back into longitudes and latitudes", at);
    }
    return (from, into) -> unproject(projection, from, into);
  }

  private Projection projection(double meridian, boolean goode) {
    String parameter = parameters.text(meridian);
    String known = goode ? parameter.replace("+proj=igh", "+proj=goode") : parameter;
    try {
      return new CRSFactory().createFromParameters("map", known).getProjection();
    } catch (Proj4jException | IllegalArgumentException wrong) {
      throw unknown(text, String.valueOf(wrong.getMessage()), at);
    }
  }

  private static void project(Projection projection, double lon, double lat, Coordinate into) {
    forward(projection, lon, lat, into);
    if (!into.isValid() && Math.abs(lat) > POLE) {
      forward(projection, lon, Math.clamp(lat, -POLE, POLE), into);
    }
  }

  private static void forward(Projection projection, double lon, double lat, Coordinate into) {
    ProjCoordinate result = new ProjCoordinate();
    try {
      projection.project(new ProjCoordinate(lon, lat), result);
      set(into, result);
    } catch (Proj4jException outside) {
      into.setCoordinate(new Coordinate(Double.NaN, Double.NaN));
    }
  }

  private static void unproject(Projection projection, Coordinate from, Coordinate into) {
    ProjCoordinate result = new ProjCoordinate();
    try {
      projection.inverseProject(new ProjCoordinate(from.x, from.y), result);
      set(into, result);
    } catch (Proj4jException outside) {
      into.setCoordinate(new Coordinate(Double.NaN, Double.NaN));
    }
  }

  private static void set(Coordinate into, ProjCoordinate result) {
    boolean seen = Math.abs(result.x) < UNSEEN && Math.abs(result.y) < UNSEEN;
    into.setCoordinate(
        seen ? new Coordinate(result.x, result.y) : new Coordinate(Double.NaN, Double.NaN));
  }
}
