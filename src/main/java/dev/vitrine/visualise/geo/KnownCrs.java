package dev.vitrine.visualise.geo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The parameters of the coordinate systems that maps ask for by their code: the registry of all is
/// data of its own, under terms of its own.
final class KnownCrs {

  private static final Map<Integer, String> EPSG =
      Map.ofEntries(
          Map.entry(4326, "+proj=longlat +datum=WGS84"),
          Map.entry(4258, "+proj=longlat +ellps=GRS80"),
          Map.entry(4269, "+proj=longlat +datum=NAD83"),
          Map.entry(3857, "+proj=merc +a=6378137 +b=6378137"),
          Map.entry(3395, "+proj=merc +datum=WGS84"),
          Map.entry(
              3034,
              "+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000"
                  + " +ellps=GRS80"),
          Map.entry(3035, "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80"),
          Map.entry(5070, "+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +datum=NAD83"),
          Map.entry(
              2154,
              "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000"
                  + " +ellps=GRS80"),
          Map.entry(3413, "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +datum=WGS84"),
          Map.entry(3995, "+proj=stere +lat_0=90 +lat_ts=71 +lon_0=0 +datum=WGS84"),
          Map.entry(3031, "+proj=stere +lat_0=-90 +lat_ts=-71 +lon_0=0 +datum=WGS84"),
          Map.entry(6933, "+proj=cea +lat_ts=30 +lon_0=0 +datum=WGS84"));

  private KnownCrs() {}

  static Optional<String> epsg(int code) {
    return Optional.ofNullable(EPSG.get(code)).or(() -> utm(code));
  }

  private static Optional<String> utm(int code) {
    int zone = code % 100;
    return switch (code / 100) {
      case 326 -> zone(zone, 1, 60, " +datum=WGS84");
      case 327 -> zone(zone, 1, 60, " +south +datum=WGS84");
      case 258 -> zone(zone, 28, 38, " +ellps=GRS80");
      case 269 -> zone(zone, 1, 23, " +datum=NAD83");
      default -> Optional.empty();
    };
  }

  private static Optional<String> zone(int zone, int first, int last, String rest) {
    return zone >= first && zone <= last
        ? Optional.of("+proj=utm +zone=" + zone + rest)
        : Optional.empty();
  }

  /// For errors.
  static List<String> shown() {
    Stream<String> utm = Stream.of("326zz", "327zz", "258zz", "269zz (zz: UTM zone)");
    return Stream.concat(new TreeSet<>(EPSG.keySet()).stream().map(String::valueOf), utm).toList();
  }
}
