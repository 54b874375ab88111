package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.syntax.Chart.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Titles of axes and legends: LABEL's, else the name of the first column that the scale shows.
///
/// @param written by internal aesthetic; empty for NULL
/// @param inferred by primary aesthetic
record Titles(Map<String, Optional<String>> written, Map<String, String> inferred) {

  static Titles of(Coordinates coordinates, List<Label> labels, List<LayerRows> layers) {
    Map<String, Optional<String>> written = new LinkedHashMap<>();
    labels.forEach(label ->
        coordinates.internal(label.name()).ifPresent(name -> written.put(name, label.text())));
    Map<String, String> inferred = new LinkedHashMap<>();
    for (boolean primary : List.of(true, false)) {
      layers.forEach(layer ->
          shown(layer)
              .filter(name -> Names.family(name).equals(name) == primary)
              .forEach(name -> infer(layer, name, inferred)));
    }
    return new Titles(written, inferred);
  }

  private static Stream<String> shown(LayerRows rows) {
    Stream<String> columns =
        rows.frame().names().stream().filter(Names::isAesthetic).map(Names::aestheticOf);
    return Stream.concat(columns, rows.made().keySet().stream().sorted())
        .filter(name -> !Names.isOffset(name))
        .distinct();
  }

  private static void infer(LayerRows rows, String aesthetic, Map<String, String> inferred) {
    String made = rows.made().get(aesthetic);
    Mapped mapped = rows.layer().mappings().get(aesthetic);
    if (made != null) {
      inferred.putIfAbsent(Names.family(aesthetic), made);
    } else if (mapped instanceof Mapped.Source source) {
      inferred.putIfAbsent(Names.family(aesthetic), source.column());
    }
  }

  /// Empty where LABEL says NULL. Constants and results that REMAPPING moved have no name; the
  /// language shows the aesthetic's own, and an axis's is its internal one.
  Optional<String> of(String family) {
    Optional<String> label = written.get(family);
    return label != null ? label : Optional.of(inferred.getOrDefault(family, family));
  }
}
