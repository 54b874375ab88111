package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Faceting;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A document of panels. Those of a FACET clause have no size of their own, so that Vega-Lite's
/// standard sizes are taken, which who embeds the document may change; those of a mapping alone are
/// as large as the container each.
record Split(Picture picture, Faceting faceting) {

  /// @param layers of each panel
  /// @param size of a panel in pixels, where its marks need to know it
  void write(List<Object> layers, Map<String, Object> document, Optional<Double> size) {
    document.put("facet", facet());
    Map<String, Object> independent = independent();
    Map<String, Object> panel = new LinkedHashMap<>();
    size.<Object>map(pixels -> pixels)
        .or(() -> faceting.written() ? Optional.empty() : Optional.of("container"))
        .ifPresent(length -> {
          panel.put("width", length);
          panel.put("height", length);
        });
    panel.put("layer", new FreeSteps(independent.keySet()).apply(layers));
    document.put("spec", panel);
    if (!faceting.grid()) {
      document.put("columns", faceting.columns());
    }
    if (!independent.isEmpty()) {
      document.put("resolve", Map.of("scale", independent));
    }
  }

  private Map<String, Object> facet() {
    if (!faceting.grid()) {
      return panel(Names.FACET);
    }
    Map<String, Object> grid = new LinkedHashMap<>();
    grid.put("row", panel(Names.FACET));
    grid.put("column", panel(Names.FACET_COLUMN));
    return grid;
  }

  private Map<String, Object> panel(String aesthetic) {
    Scale scale = Objects.requireNonNull(picture.scales().get(aesthetic));
    return Panel.of(aesthetic, scale).field();
  }

  private Map<String, Object> independent() {
    Map<String, Object> scales = new LinkedHashMap<>();
    if (picture.isFree(Names.X)) {
      scales.put("x", "independent");
    }
    if (picture.isFree(Names.Y)) {
      scales.put("y", "independent");
    }
    return scales;
  }
}
