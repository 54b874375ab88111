package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Label;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Chart.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Warns of what is written twice, so that one of the two has no effect.
final class Repeated {

  private final List<String> warnings = new ArrayList<>();

  private Repeated() {}

  static List<String> warnings(Chart chart) {
    Repeated repeated = new Repeated();
    repeated.mappings("VISUALISE", chart.mappings());
    for (int i = 0; i < chart.layers().size(); i++) {
      repeated.layer("layer " + (i + 1), chart.layers().get(i));
    }
    repeated.scales(chart.scales());
    chart.facet().ifPresent(facet -> repeated.settings("FACET", facet.settings()));
    chart.projection().ifPresent(project -> repeated.settings("PROJECT", project.settings()));
    chart
        .overridden()
        .forEach(clause ->
            repeated.warnings.add(
                clause.text() + " at " + shown(clause.at()) + " gives way to the last one"));
    repeated.labels(chart.labels());
    return repeated.warnings;
  }

  private void layer(String name, Layer layer) {
    if (layer instanceof Layer.Draw draw) {
      mappings(name, draw.mappings());
      mappings("REMAPPING of " + name, draw.remappings());
    }
    settings(name, layer.settings());
  }

  private void mappings(String where, List<Mapping> mappings) {
    Map<String, Position> aesthetics = new LinkedHashMap<>();
    for (Mapping mapping : mappings) {
      String name =
          switch (mapping) {
            case Mapping.Wildcard _ -> "*";
            case Mapping.Column column -> spelled(column.aesthetic());
            case Mapping.Constant constant -> spelled(constant.aesthetic());
          };
      lastCounts(where, "maps '" + name + "'", aesthetics.put(name, mapping.named()));
    }
  }

  private static String spelled(String aesthetic) {
    return aesthetic.equals("colour") || aesthetic.equals("col") ? "color" : aesthetic;
  }

  private void settings(String where, List<Setting> settings) {
    Map<String, Position> names = new LinkedHashMap<>();
    for (Setting setting : settings) {
      String name = spelled(setting.name());
      lastCounts(where, "sets '" + name + "'", names.put(name, setting.at()));
    }
  }

  private void lastCounts(String where, String does, @Nullable Position before) {
    if (before != null) {
      warnings.add(where + " " + does + " twice; the one at " + shown(before) + " has no effect");
    }
  }

  private void scales(List<ScaleClause> scales) {
    Set<String> seen = new HashSet<>();
    for (ScaleClause scale : scales) {
      String name = spelled(scale.aesthetic());
      if (!seen.add(name)) {
        warnings.add(
            "there are two SCALEs for '"
                + name
                + "'; the one at "
                + shown(scale.at())
                + " has no effect");
      }
      settings("SCALE " + name, scale.settings());
    }
  }

  private void labels(List<Label> labels) {
    Map<String, Position> names = new LinkedHashMap<>();
    for (Label label : labels) {
      lastCounts("LABEL", "names '" + label.name() + "'", names.put(label.name(), label.at()));
    }
  }

  private static String shown(Position at) {
    return "line " + at.line() + ", position " + at.column();
  }
}
