package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts together what the writer needs.
record PictureMaker(
    Coordinates coordinates,
    Chart chart,
    Map<String, Scale> scales,
    Titles titles,
    List<String> warnings) {

  static final Set<String> HEADING = Set.of("title", "subtitle", "caption");

  Picture make(List<LayerRows> layers, Optional<Faceting> facet) {
    Map<String, Optional<String>> shown = new LinkedHashMap<>();
    scales.keySet().forEach(family -> shown.put(family, titles.of(family)));
    Map<String, String> heading = new LinkedHashMap<>();
    for (Label label : chart.labels()) {
      if (HEADING.contains(label.name())) {
        label
            .text()
            .ifPresentOrElse(
                text -> heading.put(label.name(), text), () -> heading.remove(label.name()));
      }
    }
    return new Picture(
        coordinates,
        facet,
        layers.stream().map(this::layer).toList(),
        scales,
        shown,
        heading,
        warnings);
  }

  private Picture.Layer layer(LayerRows rows) {
    LayerPlan plan = rows.layer();
    Map<String, Value> fixed = new LinkedHashMap<>(plan.geom().defaults());
    fixed.putAll(plan.fixed());
    Map<String, String> sources = new LinkedHashMap<>();
    plan.mappings()
        .forEach((name, mapped) -> {
          if (mapped instanceof Mapped.Source source) {
            sources.put(name, source.column());
          }
        });
    return new Picture.Layer(
        plan.geom(),
        rows.frame(),
        fixed,
        rows.groups(),
        rows.dummies(),
        sources,
        Set.copyOf(plan.mappings().keySet().stream().filter(plan::isUnscaled).toList()),
        rows.width(),
        plan.transposed(),
        plan.parameters());
  }
}
