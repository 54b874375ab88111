package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.geo.MapProjection;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What maps ask of layers, checked before any row is fetched.
record MapRules(Coordinates coordinates, Map<String, ScalePlan> plans) {

  /// The geoms whose positions are places.
  private static final Set<Geom> DRAWN =
      EnumSet.of(
          Geom.POINT,
          Geom.TEXT,
          Geom.LINE,
          Geom.PATH,
          Geom.SMOOTH,
          Geom.POLYGON,
          Geom.SEGMENT,
          Geom.ARROW,
          Geom.RULE,
          Geom.RANGE,
          Geom.TILE,
          Geom.SPATIAL);

  /// What is wrong whatever the data are.
  ///
  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID`
  void checkGeom(LayerPlan layer) {
    if (coordinates.space() instanceof Space.Map(var settings)) {
      MapProjection.of(settings);
      checkDrawn(layer);
    } else {
      checkFlat(layer);
    }
  }

  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID`
  void check(List<LayerPlan> layers) {
    layers.forEach(this::checkGeom);
    if (coordinates.space() instanceof Space.Map(var settings)) {
      layers.forEach(this::checkPlaces);
      List.of(Names.X, Names.Y).forEach(axis -> check(axis, settings.at()));
    }
  }

  private static void checkFlat(LayerPlan layer) {
    if (layer.geom() == Geom.SPATIAL) {
      throw layer.error("geom 'spatial' needs a map: PROJECT TO one, or leave PROJECT out");
    }
  }

  private static void checkDrawn(LayerPlan layer) {
    if (!DRAWN.contains(layer.geom())) {
      throw layer.error(
          "geom '"
              + layer.geom().shown()
              + "' has no place on a map; there are "
              + String.join(", ", new TreeSet<>(DRAWN.stream().map(Geom::shown).toList())));
    }
    if (layer.isDiagonal()) {
      throw layer.error("a rule on a map has no slope: it is a meridian or a parallel");
    }
  }

  private void checkPlaces(LayerPlan layer) {
    boolean placed = layer.geom() != Geom.RULE && layer.geom() != Geom.SPATIAL;
    for (String axis : List.of(Names.X, Names.Y)) {
      if (placed && !layer.mapsFamily(axis)) {
        throw layer.error(
            "Layer '"
                + layer.geom().shown()
                + "' mapping requires the aesthetic '"
                + coordinates.user(axis)
                + "' on a map");
      }
    }
    checkGeometry(layer);
  }

  private static void checkGeometry(LayerPlan layer) {
    Mapped geometry = layer.mappings().get(Names.GEOMETRY);
    boolean readable =
        geometry == null || geometry.type() == Type.BINARY || geometry.type() == Type.TEXT;
    if (!readable) {
      throw layer.error("geometry should be WKB, GeoJSON or WKT, not a number or a date");
    }
  }

  private void check(String axis, Position at) {
    ScalePlan plan = plans.get(axis);
    boolean numbers = plan == null || (plan.kind() == Kind.CONTINUOUS && plan.type().isNumeric());
    if (!numbers) {
      throw Invalid.at(
          at,
          "a map needs numbers as '"
              + coordinates.user(axis)
              + "': degrees, or the units of PROJECT … SETTING source");
    }
  }
}
