package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.geo.Geometries;
import dev.vitrine.visualise.geo.Graticule;
import dev.vitrine.visualise.geo.MapFrame;
import dev.vitrine.visualise.geo.MapProjection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// What lies behind the data of a map: the globe and its grid.
///
/// @param globe empty where places are drawn as they are
record MapGround(MapFrame frame, Optional<Globe> globe) {

  record Globe(MapProjection projection, Graticule graticule) {}

  private static final String PANEL = "#EBEBEB";
  private static final String GRID = "#FFFFFF";

  List<Object> layers() {
    List<Object> layers = new ArrayList<>();
    boolean clipped = globe.filter(map -> map.projection().clips()).isPresent();
    layers.add(clipped ? area(globe.orElseThrow().projection().outline()) : everything());
    globe.ifPresent(map -> {
      layers.add(lines(map.graticule().meridians()));
      layers.add(lines(map.graticule().parallels()));
    });
    return layers;
  }

  private Object area(Geometry outline) {
    Map<String, @Nullable Object> mark = new LinkedHashMap<>();
    mark.put("type", "geoshape");
    mark.put("fill", PANEL);
    mark.put("stroke", null);
    mark.put("clip", true);
    return background(mark, outline);
  }

  private Object lines(Geometry lines) {
    Map<String, @Nullable Object> mark = new LinkedHashMap<>();
    mark.put("type", "geoshape");
    mark.put("filled", false);
    mark.put("stroke", GRID);
    mark.put("strokeWidth", 1);
    mark.put("clip", true);
    return background(mark, lines);
  }

  private Object background(Map<String, @Nullable Object> mark, Geometry geometry) {
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("geometry", json(frame.thinned(geometry), frame.decimals()));
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("description", "background");
    layer.put("data", Map.of("values", List.of(feature)));
    layer.put("mark", mark);
    return layer;
  }

  private static Object everything() {
    Map<String, @Nullable Object> mark = new LinkedHashMap<>();
    mark.put("type", "rect");
    mark.put("fill", PANEL);
    mark.put("stroke", null);
    Map<String, Object> encoding = new LinkedHashMap<>();
    encoding.put("x", Map.of("value", 0));
    encoding.put("x2", Map.of("value", Map.of("expr", "width")));
    encoding.put("y", Map.of("value", 0));
    encoding.put("y2", Map.of("value", Map.of("expr", "height")));
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("description", "background");
    layer.put("data", Map.of("values", List.of(Map.of())));
    layer.put("mark", mark);
    layer.put("encoding", encoding);
    return layer;
  }

  /// Written by us from numbers alone, so that it may stand in the document as it is.
  static Json.Self json(Geometry geometry, int decimals) {
    return json -> json.raw(Geometries.geoJson(geometry, decimals));
  }
}
