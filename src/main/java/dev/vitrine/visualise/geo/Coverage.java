package dev.vitrine.visualise.geo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Which part of the globe a projection shows. Longitudes count from its central meridian, so that
/// the seam is always at ±180.
sealed interface Coverage {

  /// A piece of the globe that is projected in one go, around a meridian of its own.
  record Part(Geometry area, double meridian) {}

  List<Part> parts();

  /// Whether the seam, or where parts meet, lies inside of the picture.
  boolean meets();

  GeometryFactory GEOMETRY = new GeometryFactory();

  Band WORLD = new Band(180, 90);

  /// Up to a longitude and a latitude: where the others run to infinity.
  record Band(double lon, double lat) implements Coverage {
    @Override
    public List<Part> parts() {
      return List.of(new Part(box(-lon, -lat, lon, lat), 0));
    }

    @Override
    public boolean meets() {
      return false;
    }
  }

  /// Up to an angle from the centre.
  record Cap(double centre, double radius) implements Coverage {
    @Override
    public List<Part> parts() {
      return List.of(new Part(SmallCircle.around(centre, radius), 0));
    }

    @Override
    public boolean meets() {
      return true;
    }
  }

  /// Goode's lobes, each around its own meridian, apart over the oceans.
  record Lobes() implements Coverage {
    @Override
    public List<Part> parts() {
      return List.of(
          new Part(box(-180, 0, -40, 90), -100),
          new Part(box(-40, 0, 180, 90), 30),
          new Part(box(-180, -90, -100, 0), -160),
          new Part(box(-100, -90, -20, 0), -60),
          new Part(box(-20, -90, 80, 0), 20),
          new Part(box(80, -90, 180, 0), 140));
    }

    @Override
    public boolean meets() {
      return true;
    }
  }

  /// Azimuthal projections and how far they show: the whole half of the globe for a view from
  /// infinity; where the scale grows without end, up to where it is still of use.
  private static Map<String, Double> radii() {
    return Map.of(
        "ortho", 89.9, "gnom", 60.0, "stere", 88.0, "sterea", 88.0, "laea", 179.0, "aeqd", 179.0);
  }

  /// Cylindrical and conic ones, by their name: all of the globe or what is finite of it.
  private static Map<String, Coverage> bands() {
    Map<String, Coverage> bands = new TreeMap<>();
    for (String whole :
        List.of(
            "longlat", "latlong", "mill", "eqc", "cea", "moll", "sinu", "eck1", "eck2", "eck4",
            "eck5", "eck6", "wintri", "robin", "goode", "vandg", "hammer", "aitoff", "kav5", "wag4",
            "wag5", "wag7", "gall", "crast", "fahey", "hatano", "aea")) {
      bands.put(whole, WORLD);
    }
    bands.put("merc", new Band(180, 85));
    bands.put("lcc", new Band(180, 80));
    bands.put("tmerc", new Band(80, 90));
    bands.put("etmerc", new Band(80, 90));
    bands.put("utm", new Band(80, 90));
    bands.put("igh", new Lobes());
    return bands;
  }

  static boolean isKnown(String proj) {
    return radii().containsKey(proj) || bands().containsKey(proj);
  }

  /// For errors.
  static String known() {
    TreeSet<String> all = new TreeSet<>(bands().keySet());
    all.addAll(radii().keySet());
    return String.join(", ", all);
  }

  /// @param centre the latitude of the projection's origin
  static Coverage of(String proj, double centre) {
    Double radius = radii().get(proj);
    return radius == null ? bands().getOrDefault(proj, WORLD) : new Cap(centre, radius);
  }

  static Geometry box(double left, double bottom, double right, double top) {
    return GEOMETRY.toGeometry(new Envelope(left, right, bottom, top));
  }
}
