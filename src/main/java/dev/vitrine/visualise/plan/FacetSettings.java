package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.syntax.Chart.Facet;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What SETTING says of a FACET clause.
///
/// @param free axes that each panel scales for itself, by internal name
/// @param columns how many panels stand side by side, where given
/// @param rows how many panels stand below each other, where given
/// @param repeats whether a layer without the variable is drawn in every panel; else it gets a
///   panel of its own
record FacetSettings(Set<String> free, OptionalInt columns, OptionalInt rows, boolean repeats) {

  static final FacetSettings STANDARD =
      new FacetSettings(Set.of(), OptionalInt.empty(), OptionalInt.empty(), true);

  private static final Parameter COUNT = new Parameter.Amount(1, false, 10_000, true, true);
  private static final Parameter MISSING = new Parameter.Word(List.of("repeat", "null"));

  FacetSettings {
    free = Set.copyOf(free);
  }

  /// @throws SqlError `VISUALISE_INVALID` at the setting that is wrong
  static FacetSettings read(Coordinates coordinates, Facet facet) {
    FacetSettings result = STANDARD;
    for (Setting setting : facet.settings()) {
      result = result.with(coordinates, setting, !facet.columns().isEmpty());
    }
    if (result.columns.isPresent() && result.rows.isPresent()) {
      throw Invalid.at(
          facet.at(), "Facet: 'ncol' and 'nrow' cannot both be specified. Use one or the other.");
    }
    return result;
  }

  private FacetSettings with(Coordinates coordinates, Setting setting, boolean grid) {
    return switch (setting.name()) {
      case "free" -> new FacetSettings(free(coordinates, setting), columns, rows, repeats);
      case "ncol" -> new FacetSettings(free, count(setting, grid), rows, repeats);
      case "nrow" -> new FacetSettings(free, columns, count(setting, grid), repeats);
      case "missing" -> new FacetSettings(free, columns, rows, isRepeated(setting));
      default -> throw unknown(setting, grid);
    };
  }

  private static SqlError unknown(Setting setting, boolean grid) {
    List<String> known =
        grid ? List.of("free", "missing") : List.of("free", "ncol", "nrow", "missing");
    return error(
        setting,
        "FACET setting should be "
            + Invalid.oneOf(known)
            + ", not '"
            + setting.name()
            + "'"
            + Nearest.hint(setting.name(), known));
  }

  private static OptionalInt count(Setting setting, boolean grid) {
    if (grid) {
      throw error(
          setting,
          "Setting '"
              + setting.name()
              + "' is only allowed for 1 dimensional facets, not 2 dimensional facets");
    }
    check(COUNT, setting);
    return setting.value() instanceof Literal.Numeric(double number, var _)
        ? OptionalInt.of((int) number)
        : OptionalInt.empty();
  }

  private static boolean isRepeated(Setting setting) {
    check(MISSING, setting);
    return setting.value() instanceof Literal.Text(String text) && text.equals("repeat");
  }

  private static void check(Parameter parameter, Setting setting) {
    parameter
        .complaint(setting.name(), setting.value())
        .ifPresent(complaint -> {
          throw error(setting, complaint);
        });
  }

  private static Set<String> free(Coordinates coordinates, Setting setting) {
    return switch (setting.value()) {
      case Literal.Null _ -> Set.of();
      case Literal.Array(List<Literal> elements) -> all(coordinates, setting, elements);
      case Literal one -> Set.of(axis(coordinates, setting, one));
    };
  }

  private static Set<String> all(Coordinates coordinates, Setting setting, List<Literal> elements) {
    if (elements.isEmpty()) {
      throw error(setting, "invalid 'free' array: cannot be empty");
    }
    Set<String> axes = new LinkedHashSet<>();
    for (Literal element : elements) {
      if (!axes.add(axis(coordinates, setting, element))) {
        throw error(setting, "invalid 'free' array: duplicate element '" + element.shown() + "'");
      }
    }
    return axes;
  }

  private static String axis(Coordinates coordinates, Setting setting, Literal literal) {
    List<String> known = List.of(coordinates.first(), coordinates.second());
    if (literal instanceof Literal.Text(String name) && known.contains(name)) {
      return name.equals(coordinates.first()) ? Names.X : Names.Y;
    }
    throw error(
        setting,
        "invalid 'free' value '"
            + literal.shown()
            + "'. Expected one of: "
            + Invalid.oneOf(known)
            + " (or null)");
  }

  private static SqlError error(Setting setting, String message) {
    return Invalid.at(setting.at(), "Facet: " + message);
  }
}
