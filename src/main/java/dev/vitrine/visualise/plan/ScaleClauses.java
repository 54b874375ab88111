package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// SCALE clauses by the aesthetic whose scale they describe; the first one counts.
record ScaleClauses(Map<String, ScaleClause> byFamily) {

  static ScaleClauses of(Coordinates coordinates, List<ScaleClause> clauses) {
    Map<String, ScaleClause> byFamily = new LinkedHashMap<>();
    for (ScaleClause clause : clauses) {
      families(coordinates, clause).forEach(family -> byFamily.putIfAbsent(family, clause));
    }
    return new ScaleClauses(byFamily);
  }

  /// The aesthetics that a clause describes the scale of.
  static List<String> families(Coordinates coordinates, ScaleClause clause) {
    String name = coordinates.internal(clause.aesthetic()).orElse("");
    boolean known = Names.isPosition(name) || Names.isFacet(name) || Names.MATERIAL.contains(name);
    if (!known) {
      throw unknown(coordinates, clause);
    }
    return name.equals("color") ? List.of("fill", "stroke") : List.of(Names.family(name));
  }

  private static RuntimeException unknown(Coordinates coordinates, ScaleClause clause) {
    List<String> known = new ArrayList<>(Names.MATERIAL);
    known.addAll(Names.FACETS);
    known.add(coordinates.first());
    known.add(coordinates.second());
    known.sort(null);
    return Invalid.at(
        clause.at(),
        "SCALE names the unknown aesthetic '"
            + clause.aesthetic()
            + "'; there are "
            + String.join(", ", known)
            + Nearest.hint(clause.aesthetic(), known));
  }

  Optional<ScaleClause> find(String family) {
    return Optional.ofNullable(byFamily.get(family));
  }

  /// Axes that a clause names: they have a scale even when nothing is mapped to them.
  Set<String> axes() {
    Map<String, Boolean> axes = new LinkedHashMap<>();
    byFamily.keySet().stream().filter(Names::isPosition).forEach(axis -> axes.put(axis, true));
    return axes.keySet();
  }
}
