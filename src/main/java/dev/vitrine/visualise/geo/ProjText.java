package dev.vitrine.visualise.geo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The parameters of a PROJ string, as far as the library computes them as PROJ does: what it reads
/// and ignores is refused here, and what it spells differently is translated. No parameter names a
/// file.
final class ProjText {

  private static final Set<String> NUMBERS =
      Set.of(
          "a", "b", "rf", "R", "lon_0", "lat_0", "lat_1", "lat_2", "lat_ts", "k", "k_0", "x_0",
          "y_0", "zone");

  /// Which projections know a parameter; the library ignores it elsewhere.
  private static final Map<String, Set<String>> ONLY =
      Map.of(
          "lat_ts", Set.of("cea", "stere"),
          "lat_1", Set.of("aea", "lcc"),
          "lat_2", Set.of("aea", "lcc"),
          "lat_0",
              Set.of(
                  "tmerc", "etmerc", "ortho", "stere", "sterea", "gnom", "aea", "lcc", "laea",
                  "aeqd"),
          "k", Set.of("tmerc", "etmerc", "stere", "sterea", "lcc"),
          "k_0", Set.of("tmerc", "etmerc", "stere", "sterea", "lcc"),
          "zone", Set.of("utm"),
          "south", Set.of("utm"));

  private static final Map<String, String> DATUMS = Map.of("WGS84", "WGS84", "NAD83", "GRS80");

  private final Map<String, String> parameters = new LinkedHashMap<>();

  private ProjText() {}

  /// @throws IllegalArgumentException saying which parameter is wrong
  static ProjText of(String text) {
    ProjText read = new ProjText();
    for (String word : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      String name = (equals < 0 ? word : word.substring(0, equals)).replaceFirst("^\\+", "");
      read.take(name, equals < 0 ? "" : word.substring(equals + 1));
    }
    read.check();
    read.translate();
    return read;
  }

  String proj() {
    return parameters.getOrDefault("proj", "");
  }

  double number(String name, double otherwise) {
    String value = parameters.get(name);
    return value == null ? otherwise : Double.parseDouble(value);
  }

  /// With another central meridian.
  String text(double meridian) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("lon_0", Double.toString(meridian));
    StringBuilder text = new StringBuilder();
    all.forEach((name, value) -> text.append(" +").append(name).append('=').append(value));
    return text.substring(1);
  }

  /// One text for the same coordinates.
  String canonical() {
    return new TreeMap<>(parameters).toString();
  }

  private void take(String name, String value) {
    switch (name) {
      case "no_defs", "wktext", "type" -> {}
      case "proj" -> parameters.put(name, value);
      case "south" -> parameters.put(name, "");
      case "units" -> only(name, value, Set.of("m"));
      case "nadgrids" -> only(name, value, Set.of("@null"));
      case "towgs84" -> only(name, value, Set.of("0,0,0", "0,0,0,0,0,0,0"));
      case "datum" -> {
        only(name, value, DATUMS.keySet());
        parameters.put("ellps", String.valueOf(DATUMS.get(value)));
      }
      case "ellps" -> {
        if (!value.matches("\\w{1,20}")) {
          throw new IllegalArgumentException("there is no ellipsoid '" + value + "'");
        }
        parameters.put(name, value);
      }
      default -> number(name, value);
    }
  }

  private static void only(String name, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(
          "+" + name + " can only be " + String.join(" or ", allowed) + " here");
    }
  }

  private void number(String name, String value) {
    if (!NUMBERS.contains(name)) {
      throw new IllegalArgumentException("+" + name + " is not known here");
    }
    try {
      if (Double.isFinite(Double.parseDouble(value))) {
        parameters.put(name, value);
        return;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("+" + name + " should be a number", notANumber);
    }
    throw new IllegalArgumentException("+" + name + " should be a finite number");
  }

  private void check() {
    String proj = proj();
    if (!Coverage.isKnown(proj)) {
      throw new IllegalArgumentException(
          proj.isEmpty()
              ? "it has no +proj"
              : "+proj=" + proj + " is not drawn; there are " + Coverage.known());
    }
    for (String name : parameters.keySet()) {
      boolean nothing = number0(name);
      if (!nothing && ONLY.containsKey(name) && !ONLY.get(name).contains(proj)) {
        throw new IllegalArgumentException("+" + name + " does nothing to +proj=" + proj);
      }
    }
  }

  /// A parameter at its default says nothing.
  private boolean number0(String name) {
    return switch (name) {
      case "lat_ts", "lat_0" -> number(name, 0) == 0;
      case "k", "k_0" -> number(name, 1) == 1;
      default -> false;
    };
  }

  private void translate() {
    String radius = parameters.remove("R");
    if (radius != null) { // the library would keep an ellipsoid's flattening beside +R
      parameters.put("a", radius);
      parameters.put("b", radius);
    }
    if (!parameters.containsKey("ellps") && !parameters.containsKey("a")) {
      parameters.put("ellps", "GRS80"); // as PROJ
    }
    switch (proj()) {
      case "latlong" -> parameters.put("proj", "longlat");
      case "tmerc" ->
          parameters.put("proj", "etmerc"); // the series of tmerc ends near its meridian
      case "utm" -> utm();
      case "stere" -> {
        if (Math.abs(number("lat_0", 0)) == 90) { // else the library scales by 0.994
          parameters.putIfAbsent("lat_ts", parameters.get("lat_0"));
        }
      }
      default -> {}
    }
  }

  private void utm() {
    double zone = number("zone", 0);
    if (zone < 1 || zone > 60 || zone != Math.rint(zone)) {
      throw new IllegalArgumentException("+proj=utm needs +zone from 1 to 60");
    }
    boolean south = parameters.remove("south") != null;
    parameters.remove("zone");
    parameters.put("proj", "etmerc");
    parameters.put("lon_0", Double.toString(zone * 6 - 183));
    parameters.put("k", "0.9996");
    parameters.put("x_0", "500000");
    parameters.put("y_0", south ? "10000000" : "0");
  }
}
