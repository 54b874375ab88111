package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks and reads REMAPPING.
record Remapping(Coordinates coordinates, int index, Geom geom) {

  Map<String, Remapped> read(List<Mapping> remappings) {
    Map<String, Remapped> result = new LinkedHashMap<>();
    for (Mapping mapping : remappings) {
      switch (mapping) {
        case Mapping.Wildcard _ -> {}
        case Mapping.Column column ->
            result.put(target(column.aesthetic(), column.named()), stat(column));
        case Mapping.Constant constant ->
            LayerBinder.Constants.value(constant.value())
                .ifPresent(value ->
                    result.put(
                        target(constant.aesthetic(), constant.named()),
                        new Remapped.Constant(value)));
      }
    }
    return result;
  }

  private String target(String name, Position at) {
    String aesthetic = coordinates.internal(name).orElse(name);
    if (!geom.takes(aesthetic)) {
      throw error(
          at,
          "REMAPPING targets unsupported aesthetic '"
              + name
              + "' for geom '"
              + geom.shown()
              + "'; it has "
              + String.join(", ", known())
              + Nearest.hint(name, known()));
    }
    return aesthetic;
  }

  private List<String> known() {
    return geom.aesthetics().keySet().stream().map(coordinates::user).toList();
  }

  private Remapped stat(Mapping.Column column) {
    Set<String> known = new LinkedHashSet<>(Statistics.columns(geom));
    if (!known.contains(column.column())) {
      String why =
          known.isEmpty()
              ? "REMAPPING not supported for geom '" + geom.shown() + "' (no stat transform)"
              : "REMAPPING references unknown stat column '"
                  + column.column()
                  + "'. Valid stat columns for geom '"
                  + geom.shown()
                  + "' are: "
                  + String.join(", ", known)
                  + Nearest.hint(column.column(), known);
      throw error(column.at(), why);
    }
    return new Remapped.Stat(column.column());
  }

  private SqlError error(Position at, String message) {
    return Invalid.at(at, "Layer " + (index + 1) + ": " + message);
  }
}
