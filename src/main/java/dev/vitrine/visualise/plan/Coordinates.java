package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.geo.MapSettings;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Chart.Projection;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the axes are called, and what space they span.
///
/// @param first the user's name of `pos1`
/// @param second the user's name of `pos2`
public record Coordinates(String first, String second, Space space) {

  static Coordinates of(Chart chart) {
    return chart.projection().map(Coordinates::projected).orElseGet(() -> inferred(chart));
  }

  private static Coordinates projected(Projection projection) {
    SpaceKind kind = SpaceKind.named(projection);
    String shown = projection.kind().text().toLowerCase(Locale.ROOT);
    SpaceSettings settings = new SpaceSettings(shown, projection.settings(), projection.at());
    Space space =
        switch (kind) {
          case CARTESIAN -> settings.cartesian();
          case POLAR -> settings.polar();
          case MAP -> new Space.Map(MapSettings.of(projection));
        };
    List<Name> names = projection.aesthetics();
    if (names.isEmpty()) {
      return new Coordinates(kind.first(), kind.second(), space);
    }
    checkNames(shown, projection);
    return new Coordinates(names.get(0).text(), names.get(1).text(), space);
  }

  private static void checkNames(String kind, Projection projection) {
    List<Name> names = projection.aesthetics();
    if (names.size() != 2) {
      throw Invalid.at(
          projection.at(), "PROJECT " + kind + " requires 2 aesthetics, got " + names.size());
    }
    names.forEach(Coordinates::checkFree);
    if (names.get(0).text().equals(names.get(1).text())) {
      throw Invalid.at(
          names.get(1).at(), "PROJECT names the axis " + names.get(0).text() + " twice");
    }
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

  private static Coordinates inferred(Chart chart) {
    Set<SpaceKind> kinds = EnumSet.noneOf(SpaceKind.class);
    List<Mapping> mappings = new ArrayList<>(chart.mappings());
    for (Layer layer : chart.layers()) {
      if (layer.geom().equals(Geom.SPATIAL.shown())) {
        kinds.add(SpaceKind.MAP);
      }
      if (layer instanceof Layer.Draw draw) {
        mappings.addAll(draw.mappings());
      }
    }
    mappings.forEach(mapping -> SpaceKind.of(aesthetic(mapping)).ifPresent(kinds::add));
    if (kinds.size() > 1) {
      throw mixed(chart.at(), kinds);
    }
    SpaceKind kind = kinds.stream().findFirst().orElse(SpaceKind.CARTESIAN);
    return new Coordinates(kind.first(), kind.second(), kind.standard(chart.at()));
  }

  private static RuntimeException mixed(Position at, Set<SpaceKind> kinds) {
    String families = kinds.stream().map(SpaceKind::shown).collect(Collectors.joining(" and "));
    return Invalid.at(
        at,
        "Conflicting aesthetics: cannot mix "
            + families
            + " aesthetics in the same plot. Use PROJECT TO to say which axes there are");
  }

  private static String aesthetic(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Wildcard _ -> "";
      case Mapping.Column column -> column.aesthetic();
      case Mapping.Constant constant -> constant.aesthetic();
    };
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
    if (Names.FACETS.contains(user)) {
      return Optional.of(Names.facet(user));
    }
    boolean ours = Names.isPosition(user) || Names.isFacet(user);
    return ours ? Optional.empty() : Optional.of(user);
  }

  /// Whether the end of an axis is its start: the angle of a full circle.
  boolean meets(String axis) {
    return axis.equals(Names.Y) && space instanceof Space.Polar polar && !polar.open();
  }

  public String user(String internal) {
    if (internal.startsWith(Names.X)) {
      return first + internal.substring(Names.X.length());
    }
    if (Names.isFacet(internal)) {
      return internal.equals(Names.FACET) ? "panel" : "column";
    }
    return internal.startsWith(Names.Y) ? second + internal.substring(Names.Y.length()) : internal;
  }
}
