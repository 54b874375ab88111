package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A layer with its rows.
///
/// @param frame columns `__aes_…` of what is shown and `__group_…` of PARTITION BY
/// @param groups columns that split the rows into groups
/// @param dummies axes that nothing is mapped to
/// @param made by aesthetic, the statistic's name of what it shows
/// @param width share of its step that a bar takes, after dodging
record LayerRows(
    LayerPlan layer,
    Frame frame,
    List<String> groups,
    Set<String> dummies,
    Map<String, String> made,
    double width) {

  static final double WIDTH = 0.9;

  LayerRows {
    groups = List.copyOf(groups);
    dummies = Set.copyOf(dummies);
    made = Map.copyOf(made);
  }

  /// Takes over what the query fetched: names the statistic's columns, adds constants and dummies,
  /// and turns the axes back.
  ///
  /// @param grouping aesthetics whose values are categories
  static LayerRows of(LayerPlan layer, Frame fetched, Set<String> grouping) {
    Map<String, Column> columns = new LinkedHashMap<>();
    fetched.columns().forEach((name, column) -> columns.put(layerColumn(layer, name), column));
    Map<String, String> made = new LinkedHashMap<>();
    remap(layer, fetched, columns, made);
    Set<String> dummies = dummies(layer, columns, fetched.rows());
    fetched
        .find(Names.stat(Statistics.AGGREGATE))
        .ifPresent(column -> columns.put(Names.group(layer.partition().size()), column));
    columns.keySet().removeIf(name -> !Names.isAesthetic(name) && !Names.isGroup(name));
    columns.remove(Names.column(Names.WEIGHT));
    return new LayerRows(
        layer,
        new Frame(fetched.rows(), columns),
        groups(layer, columns, grouping),
        dummies,
        made,
        layer.number("width", WIDTH));
  }

  private static String layerColumn(LayerPlan layer, String name) {
    return layer.transposed() ? Names.flippedColumn(name) : name;
  }

  private static void remap(
      LayerPlan layer, Frame fetched, Map<String, Column> columns, Map<String, String> made) {
    Statistics.remappings(layer)
        .forEach((aligned, remapped) -> {
          String aesthetic = layer.aligned(aligned);
          switch (remapped) {
            case Remapped.Constant(Value value) ->
                columns.put(Names.column(aesthetic), Column.repeat(value, fetched.rows()));
            case Remapped.Stat(String name) ->
                fetched
                    .find(Names.stat(name))
                    .ifPresent(column -> {
                      columns.put(Names.column(aesthetic), column);
                      if (!layer.remappings().containsKey(aesthetic)
                          && Statistics.names(layer, name)) {
                        made.put(aesthetic, name);
                      }
                    });
          }
        });
  }

  private static Set<String> dummies(LayerPlan layer, Map<String, Column> columns, int rows) {
    Set<String> dummies = new LinkedHashSet<>();
    for (String axis : List.of(Names.X, Names.Y)) {
      boolean shown =
          columns.keySet().stream()
              .filter(Names::isAesthetic)
              .anyMatch(name -> Names.family(Names.aestheticOf(name)).equals(axis));
      if (!shown && layer.geom().isDummy(layer.aligned(axis))) {
        columns.put(Names.column(axis), Column.repeat(new Value.Text(Names.DUMMY), rows));
        dummies.add(axis);
      }
    }
    return dummies;
  }

  private static List<String> groups(
      LayerPlan layer, Map<String, Column> columns, Set<String> grouping) {
    List<String> groups = new ArrayList<>();
    for (String column : columns.keySet()) {
      boolean category =
          Names.isAesthetic(column)
              && !Names.isPosition(Names.aestheticOf(column))
              && isCategory(layer, Names.aestheticOf(column), columns.get(column), grouping);
      if (category || Names.isGroup(column)) {
        groups.add(column);
      }
    }
    groups.sort(null);
    return groups;
  }

  private static boolean isCategory(
      LayerPlan layer, String aesthetic, Column column, Set<String> grouping) {
    return layer.isUnscaled(aesthetic)
        ? column.type().isDiscrete() && !Names.isContent(aesthetic)
        : grouping.contains(aesthetic);
  }

  LayerRows withFrame(Frame changed) {
    return new LayerRows(layer, changed, groups, dummies, made, width);
  }

  LayerRows withGroups(List<String> changed) {
    return new LayerRows(layer, frame, changed, dummies, made, width);
  }

  /// What tells marks apart that meet in one panel.
  List<String> groupsInPanel() {
    return groups.stream().filter(group -> !Names.facetColumns().contains(group)).toList();
  }

  LayerRows withMade(Map<String, String> changed) {
    return new LayerRows(layer, frame, groups, dummies, changed, width);
  }

  LayerRows withWidth(double changed) {
    return new LayerRows(layer, frame, groups, dummies, made, changed);
  }
}
