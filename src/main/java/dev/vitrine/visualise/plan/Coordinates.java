package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Chart.Projection;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the axes are called, and whether marks end at the frame.
///
/// @param first the user's name of `pos1`
/// @param second the user's name of `pos2`
public record Coordinates(String first, String second, Optional<Boolean> clip) {

  private static final Coordinates CARTESIAN = new Coordinates("x", "y", Optional.empty());
  private static final Set<String> MAPS =
      Set.of(
          "geographic",
          "mercator",
          "transverse_mercator",
          "utm",
          "orthographic",
          "miller",
          "equirectangular",
          "stereographic",
          "gnomonic",
          "equal_area",
          "mollweide",
          "sinusoidal",
          "eckert4",
          "natural",
          "winkel_tripel",
          "albers",
          "lambert_conformal",
          "lambert",
          "azimuthal_equidistant",
          "igh",
          "robinson",
          "equal_earth",
          "crs");

  static Coordinates of(Chart chart) {
    return chart.projection().map(Coordinates::projected).orElseGet(() -> inferred(chart));
  }

  private static Coordinates projected(Projection projection) {
    String kind = projection.kind().text().toLowerCase(Locale.ROOT);
    if (kind.equals("polar") || MAPS.contains(kind)) {
      throw NotDrawn.projection(projection.kind());
    }
    if (!kind.equals("cartesian")) {
      throw Invalid.at(
          projection.kind().at(),
          "Unknown coord type: " + projection.kind().text() + "; expected cartesian or polar");
    }
    List<Name> names = projection.aesthetics();
    if (names.isEmpty()) {
      return new Coordinates("x", "y", clip(projection.settings()));
    }
    if (names.size() != 2) {
      throw Invalid.at(
          projection.at(), "PROJECT cartesian requires 2 aesthetics, got " + names.size());
    }
    names.forEach(Coordinates::checkFree);
    if (names.get(0).text().equals(names.get(1).text())) {
      throw Invalid.at(
          names.get(1).at(), "PROJECT names the axis " + names.get(0).text() + " twice");
    }
    return new Coordinates(names.get(0).text(), names.get(1).text(), clip(projection.settings()));
  }

  private static void checkFree(Name name) {
    String kind =
        Names.MATERIAL.contains(name.text())
            ? "material"
            : Names.FACETS.contains(name.text()) ? "facet" : "";
    if (!kind.isEmpty()) {
      throw Invalid.at(
          name.at(),
          "PROJECT aesthetic '"
              + name.text()
              + "' conflicts with "
              + kind
              + " aesthetic. Choose a different name.");
    }
  }

  private static Optional<Boolean> clip(List<Setting> settings) {
    Optional<Boolean> clip = Optional.empty();
    for (Setting setting : settings) {
      switch (setting.name()) {
        case "clip" -> clip = Optional.of(flag(setting));
        case "ratio" -> checkRatio(setting);
        default ->
            throw Invalid.at(
                setting.at(),
                "cartesian projection property should be 'ratio' or 'clip', not '"
                    + setting.name()
                    + "'");
      }
    }
    return clip;
  }

  private static boolean flag(Setting setting) {
    if (setting.value() instanceof Literal.Flag(boolean value)) {
      return value;
    }
    throw Invalid.at(
        setting.at(), "'clip' should be true or false, not " + setting.value().shown());
  }

  private static void checkRatio(Setting setting) {
    boolean positive = setting.value() instanceof Literal.Numeric(double value, var _) && value > 0;
    if (!positive) {
      throw Invalid.at(setting.at(), "'ratio' should be > 0, not " + setting.value().shown());
    }
  }

  private static Coordinates inferred(Chart chart) {
    Set<String> families = new TreeSet<>();
    List<Mapping> mappings = new ArrayList<>(chart.mappings());
    for (Layer layer : chart.layers()) {
      if (layer instanceof Layer.Draw draw) {
        mappings.addAll(draw.mappings());
      }
    }
    mappings.forEach(mapping -> familyOf(mapping).ifPresent(families::add));
    if (families.size() > 1) {
      throw mixed(chart.at(), families);
    }
    if (families.contains("polar (angle/radius)") || families.contains("map (lon/lat)")) {
      throw NotDrawn.coordinates(chart.at(), families.iterator().next());
    }
    return CARTESIAN;
  }

  private static SqlError mixed(Position at, Set<String> families) {
    return Invalid.at(
        at,
        "Conflicting aesthetics: cannot mix "
            + String.join(" and ", families)
            + " aesthetics in the same plot. Use PROJECT TO to say which axes there are");
  }

  private static Optional<String> familyOf(Mapping mapping) {
    String name =
        switch (mapping) {
          case Mapping.Wildcard _ -> "";
          case Mapping.Column column -> column.aesthetic();
          case Mapping.Constant constant -> constant.aesthetic();
        };
    return switch (primary(name)) {
      case "x", "y" -> Optional.of("cartesian (x/y)");
      case "angle", "radius" -> Optional.of("polar (angle/radius)");
      case "lon", "lat" -> Optional.of("map (lon/lat)");
      default -> Optional.empty();
    };
  }

  private static String primary(String name) {
    for (String variant : Names.VARIANTS) {
      if (name.endsWith(variant)) {
        return name.substring(0, name.length() - variant.length());
      }
    }
    return name;
  }

  /// The internal name: `xmin` is `pos1min`, `colour` is `color`. Internal names of axes are none
  /// that a user can write.
  Optional<String> internal(String user) {
    if (user.equals("colour") || user.equals("col")) {
      return Optional.of("color");
    }
    for (String variant : List.of("", "min", "max", "end")) {
      if (user.equals(first + variant)) {
        return Optional.of(Names.X + variant);
      }
      if (user.equals(second + variant)) {
        return Optional.of(Names.Y + variant);
      }
    }
    return Names.isPosition(user) ? Optional.empty() : Optional.of(user);
  }

  public String user(String internal) {
    if (internal.startsWith(Names.X)) {
      return first + internal.substring(Names.X.length());
    }
    return internal.startsWith(Names.Y) ? second + internal.substring(Names.Y.length()) : internal;
  }
}
