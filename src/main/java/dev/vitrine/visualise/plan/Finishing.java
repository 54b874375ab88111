package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.scale.ScalePlan;
import java.util.Map;

/// What a geom does to its rows once they are here, before positions are adjusted.
record Finishing(Coordinates coordinates, Map<String, ScalePlan> plans) {

  LayerRows apply(LayerRows rows) {
    return switch (rows.layer().geom()) {
      case TILE -> new Tiles(coordinates, plans).apply(rows);
      case VIOLIN -> Violins.apply(rows);
      default -> rows;
    };
  }
}
