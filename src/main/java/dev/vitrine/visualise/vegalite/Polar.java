package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.plan.Space;
import dev.vitrine.visualise.scale.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A picture on a disc. Every place is computed here and written as a number of the data, so that
/// Vega-Lite has no scale to apply and no value of the user's enters an expression.
///
/// @param picture whose layers are the parts
/// @param disc what ground and axes show
record Polar(Picture picture, Space.Polar space, Disc disc, PolarView view, List<PolarPart> parts) {

  private static final List<String> FREE = List.of(Names.X, Names.Y);
  private static final Set<Geom> FILLING =
      Set.of(Geom.BAR, Geom.HISTOGRAM, Geom.TILE, Geom.BOXPLOT, Geom.VIOLIN);

  static Polar of(Picture picture, Space.Polar space) {
    Disc ground = disc(picture, space, picture.scales());
    List<PolarPart> parts = new ArrayList<>();
    if (FREE.stream().anyMatch(picture::isFree)) {
      new PolarPanels(picture)
          .each((layers, scales) -> add(layers, disc(picture, space, scales), parts));
      ground = disc(picture, space, new PolarPanels(picture).shared());
    } else {
      add(picture.layers(), ground, parts);
    }
    Map<String, Scale> scales = new TreeMap<>(picture.scales());
    scales.keySet().removeIf(Names::isPosition);
    Picture drawn = picture.redrawn(parts.stream().map(PolarPart::layer).toList(), scales);
    PolarView view = PolarView.of(picture.facet().isPresent());
    return new Polar(drawn, space, ground, view, parts);
  }

  private static Disc disc(Picture picture, Space.Polar space, Map<String, Scale> scales) {
    PolarAxis angle = axis(scales, Names.Y);
    boolean radar = space.radar().orElseGet(() -> isRadar(picture, angle));
    return Disc.of(space, axis(scales, Names.X), angle, radar);
  }

  private static void add(List<Picture.Layer> layers, Disc disc, List<PolarPart> parts) {
    layers.forEach(layer -> parts.addAll(new PolarShapes(disc, layer).parts()));
  }

  private static PolarAxis axis(Map<String, Scale> scales, String name) {
    return new PolarAxis(Optional.ofNullable(scales.get(name)));
  }

  /// Levels of an angle make a radar, unless bars fill them: those make a rose.
  private static boolean isRadar(Picture picture, PolarAxis angle) {
    boolean filled = picture.layers().stream().anyMatch(layer -> FILLING.contains(layer.geom()));
    return angle.hasLevels() && angle.count() > 2 && !filled;
  }

  /// The layers of the document: the ground, the marks, and the axes before them.
  List<Object> layers(boolean sharedBins) {
    PolarGround ground = new PolarGround(disc, view);
    List<Object> layers = new ArrayList<>(ground.behind());
    for (int i = 0; i < parts.size(); i++) {
      Marks marks = new Marks(picture, parts.get(i).layer(), i, sharedBins);
      documents(marks, parts.get(i).kind()).forEach(document -> layers.add(document.json()));
    }
    layers.addAll(ground.before());
    return layers;
  }

  private List<LayerDocument> documents(Marks marks, PolarPart.Kind kind) {
    List<LayerDocument> documents =
        switch (kind) {
          case ARCS -> List.of(PolarArcs.place(marks.of("arc"), view));
          case STROKES -> List.of(strokes(marks.of("rule")));
          case POINTS, OUTLINES -> marks.documents();
        };
    switch (kind) {
      case POINTS -> documents.forEach(this::points);
      case OUTLINES ->
          documents.forEach(document -> {
            points(document);
            legends(document);
          });
      case ARCS, STROKES -> {}
    }
    documents.forEach(this::clip);
    return documents;
  }

  private LayerDocument strokes(LayerDocument document) {
    PolarStrokes.place(document.transforms(), document.channels(), view);
    return document;
  }

  /// Points become pixels before anything else happens to them.
  private void points(LayerDocument document) {
    String x = Names.column(Names.X);
    String y = Names.column(Names.Y);
    document.transforms().addAll(1, List.of(view.x(x, "", x), view.y(y, "", y)));
    for (String axis : List.of("x", "y")) {
      if (document.channels().get(axis) instanceof Map<?, ?> channel) {
        document.channels().put(axis, PolarView.channel(String.valueOf(channel.get("field"))));
      }
    }
  }

  /// What is an outline only here has the symbols of what it stands for.
  private static void legends(LayerDocument document) {
    for (String channel : List.of("fill", "stroke")) {
      if (document.channels().get(channel) instanceof Map<?, ?> keys
          && keys.get("legend") instanceof Map<?, ?> legend) {
        Map<String, Object> round = copy(legend);
        round.put("symbolType", "circle");
        Map<String, Object> changed = copy(keys);
        changed.put("legend", round);
        document.channels().put(channel, changed);
      }
    }
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  private void clip(LayerDocument document) {
    if (space.clip().isEmpty()) {
      document.mark().remove("clip");
    } else {
      document.with("clip", space.clip().get());
    }
  }
}
