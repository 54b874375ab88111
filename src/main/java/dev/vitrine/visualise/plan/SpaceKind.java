package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.geo.MapSettings;
import dev.vitrine.visualise.syntax.Chart.Projection;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The families of coordinates, with what their axes are called where PROJECT gives no names.
enum SpaceKind {
  CARTESIAN("x", "y"),
  POLAR("radius", "angle"),
  MAP("lon", "lat");

  private static final Set<String> MAPS = Set.copyOf(MapSettings.words());

  private final String first;
  private final String second;

  SpaceKind(String first, String second) {
    this.first = first;
    this.second = second;
  }

  String first() {
    return first;
  }

  String second() {
    return second;
  }

  /// What PROJECT … TO names, in any case.
  static SpaceKind named(Projection projection) {
    String name = projection.kind().text().toLowerCase(Locale.ROOT);
    if (MAPS.contains(name)) {
      return MAP;
    }
    return switch (name) {
      case "cartesian" -> CARTESIAN;
      case "polar" -> POLAR;
      default -> throw unknown(projection);
    };
  }

  private static RuntimeException unknown(Projection projection) {
    List<String> known = new ArrayList<>(MAPS);
    Collections.sort(known);
    known.addAll(0, List.of("cartesian", "polar"));
    String found = projection.kind().text();
    return Invalid.at(
        projection.kind().at(),
        "Unknown coord type: "
            + found
            + "; expected "
            + Invalid.oneOf(known)
            + Nearest.hint(found, known));
  }

  /// The family that an aesthetic belongs to by its name.
  static Optional<SpaceKind> of(String aesthetic) {
    String primary = primary(aesthetic);
    for (SpaceKind kind : values()) {
      if (primary.equals(kind.first) || primary.equals(kind.second)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static String primary(String name) {
    for (String variant : Names.VARIANTS) {
      if (name.endsWith(variant)) {
        return name.substring(0, name.length() - variant.length());
      }
    }
    return name;
  }

  /// `polar (angle/radius)`.
  String shown() {
    List<String> axes = new ArrayList<>(List.of(first, second));
    if (this == POLAR) {
      Collections.sort(axes);
    }
    return name().toLowerCase(Locale.ROOT) + " (" + String.join("/", axes) + ")";
  }

  /// What the space is where nothing was said.
  ///
  /// @param at where VISUALISE stands
  Space standard(Position at) {
    return switch (this) {
      case CARTESIAN -> new Space.Cartesian(Optional.empty(), Optional.empty());
      case POLAR -> new SpaceSettings("polar", List.of(), at).polar();
      case MAP -> new Space.Map(MapSettings.plain(at));
    };
  }
}
