package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.plan.Geom.Role;
import java.util.List;
import java.util.Optional;

/// Checks that a layer has the aesthetics that its geom cannot be drawn without.
///
/// @param advice what to do about a missing one
record Required(Coordinates coordinates, String advice) {

  /// @throws SqlError `VISUALISE_INVALID`
  void check(LayerPlan layer) {
    Optional<String> missing = missing(layer, false);
    if (missing.isPresent() && missing(layer, true).isPresent()) {
      throw layer.error(
          "Layer '"
              + layer.geom().shown()
              + "' mapping requires the aesthetic '"
              + coordinates.user(missing.get())
              + "'; "
              + advice);
    }
    if (layer.geom() == Geom.RULE) {
      checkRule(layer);
    }
  }

  private static Optional<String> missing(LayerPlan layer, boolean turned) {
    return layer.geom().aesthetics().entrySet().stream()
        .filter(entry -> entry.getValue() == Role.REQUIRED)
        .map(entry -> turned ? Names.flipped(entry.getKey()) : entry.getKey())
        .filter(name -> !layer.maps(name) && !layer.remappings().containsKey(name))
        .findFirst();
  }

  private void checkRule(LayerPlan layer) {
    List<String> axes = List.of(coordinates.user(Names.X), coordinates.user(Names.Y));
    boolean first = layer.maps(Names.X);
    boolean second = layer.maps(Names.Y);
    if (first && second) {
      throw layer.error(
          "Layer 'rule' requires exactly one of '"
              + axes.getFirst()
              + "' or '"
              + axes.getLast()
              + "', not both; take an inherited one away with MAPPING null AS "
              + axes.getFirst());
    }
    if (!first && !second) {
      throw layer.error(
          "Layer 'rule' mapping requires the aesthetic '"
              + axes.getFirst()
              + "' (or '"
              + axes.getLast()
              + "'); "
              + advice);
    }
  }
}
