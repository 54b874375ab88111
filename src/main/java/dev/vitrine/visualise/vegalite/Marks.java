package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One layer of the document: mark, transforms and encoding.
///
/// @param index which rows are the layer's
record Marks(Picture picture, Picture.Layer layer, int index, boolean sharedBins) {

  Map<String, Object> document() {
    Map<String, Object> channels = new Encoding(picture, layer, sharedBins).channels();
    Map<String, Object> mark = new LinkedHashMap<>();
    List<Object> transforms = new ArrayList<>(Rows.filter(index));
    switch (layer.geom()) {
      case POINT -> point(mark, channels);
      case LINE -> new Lined(layer).draw(mark, transforms, channels);
      case BAR -> bar(mark);
    }
    picture.coordinates().clip().ifPresent(clip -> mark.put("clip", clip));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("mark", mark);
    document.put("transform", transforms);
    document.put("encoding", channels);
    return document;
  }

  private void point(Map<String, Object> mark, Map<String, Object> channels) {
    mark.put("type", "point");
    mark.put("filled", false);
    mark.put("clip", true);
    channels.put("opacity", Map.of("value", 1));
    boolean hollow =
        !layer.frame().has(Names.column("fill"))
            && layer.fixed().containsKey("fill")
            && layer.fixed().get("fill").isNull();
    if (hollow) {
      channels.remove("fill");
    }
  }

  private void bar(Map<String, Object> mark) {
    mark.put("type", "bar");
    mark.put("clip", true);
    boolean horizontal = layer.transposed();
    mark.put(horizontal ? "baseline" : "align", horizontal ? "middle" : "center");
    Scale main = picture.scales().get(horizontal ? Names.Y : Names.X);
    boolean binned = main != null && main.kind() == Kind.BINNED;
    String axis = horizontal ? "y" : "x";
    mark.put(
        horizontal ? "height" : "width",
        binned
            ? Map.of("band", layer.width())
            : Map.of("expr", "bandwidth('" + axis + "') * " + layer.width()));
  }
}
