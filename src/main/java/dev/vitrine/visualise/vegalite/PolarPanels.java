package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/// Panels that have scales of their own.
record PolarPanels(Picture picture) {

  /// @param use gets the layers of each panel and the scales that they have there
  void each(BiConsumer<List<Picture.Layer>, Map<String, Scale>> use) {
    Set<List<Value>> panels = new LinkedHashSet<>();
    for (Picture.Layer layer : picture.layers()) {
      IntStream.range(0, layer.frame().rows()).forEach(row -> panels.add(key(layer, row)));
    }
    for (List<Value> panel : panels) {
      List<Picture.Layer> layers =
          picture.layers().stream().map(layer -> within(layer, panel)).toList();
      use.accept(layers, scales(layers));
    }
  }

  /// The scales that all panels share.
  Map<String, Scale> shared() {
    Map<String, Scale> scales = new TreeMap<>(picture.scales());
    scales.keySet().removeIf(picture::isFree);
    return scales;
  }

  private static List<Value> key(Picture.Layer layer, int row) {
    List<Value> key = new ArrayList<>();
    for (String variable : List.of(Names.FACET, Names.FACET_COLUMN)) {
      layer.frame().find(Names.column(variable)).ifPresent(column -> key.add(column.value(row)));
    }
    return key;
  }

  private static Picture.Layer within(Picture.Layer layer, List<Value> panel) {
    Frame frame = layer.frame();
    int[] rows =
        IntStream.range(0, frame.rows()).filter(row -> key(layer, row).equals(panel)).toArray();
    return layer.redrawn(layer.geom(), frame.take(rows), layer.groups());
  }

  private Map<String, Scale> scales(List<Picture.Layer> layers) {
    Map<String, Scale> scales = new LinkedHashMap<>(picture.scales());
    scales.replaceAll((name, scale) ->
        picture.isFree(name) && scale.kind() != Kind.BINNED
            ? Training.train(scale.plan(), columns(layers, name))
            : scale);
    return scales;
  }

  private static List<Column> columns(List<Picture.Layer> layers, String family) {
    List<Column> columns = new ArrayList<>();
    for (Picture.Layer layer : layers) {
      layer
          .frame()
          .columns()
          .forEach((name, column) -> {
            boolean place = Names.isAesthetic(name) && !Names.isOffset(Names.aestheticOf(name));
            if (place && Names.family(Names.aestheticOf(name)).equals(family)) {
              columns.add(column);
            }
          });
    }
    return columns;
  }
}
