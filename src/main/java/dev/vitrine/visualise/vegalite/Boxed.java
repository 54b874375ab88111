package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A box plot: values outside, whiskers, their hinges, the box, its median.
record Boxed(Picture.Layer layer) {

  private static final String TYPE = Names.column("type");
  private static final String SIDE = "__side";
  private static final double PIXELS = 4.0 / 3;
  private static final List<String> WHISKERS = List.of("lower_whisker", "upper_whisker");

  /// @param whole all parts' channels
  List<LayerDocument> draw(LayerDocument whole) {
    List<LayerDocument> parts = new ArrayList<>();
    if (hasOutliers()) {
      parts.add(part(whole, "point", "outlier"));
    }
    LayerDocument plain = whole.copy("bar");
    plain.channels().keySet().removeAll(List.of("size", "shape"));
    WHISKERS.forEach(whisker -> parts.add(whisker(plain, whisker)));
    double hinge = layer.number("hinge", 0) * PIXELS;
    if (hinge > 0) {
      WHISKERS.forEach(whisker -> parts.add(hinge(plain, whisker, hinge)));
    }
    parts.add(wide(part(plain, "bar", "box")));
    parts.add(wide(part(plain, "tick", "median")));
    return parts;
  }

  private boolean hasOutliers() {
    Column types = layer.frame().column(TYPE);
    return IntStream.range(0, types.size())
        .anyMatch(row -> types.value(row).equals(new Value.Text("outlier")));
  }

  private static LayerDocument part(LayerDocument whole, String mark, String type) {
    LayerDocument part = whole.copy(mark);
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("field", TYPE);
    test.put("equal", type);
    part.transforms().add(Map.of("filter", test));
    return part;
  }

  private static LayerDocument whisker(LayerDocument plain, String type) {
    LayerDocument whisker = part(plain, "rule", type);
    Object width = whisker.channels().remove("strokeWidth");
    if (width != null) {
      whisker.channels().put("size", width);
    }
    return whisker;
  }

  private String across() {
    return layer.transposed() ? "y" : "x";
  }

  private String along() {
    return layer.transposed() ? "x" : "y";
  }

  private Sides side() {
    return Sides.named(layer.word("side", "both"));
  }

  private LayerDocument hinge(LayerDocument plain, String type, double size) {
    LayerDocument hinge = part(plain, "tick", type);
    double length = side() == Sides.BOTH ? size : size / 2;
    hinge
        .with("orient", layer.transposed() ? "vertical" : "horizontal")
        .with("size", length)
        .with("thickness", 0)
        .clipped();
    Map<String, Object> place = new LinkedHashMap<>();
    if (hinge.channels().get(along()) instanceof Map<?, ?> start) {
      start.forEach((key, value) -> place.put(String.valueOf(key), value));
    }
    place.put("field", Names.column((layer.transposed() ? Names.X : Names.Y) + "end"));
    hinge.channels().put(along(), place);
    hinge.channels().remove(along() + "2");
    return side() == Sides.BOTH ? hinge : beside(hinge, length / 2);
  }

  /// Moves a mark to its side by pixels: within a shared step as a share of it.
  private LayerDocument beside(LayerDocument mark, double pixels) {
    double moved = side().sign() * pixels;
    return mark.channels().containsKey(across() + "Offset")
        ? moved(mark, moved + " / bandwidth('" + across() + "')")
        : mark.with(across() + "Offset", layer.transposed() ? -moved : moved);
  }

  private LayerDocument wide(LayerDocument mark) {
    boolean half = side() != Sides.BOTH;
    double share = layer.width() / (half ? 2 : 1);
    String width = "bandwidth('" + across() + "') * " + share;
    mark.with(layer.transposed() ? "height" : "width", Map.of("expr", width));
    return half ? moved(mark, String.valueOf(side().sign() * layer.width() / 4)) : mark;
  }

  /// @param share of a step, as an expression of ours
  private LayerDocument moved(LayerDocument mark, String share) {
    String offset = Names.column((layer.transposed() ? Names.Y : Names.X) + "offset");
    Map<String, Object> transform = new LinkedHashMap<>();
    transform.put("calculate", "(datum['" + offset + "'] || 0) + " + share);
    transform.put("as", SIDE);
    mark.transforms().add(transform);
    mark.channels().put(across() + "Offset", Encoding.offset(SIDE, !layer.transposed()));
    return mark;
  }
}
