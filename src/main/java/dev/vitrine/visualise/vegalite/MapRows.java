package dev.vitrine.visualise.vegalite;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.geo.MapProjection;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A layer's rows as a map draws them.
///
/// @param shapes one for each row; empty where the rows are points
/// @param reach of all rows in the picture's units
record MapRows(Picture.Layer layer, Frame frame, Optional<List<Geometry>> shapes, Envelope reach) {

  private static final long MOST_POINTS = 5_000_000;

  /// @param projection empty where places are drawn as they are
  static MapRows of(Picture.Layer layer, Optional<MapProjection> projection) {
    return switch (layer.geom()) {
      case POINT, TEXT -> points(layer, projection);
      default -> shaped(layer, new MapShapes(layer).read(), projection);
    };
  }

  private static MapRows points(Picture.Layer layer, Optional<MapProjection> projection) {
    Frame frame = layer.frame();
    Column lon = frame.column(Names.column(Names.X));
    Column lat = frame.column(Names.column(Names.Y));
    List<Integer> kept = new ArrayList<>();
    List<Coordinate> places = new ArrayList<>();
    Envelope reach = new Envelope();
    for (int row = 0; row < frame.rows(); row++) {
      int at = row;
      place(lon.number(row), lat.number(row), projection)
          .ifPresent(place -> {
            kept.add(at);
            places.add(place);
            reach.expandToInclude(place);
          });
    }
    Frame shown =
        frame
            .take(kept.stream().mapToInt(Integer::intValue).toArray())
            .with(
                Names.column(Names.X),
                Column.of(places.stream().mapToDouble(Coordinate::getX).toArray()))
            .with(
                Names.column(Names.Y),
                Column.of(places.stream().mapToDouble(Coordinate::getY).toArray()));
    return new MapRows(layer, shown, Optional.empty(), reach);
  }

  private static Optional<Coordinate> place(
      double lon, double lat, Optional<MapProjection> projection) {
    Coordinate place = new Coordinate(lon, lat);
    return place.isValid() && projection.isPresent()
        ? projection.get().point(lon, lat)
        : Optional.of(place).filter(Coordinate::isValid);
  }

  private static void checkPoints(List<Geometry> shapes) {
    long points = shapes.stream().mapToLong(Geometry::getNumPoints).sum();
    if (points > MOST_POINTS) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "the map's geometry has %,d points, and %,d is the most; simplify it in the SQL part"
              .formatted(points, MOST_POINTS));
    }
  }

  private static MapRows shaped(
      Picture.Layer layer, MapShapes.Shaped shaped, Optional<MapProjection> projection) {
    List<Integer> kept = new ArrayList<>();
    List<Geometry> shapes = new ArrayList<>();
    Envelope reach = new Envelope();
    checkPoints(shaped.shapes());
    for (int row = 0; row < shaped.shapes().size(); row++) {
      Geometry shape = shaped.shapes().get(row);
      Geometry drawn = projection.map(p -> p.project(shape)).orElse(shape);
      if (!drawn.isEmpty()) {
        kept.add(row);
        shapes.add(drawn);
        reach.expandToInclude(drawn.getEnvelopeInternal());
      }
    }
    int[] rows = kept.stream().mapToInt(Integer::intValue).toArray();
    return new MapRows(layer, shaped.frame().take(rows), Optional.of(shapes), reach);
  }
}
