package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.ScalePlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds which axis is the main one of a layer, from what is mapped and from the kinds of scales.
record Orientation(Map<String, ScalePlan> plans) {

  LayerPlan orient(LayerPlan layer) {
    if (layer.isDiagonal()) {
      return layer.withTransposed(layer.maps(Names.X));
    }
    return layer.geom().isOriented() ? layer.withTransposed(isTransposed(layer)) : layer;
  }

  private boolean isTransposed(LayerPlan layer) {
    ScalePlan first = plans.get(Names.X);
    ScalePlan second = plans.get(Names.Y);
    boolean mapsFirst = layer.mapsFamily(Names.X);
    boolean mapsSecond = layer.mapsFamily(Names.Y);
    if (!mapsFirst && !mapsSecond) {
      return remapsOnlyFirst(layer);
    }
    if (first == null) {
      boolean stays = layer.geom().isDummy(Names.X) && !isLevelled(second);
      return second != null && !stays;
    }
    if (second == null) {
      return false;
    }
    boolean continuousFirst = !isLevelled(first);
    boolean continuousSecond = !isLevelled(second);
    if (continuousFirst && continuousSecond) {
      return hasVariant(layer, Names.X) && !hasVariant(layer, Names.Y);
    }
    return continuousFirst && isLevelled(second);
  }

  private static boolean remapsOnlyFirst(LayerPlan layer) {
    boolean first = remaps(layer, Names.X);
    boolean second = remaps(layer, Names.Y);
    return first && !second;
  }

  private static boolean remaps(LayerPlan layer, String family) {
    return layer.remappings().keySet().stream().anyMatch(name -> Names.family(name).equals(family));
  }

  private static boolean hasVariant(LayerPlan layer, String family) {
    return layer.mappings().keySet().stream()
        .anyMatch(name -> Names.family(name).equals(family) && !name.equals(family));
  }

  private static boolean isLevelled(@Nullable ScalePlan plan) {
    return plan != null && (plan.kind().hasLevels() || plan.kind() == Kind.BINNED);
  }
}
