package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Facet;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Warns of what is written about facets and has no effect, or not the one that its words say.
///
/// @param faceting empty when the picture has one panel
record FacetWarnings(Chart chart, Optional<Faceting> faceting) {

  private static final int MANY = 100;

  List<String> written() {
    List<String> warnings = new ArrayList<>();
    chart.facet().ifPresent(facet -> extra(facet, warnings));
    chart.labels().stream()
        .filter(label -> Names.FACETS.contains(label.name()))
        .forEach(label ->
            warnings.add(
                "LABEL '"
                    + label.name()
                    + "' has no effect: panels are headed by their values; SCALE "
                    + label.name()
                    + " RENAMING changes those"));
    chart.scales().forEach(scale -> misplaced("SCALE ", scale.aesthetic(), warnings));
    mappings().forEach(mapping -> misplaced("the mapping to ", aesthetic(mapping), warnings));
    return warnings;
  }

  /// @param panels how many there are
  static Optional<String> crowded(int panels) {
    return panels > MANY
        ? Optional.of(
            "FACET makes "
                + panels
                + " panels, which few readers can take in; filter, or facet by a column with fewer"
                + " values")
        : Optional.empty();
  }

  private static void extra(Facet facet, List<String> warnings) {
    for (List<Name> names : List.of(facet.rows(), facet.columns())) {
      names.stream()
          .skip(1)
          .forEach(name ->
              warnings.add(
                  "FACET splits by one variable in each direction: '"
                      + name.text()
                      + "' has no effect; put columns together in the SQL part, as in a || ' ' ||"
                      + " b, or write FACET a BY b"));
    }
  }

  private List<Mapping> mappings() {
    List<Mapping> all = new ArrayList<>(chart.mappings());
    for (Layer layer : chart.layers()) {
      if (layer instanceof Layer.Draw draw) {
        all.addAll(draw.mappings());
      }
    }
    return all;
  }

  private static String aesthetic(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Wildcard _ -> "";
      case Mapping.Column column -> column.aesthetic();
      case Mapping.Constant constant -> constant.aesthetic();
    };
  }

  private void misplaced(String what, String name, List<String> warnings) {
    if (!Names.FACETS.contains(name)) {
      return;
    }
    if (faceting.isEmpty()) {
      warnings.add(what + "'" + name + "' has no effect: nothing splits the picture into panels");
    } else if (name.equals("column") && !faceting.get().grid()) {
      warnings.add(what + "'column' has no effect: the panels are no grid");
    } else if (!name.equals("column") && !faceting.get().user(Names.FACET).equals(name)) {
      String meant = faceting.get().user(Names.FACET);
      warnings.add(what + "'" + name + "' is taken as '" + meant + "', which the picture has");
    }
  }
}
