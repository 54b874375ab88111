package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.geo.Geometries;
import dev.vitrine.visualise.geo.Graticule;
import dev.vitrine.visualise.geo.Graticule.Breaks;
import dev.vitrine.visualise.geo.Graticule.Places;
import dev.vitrine.visualise.geo.MapFrame;
import dev.vitrine.visualise.geo.MapProjection;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A picture on the globe: places and shapes are projected here, so that Vega-Lite has only to move
/// and scale them, whatever projections it knows.
///
/// @param picture with projected rows
record MapView(Picture picture, MapGround ground) {

  private static final int ABOUT = 7;

  static MapView of(Picture picture, Space.Map space) {
    Optional<MapProjection> projection = MapProjection.of(space.settings());
    List<MapRows> rows =
        picture.layers().stream().map(layer -> MapRows.of(layer, projection)).toList();
    Envelope reach = reach(picture, rows, projection);
    MapGround ground =
        projection
            .map(map -> ground(picture, map, map.frame(reach)))
            .orElseGet(() -> new MapGround(space.settings().frame(reach), Optional.empty()));
    Map<String, Scale> scales = new TreeMap<>(picture.scales());
    scales.keySet().removeIf(Names::isPosition);
    List<Picture.Layer> layers = rows.stream().map(row -> layer(row, ground.frame())).toList();
    return new MapView(picture.redrawn(layers, scales), ground);
  }

  /// The range that SCALE … FROM gives, else what the data take; whole meridians and parallels
  /// reach around the globe and do not count.
  private static Envelope reach(Picture picture, List<MapRows> rows, Optional<MapProjection> map) {
    Envelope reach = new Envelope();
    rows.stream()
        .filter(row -> row.layer().geom() != Geom.RULE)
        .forEach(row -> reach.expandToInclude(row.reach()));
    return MapRange.of(picture)
        .map(box -> map.map(m -> m.project(box)).orElse(box))
        .map(Geometry::getEnvelopeInternal)
        .orElse(reach);
  }

  private static MapGround ground(Picture picture, MapProjection map, MapFrame frame) {
    Graticule graticule = map.graticule(frame, breaks(picture));
    return new MapGround(frame, Optional.of(new MapGround.Globe(map, graticule)));
  }

  private static Breaks breaks(Picture picture) {
    return new Breaks(places(picture, Names.X), places(picture, Names.Y));
  }

  private static Places places(Picture picture, String axis) {
    Scale scale = picture.scales().get(axis);
    return scale == null ? new Places.About(ABOUT) : MapRange.places(scale);
  }

  private static Picture.Layer layer(MapRows rows, MapFrame in) {
    Frame frame = rows.frame();
    if (rows.shapes().isEmpty()) {
      return rows.layer().redrawn(rows.layer().geom(), frame, rows.layer().groups());
    }
    List<@Nullable String> texts = new ArrayList<>();
    rows.shapes()
        .get()
        .forEach(shape -> texts.add(Geometries.geoJson(in.thinned(shape), in.decimals())));
    Column shapes = new Column.Texts(Type.TEXT, texts);
    return rows.layer()
        .redrawn(rows.layer().geom(), frame.with(Names.column(Names.GEOMETRY), shapes), List.of());
  }

  List<Object> layers(boolean sharedBins) {
    List<Object> layers = new ArrayList<>();
    layers.addAll(ground.layers());
    for (int i = 0; i < picture.layers().size(); i++) {
      Marks marks = new Marks(picture, picture.layers().get(i), i, sharedBins);
      for (LayerDocument document : documents(marks)) {
        layers.add(document.json());
      }
    }
    return layers;
  }

  private List<LayerDocument> documents(Marks marks) {
    if (marks.layer().frame().has(Names.column(Names.GEOMETRY))) {
      return List.of(shapes(marks));
    }
    List<LayerDocument> points = marks.documents();
    points.forEach(MapView::locate);
    return points;
  }

  private static LayerDocument shapes(Marks marks) {
    LayerDocument shapes = marks.of("geoshape");
    boolean filled = marks.layer().geom().defaults().containsKey("fill");
    shapes.with("filled", filled);
    boolean clip = marks.picture().coordinates().space().clip().orElse(true);
    return shapes.with("clip", clip);
  }

  private static void locate(LayerDocument document) {
    rename(document.channels(), "x", "longitude");
    rename(document.channels(), "y", "latitude");
    rename(document.mark(), "xOffset", "dx"); // an offset of a channel that is not there
    rename(document.mark(), "yOffset", "dy");
  }

  private static void rename(Map<String, Object> channels, String from, String to) {
    Object channel = channels.remove(from);
    if (channel != null) {
      channels.put(to, channel);
    }
  }

  /// Adds to a document, or to its panels, what Vega-Lite does to projected places.
  ///
  /// @param panel pixels of a panel's sides; empty where there is one that fills the picture
  void project(Map<String, Object> document, Optional<Double> panel) {
    if (document.get("spec") instanceof Map<?, ?> spec) {
      Map<String, Object> projected = new LinkedHashMap<>();
      spec.forEach((key, value) -> projected.put(String.valueOf(key), value));
      projected.put("projection", projection(panel));
      document.put("spec", projected);
    } else {
      document.put("projection", projection(panel));
    }
  }

  /// The frame fills the panel, and north is up.
  private Map<String, Object> projection(Optional<Double> panel) {
    Map<String, Object> projection = new LinkedHashMap<>();
    projection.put("type", "identity");
    projection.put("reflectY", true);
    String width = panel.map(String::valueOf).orElse("width");
    String height = panel.map(String::valueOf).orElse("height");
    MapFrame frame = ground.frame();
    String scale = "min(%s / %s, %s / %s)".formatted(width, frame.width(), height, frame.height());
    projection.put("scale", Map.of("expr", scale));
    String across = width + " / 2 - " + scale + " * " + frame.centreX();
    String down = height + " / 2 + " + scale + " * " + frame.centreY();
    projection.put("translate", Map.of("expr", "[" + across + ", " + down + "]"));
    return projection;
  }
}
