package dev.vitrine.visualise.plan;

import java.util.List;
import java.util.Set;

/// How a picture is split into panels.
///
/// @param grid whether `facet1` makes rows and `facet2` columns; else `facet1` makes panels that
///   wrap
/// @param written whether a FACET clause splits it, not a mapping alone
/// @param free axes that each panel scales for itself: [Names#X], [Names#Y]
/// @param columns how many panels stand side by side, where they wrap
public record Faceting(boolean grid, boolean written, Set<String> free, int columns) {

  public Faceting {
    free = Set.copyOf(free);
  }

  /// Whether each panel has its own scale for an axis or a variant of it.
  public boolean isFree(String aesthetic) {
    return Names.isPosition(aesthetic) && free.contains(Names.family(aesthetic));
  }

  /// The aesthetics whose values tell the panels apart.
  public List<String> variables() {
    return grid ? Names.FACET_AESTHETICS : List.of(Names.FACET);
  }

  /// What the user calls such an aesthetic.
  public String user(String internal) {
    return internal.equals(Names.FACET) ? (grid ? "row" : "panel") : "column";
  }
}
