package dev.vitrine.visualise.geo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The projections of the language, by the names of PROJ's.
enum NamedProjection {
  GEOGRAPHIC("Geographic", "longlat"),
  MERCATOR("Mercator", "merc"),
  TRANSVERSE_MERCATOR("Transverse Mercator", "tmerc", Takes.LATITUDE),
  UTM("UTM", "utm"),
  ORTHOGRAPHIC("Orthographic", "ortho", Takes.LATITUDE),
  MILLER("Miller", "mill"),
  EQUIRECTANGULAR("Equirectangular", "eqc"),
  STEREOGRAPHIC("Stereographic", "stere", Takes.LATITUDE),
  GNOMONIC("Gnomonic", "gnom", Takes.LATITUDE),
  EQUAL_AREA("Cylindrical Equal-Area", "cea"),
  MOLLWEIDE("Mollweide", "moll"),
  SINUSOIDAL("Sinusoidal", "sinu"),
  ECKERT4("Eckert IV", "eck4"),
  NATURAL("Natural Earth", ""),
  WINKEL_TRIPEL("Winkel Tripel", "wintri"),
  ALBERS("Albers Equal-Area", "aea", Takes.LATITUDE, Takes.PARALLELS),
  LAMBERT_CONFORMAL("Lambert Conformal Conic", "lcc", Takes.LATITUDE, Takes.PARALLELS),
  LAMBERT("Lambert Azimuthal Equal-Area", "laea", Takes.LATITUDE),
  AZIMUTHAL_EQUIDISTANT("Azimuthal Equidistant", "aeqd", Takes.LATITUDE),
  IGH("Interrupted Goode Homolosine", "igh"),
  ROBINSON("Robinson", "robin"),
  EQUAL_EARTH("Equal Earth", "");

  /// What of `origin` and `parallel` a projection knows; each knows the origin's longitude.
  enum Takes {
    LATITUDE,
    PARALLELS
  }

  private final String title;
  private final String proj;
  private final boolean latitude;
  private final boolean parallels;

  NamedProjection(String title, String proj, Takes... takes) {
    this.title = title;
    this.proj = proj;
    this.latitude = List.of(takes).contains(Takes.LATITUDE);
    this.parallels = List.of(takes).contains(Takes.PARALLELS);
  }

  static Optional<NamedProjection> named(String name) {
    return Arrays.stream(values()).filter(p -> p.word().equals(name)).findFirst();
  }

  /// As a statement writes it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /// Whether the library of projections has it.
  boolean isDrawn() {
    return !proj.isEmpty();
  }

  boolean takes(Takes what) {
    return switch (what) {
      case LATITUDE -> latitude;
      case PARALLELS -> parallels;
    };
  }

  /// Its parameters for PROJ; the standard parallels of the conics are those of the conterminous
  /// United States unless the statement gives others.
  String parameters(double lon, double lat, double lower, double upper) {
    if (this == UTM) {
      return "+proj=utm +zone=" + zone(lon);
    }
    String origin = latitude ? " +lat_0=" + lat : "";
    String standard = parallels ? " +lat_1=" + lower + " +lat_2=" + upper : "";
    return "+proj=" + proj + " +lon_0=" + lon + origin + standard;
  }

  private static int zone(double lon) {
    return Math.min(60, (int) Math.floor((lon + 180) / 6) + 1);
  }
}
