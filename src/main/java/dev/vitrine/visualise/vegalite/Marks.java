package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How each geom is drawn: one layer of the document, or several over the same rows.
///
/// @param index which rows are the layer's
record Marks(Picture picture, Picture.Layer layer, int index, boolean sharedBins) {

  List<LayerDocument> documents() {
    List<LayerDocument> documents =
        switch (layer.geom()) {
          case POINT -> List.of(point());
          case LINE, PATH -> List.of(line());
          case SMOOTH -> List.of(of("line").clipped());
          case BAR -> List.of(bar());
          case HISTOGRAM -> List.of(of("bar").clipped());
          case AREA, DENSITY, RIBBON -> List.of(of("area").clipped());
          case ARROW -> List.of(of("point").clipped());
          case POLYGON -> List.of(polygon());
          case RULE -> List.of(rule());
          case SEGMENT -> List.of(of("rule").clipped());
          case RANGE -> new Hinged(layer).draw(of("rule").clipped());
          case TEXT -> List.of(new Written(layer).draw(of("text")));
          case TILE -> List.of(tile());
          case BOXPLOT -> new Boxed(layer).draw(of("bar"));
          case VIOLIN -> List.of(new Outlined(layer).draw(of("line")));
          case SPATIAL -> throw notDrawn(layer.geom());
        };
    picture
        .coordinates()
        .space()
        .clip()
        .ifPresent(clip -> documents.forEach(document -> document.with("clip", clip)));
    return documents;
  }

  private static IllegalStateException notDrawn(Geom geom) {
    return new IllegalStateException("no marks for " + geom);
  }

  /// The layer's rows and channels under a mark of this type.
  LayerDocument of(String type) {
    return LayerDocument.of(
        type, Rows.filter(index), new Encoding(picture, layer, sharedBins).channels());
  }

  private LayerDocument point() {
    LayerDocument point = of("point").with("filled", false).clipped();
    point.channels().put("opacity", Map.of("value", 1));
    Value fill = layer.fixed().get("fill");
    boolean hollow = !layer.frame().has(Names.column("fill")) && fill != null && fill.isNull();
    if (hollow) {
      point.channels().remove("fill");
    }
    return point;
  }

  private LayerDocument line() {
    LayerDocument line = of("line");
    new Lined(layer).draw(line.mark(), line.transforms(), line.channels());
    return line;
  }

  /// A diagonal rule leaves the axis that it crosses to the layers that it follows.
  private LayerDocument rule() {
    LayerDocument rule = of("rule").clipped();
    String across = layer.transposed() ? Names.X : Names.Y;
    String channel = layer.transposed() ? "x" : "y";
    boolean followed =
        IntStream.range(0, picture.layers().size())
            .filter(other -> other != index)
            .mapToObj(picture.layers()::get)
            .anyMatch(other -> other.frame().has(Names.column(across)));
    if (rule.channels().containsKey(channel + "2") && followed) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("field", Names.column(across));
      place.put("type", type(across));
      rule.channels().put(channel, place);
    }
    return rule;
  }

  private String type(String axis) {
    Scale scale = picture.scales().get(axis);
    return scale != null && scale.transform().isTemporal() ? "temporal" : "quantitative";
  }

  private LayerDocument polygon() {
    LayerDocument polygon = of("line").with("interpolate", "linear-closed");
    polygon.channels().put("order", Map.of("field", Rows.ROW, "type", "quantitative"));
    return polygon;
  }

  /// Whether the main axis has bins.
  private boolean isBinned() {
    Scale main = picture.scales().get(layer.transposed() ? Names.Y : Names.X);
    return main != null && main.kind() == Kind.BINNED;
  }

  private LayerDocument bar() {
    boolean horizontal = layer.transposed();
    String axis = horizontal ? "y" : "x";
    return of("bar")
        .clipped()
        .with(horizontal ? "baseline" : "align", horizontal ? "middle" : "center")
        .with(
            horizontal ? "height" : "width",
            isBinned()
                ? Map.of("band", layer.width())
                : Map.of("expr", "bandwidth('" + axis + "') * " + layer.width()));
  }

  /// A direction without ends is one of steps, and the tile has a share of its step.
  private LayerDocument tile() {
    LayerDocument tile = of("rect").clipped();
    share("x", "width", tile);
    share("y", "height", tile);
    return tile;
  }

  private void share(String axis, String size, LayerDocument tile) {
    if (tile.channels().containsKey(axis + "2")) {
      return;
    }
    String column = Names.column(size);
    @Nullable Value fixed = layer.fixed().get(size);
    if (layer.frame().has(column)) {
      tile.with(size, Map.of("expr", "datum['" + column + "'] * bandwidth('" + axis + "')"));
    } else {
      double share = fixed instanceof Value.Numeric(double number) ? number : 1;
      tile.with(size, Map.of("band", share));
    }
  }
}
