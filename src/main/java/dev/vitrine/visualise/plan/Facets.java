package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Facet;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The FACET clause, and what mappings to `panel`, `row` and `column` add to it.
///
/// @param clause as written
record Facets(Optional<Facet> clause, FacetSettings settings) {

  /// @throws SqlError `VISUALISE_INVALID` for a wrong setting
  static Facets of(Coordinates coordinates, Chart chart) {
    FacetSettings settings =
        chart
            .facet()
            .map(facet -> FacetSettings.read(coordinates, facet))
            .orElse(FacetSettings.STANDARD);
    return new Facets(chart.facet(), settings);
  }

  /// The mappings that a layer inherits: the clause's variables as far as the layer's source has
  /// them, then those behind VISUALISE, which win.
  List<Mapping> inherited(Schema schema, List<Mapping> written) {
    List<Mapping> all = new ArrayList<>();
    variables()
        .forEach((aesthetic, name) ->
            schema
                .find(name.text())
                .ifPresent(column -> all.add(new Mapping.Column(column, aesthetic, name.at()))));
    all.addAll(written);
    return all;
  }

  /// The first variable of each direction, by the user's aesthetic.
  private Map<String, Name> variables() {
    Map<String, Name> variables = new LinkedHashMap<>();
    clause.ifPresent(facet -> {
      boolean grid = !facet.columns().isEmpty();
      variables.put(grid ? "row" : "panel", facet.rows().getFirst());
      if (grid) {
        variables.put("column", facet.columns().getFirst());
      }
    });
    return variables;
  }

  /// @param schemas of the layers that read rows
  /// @throws SqlError `VISUALISE_INVALID` when a variable is no column of any layer
  void check(List<Schema> schemas) {
    variables()
        .values()
        .forEach(name -> {
          if (schemas.stream().allMatch(schema -> schema.find(name.text()).isEmpty())) {
            throw unknown(name, schemas);
          }
        });
  }

  private static SqlError unknown(Name name, List<Schema> schemas) {
    Set<String> columns = new LinkedHashSet<>();
    schemas.forEach(schema -> columns.addAll(schema.columns().keySet()));
    return Invalid.at(
        name.at(),
        "FACET references non-existent column '"
            + name.text()
            + "'"
            + Nearest.hint(name.text(), columns)
            + "; there are "
            + String.join(", ", columns.stream().limit(20).toList()));
  }

  /// Whether and how the layers are split; columns are not counted yet.
  ///
  /// @throws SqlError `VISUALISE_INVALID` when the layers do not agree
  Optional<Faceting> layout(List<LayerPlan> layers) {
    boolean grid = mapped(layers, Names.FACET_COLUMN).isPresent();
    Optional<LayerPlan> first = mapped(layers, Names.FACET);
    if (grid && clause.filter(facet -> facet.columns().isEmpty()).isPresent()) {
      throw Invalid.at(
          clause.get().at(),
          "FACET with one variable makes panels that wrap, but a mapping names 'column', which"
              + " makes a grid: write FACET a BY b, or map 'panel'");
    }
    if (grid && first.isEmpty()) {
      throw mapped(layers, Names.FACET_COLUMN)
          .orElseThrow()
          .error(
              "Grid facet layout requires both 'row' and 'column' aesthetics. Missing: 'row'; map"
                  + " it, or use 'panel' alone");
    }
    return first.map(_ -> new Faceting(grid, clause.isPresent(), settings.free(), 0));
  }

  private static Optional<LayerPlan> mapped(List<LayerPlan> layers, String aesthetic) {
    return layers.stream().filter(layer -> layer.maps(aesthetic)).findFirst();
  }

  /// How many panels of a wrap stand side by side.
  int columns(int panels) {
    int some = Math.max(1, panels);
    if (settings.columns().isPresent()) {
      return settings.columns().getAsInt();
    }
    if (settings.rows().isPresent()) {
      return Math.ceilDiv(some, settings.rows().getAsInt());
    }
    return some <= 3 ? some : some <= 6 ? 3 : some <= 12 ? 4 : 5;
  }
}
