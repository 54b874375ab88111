package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A range: a line from one end to the other, and a hinge across each end.
record Hinged(Picture.Layer layer) {

  private static final double POINTS = 10;
  private static final double PIXELS = 4.0 / 3;

  /// @param line the whole range
  List<LayerDocument> draw(LayerDocument line) {
    double size = layer.number("hinge", POINTS) * PIXELS;
    List<LayerDocument> parts = new ArrayList<>(List.of(line));
    if (size > 0) {
      String axis = layer.transposed() ? "x" : "y";
      parts.add(hinge(line, axis, axis, size));
      parts.add(hinge(line, axis, axis + "2", size));
    }
    return parts;
  }

  /// @param end the channel of the end that it crosses
  private LayerDocument hinge(LayerDocument line, String axis, String end, double size) {
    LayerDocument hinge =
        line.copy("tick")
            .with("orient", layer.transposed() ? "vertical" : "horizontal")
            .with("size", size)
            .with("thickness", 0)
            .clipped();
    Map<String, Object> place = new LinkedHashMap<>();
    if (line.channels().get(axis) instanceof Map<?, ?> whole) {
      whole.forEach((key, value) -> place.put(String.valueOf(key), value));
    }
    if (line.channels().get(end) instanceof Map<?, ?> ending) {
      place.put("field", ending.get("field"));
    }
    hinge.channels().put(axis, place);
    hinge.channels().remove(axis + "2");
    return hinge;
  }
}
