package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.geo.Geometries;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// What the rows of a layer are on the globe: lines, areas, geometry of their own.
///
/// A line whose look changes on its way is one shape from each point to the next.
record MapShapes(Picture.Layer layer) {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final List<String> LOOKS = List.of("stroke", "linewidth", "opacity", "linetype");

  /// @param frame without positions
  /// @param shapes one for each row, in degrees or in what the data have
  record Shaped(Frame frame, List<Geometry> shapes) {}

  private record Shape(int row, Geometry geometry) {}

  Shaped read() {
    List<Shape> shapes =
        switch (layer.geom()) {
          case SPATIAL -> spatial();
          case POLYGON -> rings();
          case SEGMENT, ARROW -> segments(Names.X + "end", Names.Y + "end");
          case RANGE -> ranges();
          case RULE -> rules();
          case TILE -> tiles();
          case LINE, PATH, SMOOTH -> lines();
          default -> throw new IllegalStateException("no shapes of " + layer.geom());
        };
    Frame frame = layer.frame().take(shapes.stream().mapToInt(Shape::row).toArray());
    for (String name : layer.frame().names()) {
      boolean drawn =
          Names.isAesthetic(name)
              && (Names.isPosition(Names.aestheticOf(name))
                  || Names.aestheticOf(name).equals(Names.GEOMETRY));
      frame = drawn ? frame.without(name) : frame;
    }
    return new Shaped(frame, shapes.stream().map(Shape::geometry).toList());
  }

  private List<Shape> spatial() {
    Column column = layer.frame().column(Names.column(Names.GEOMETRY));
    List<Shape> shapes = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      if (column.value(row) instanceof Value.Text(String text)) {
        shapes.add(new Shape(row, Geometries.read(text)));
      }
    }
    return shapes;
  }

  private List<Shape> rings() {
    List<Shape> shapes = new ArrayList<>();
    for (List<Integer> rows : groups()) {
      List<Coordinate> ring = new ArrayList<>();
      rows.forEach(row -> point(Names.X, Names.Y, row).ifPresent(ring::add));
      if (ring.size() > 2) {
        ring.add(ring.getFirst().copy());
        shapes.add(
            new Shape(rows.getFirst(), GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new))));
      }
    }
    return shapes;
  }

  private List<Shape> segments(String lonEnd, String latEnd) {
    List<Shape> shapes = new ArrayList<>();
    for (int row = 0; row < layer.frame().rows(); row++) {
      Optional<Coordinate> from = point(Names.X, Names.Y, row);
      Optional<Coordinate> to = point(lonEnd, latEnd, row);
      if (from.isPresent() && to.isPresent()) {
        shapes.add(new Shape(row, line(List.of(from.get(), to.get()))));
      }
    }
    return shapes;
  }

  /// Along a meridian, or along a parallel where the layer lies across.
  private List<Shape> ranges() {
    String along = layer.transposed() ? Names.X : Names.Y;
    List<Shape> shapes = new ArrayList<>();
    for (int row = 0; row < layer.frame().rows(); row++) {
      Optional<Coordinate> low = ranged(along + "min", row);
      Optional<Coordinate> high = ranged(along + "max", row);
      if (low.isPresent() && high.isPresent()) {
        shapes.add(new Shape(row, line(List.of(low.get(), high.get()))));
      }
    }
    return shapes;
  }

  private Optional<Coordinate> ranged(String end, int row) {
    return layer.transposed() ? point(end, Names.Y, row) : point(Names.X, end, row);
  }

  /// Whole meridians and parallels.
  private List<Shape> rules() {
    boolean meridians = layer.frame().has(Names.column(Names.X));
    Column places = layer.frame().column(Names.column(meridians ? Names.X : Names.Y));
    List<Shape> shapes = new ArrayList<>();
    for (int row = 0; row < places.size(); row++) {
      double at = places.number(row);
      if (Double.isFinite(at)) {
        Coordinate from = meridians ? new Coordinate(at, -90) : new Coordinate(-180, at);
        Coordinate to = meridians ? new Coordinate(at, 90) : new Coordinate(180, at);
        shapes.add(new Shape(row, line(List.of(from, to))));
      }
    }
    return shapes;
  }

  private List<Shape> tiles() {
    List<Shape> shapes = new ArrayList<>();
    for (int row = 0; row < layer.frame().rows(); row++) {
      Optional<Coordinate> low = point(Names.X + "min", Names.Y + "min", row);
      Optional<Coordinate> high = point(Names.X + "max", Names.Y + "max", row);
      if (low.isPresent() && high.isPresent()) {
        Envelope box = new Envelope(low.get(), high.get());
        shapes.add(new Shape(row, GEOMETRY.toGeometry(box)));
      }
    }
    return shapes;
  }

  private List<Shape> lines() {
    boolean changes = LOOKS.stream().anyMatch(this::varies);
    List<Shape> shapes = new ArrayList<>();
    for (List<Integer> rows : groups()) {
      if (changes) {
        shapes.addAll(steps(rows));
      } else {
        Geometry line = broken(rows);
        if (!line.isEmpty()) {
          shapes.add(new Shape(rows.getFirst(), line));
        }
      }
    }
    return shapes;
  }

  private List<Shape> steps(List<Integer> rows) {
    List<Shape> steps = new ArrayList<>();
    for (int i = 0; i + 1 < rows.size(); i++) {
      Optional<Coordinate> from = point(Names.X, Names.Y, rows.get(i));
      Optional<Coordinate> to = point(Names.X, Names.Y, rows.get(i + 1));
      if (from.isPresent() && to.isPresent()) {
        steps.add(new Shape(rows.get(i), line(List.of(from.get(), to.get()))));
      }
    }
    return steps;
  }

  /// A missing place parts the line.
  private Geometry broken(List<Integer> rows) {
    List<Geometry> parts = new ArrayList<>();
    List<Coordinate> part = new ArrayList<>();
    for (int row : rows) {
      Optional<Coordinate> place = point(Names.X, Names.Y, row);
      place.ifPresent(part::add);
      if (place.isEmpty()) {
        end(part, parts);
      }
    }
    end(part, parts);
    return GEOMETRY.buildGeometry(parts);
  }

  private static void end(List<Coordinate> part, List<Geometry> parts) {
    if (part.size() > 1) {
      parts.add(line(part));
    }
    part.clear();
  }

  private boolean varies(String aesthetic) {
    String name = Names.column(aesthetic);
    return layer.frame().has(name) && !layer.groups().contains(name);
  }

  private List<List<Integer>> groups() {
    Map<List<Value>, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < layer.frame().rows(); row++) {
      int at = row;
      List<Value> key =
          layer.groups().stream().map(name -> layer.frame().column(name).value(at)).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  private static Geometry line(List<Coordinate> points) {
    return GEOMETRY.createLineString(points.toArray(Coordinate[]::new));
  }

  private Optional<Coordinate> point(String lon, String lat, int row) {
    Coordinate point = new Coordinate(number(lon, row), number(lat, row));
    return Optional.of(point).filter(Coordinate::isValid);
  }

  private double number(String aesthetic, int row) {
    return layer
        .frame()
        .find(Names.column(aesthetic))
        .map(column -> column.number(row))
        .orElse(Double.NaN);
  }
}
