package dev.vitrine.visualise.scale;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.Optional;

/// The kind of scale that tells panels apart: each value has a panel, or each bin of a number line.
///
/// @param name how the user calls the aesthetic
record FacetKind(String name, Optional<ScaleClause> clause) {

  static boolean isFacet(String family) {
    return family.startsWith("facet");
  }

  /// @param asked what the clause names
  /// @param type of the columns
  /// @throws SqlError `VISUALISE_INVALID` for a continuous scale and for TO
  Kind choose(Optional<Kind> asked, Type type, Optional<Transform> via) {
    clause
        .flatMap(ScaleClause::to)
        .ifPresent(_ -> {
          throw error("facet variables cannot have output ranges (TO clause)");
        });
    if (asked.isPresent()) {
      return switch (asked.get()) {
        case CONTINUOUS ->
            throw error(
                "facet variables require Discrete or Binned scales, got Continuous. Use SCALE"
                    + " BINNED "
                    + name
                    + " to bin continuous data.");
        case IDENTITY -> Kind.DISCRETE;
        case DISCRETE, BINNED, ORDINAL -> asked.get();
      };
    }
    boolean levels = type.isDiscrete() || via.filter(Transform::isForLevels).isPresent();
    return levels ? Kind.DISCRETE : Kind.BINNED;
  }

  private SqlError error(String message) {
    return Invalid.at(clause.orElseThrow().at(), "SCALE " + name + ": " + message);
  }
}
