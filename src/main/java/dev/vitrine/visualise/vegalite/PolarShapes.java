package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.vegalite.Disc.Point;
import dev.vitrine.visualise.vegalite.PolarBands.Band;
import dev.vitrine.visualise.vegalite.PolarPart.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a layer draws on a disc: bars become segments of rings, areas outlines; points and lines
/// stay what they are at other places.
record PolarShapes(Disc disc, Picture.Layer layer) {

  private static final double RIM = 1 + 1e-9;

  List<PolarPart> parts() {
    return switch (layer.geom()) {
      case POINT, TEXT, ARROW, LINE, PATH, SMOOTH, POLYGON -> List.of(points());
      case BAR, HISTOGRAM, TILE -> List.of(bands(rows()));
      case AREA, DENSITY, RIBBON -> List.of(areas());
      case SEGMENT -> List.of(segments());
      case RULE -> List.of(rules());
      case RANGE -> new PolarRange(this).parts();
      case BOXPLOT -> new PolarBoxes(this).parts();
      case VIOLIN -> List.of(new PolarViolins(this).part());
      case SPATIAL -> List.of();
    };
  }

  PolarBands radii() {
    return new PolarBands(layer, disc.radius(), Names.X);
  }

  PolarBands angles() {
    return new PolarBands(layer, disc.angle(), Names.Y);
  }

  List<Integer> rows() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < layer.frame().rows(); row++) {
      rows.add(row);
    }
    return rows;
  }

  PolarPart drawn(Geom geom, PolarRows rows, Kind kind) {
    Frame frame = rows.frame(layer.frame());
    List<String> groups = new ArrayList<>(layer.groups());
    if (frame.has(PolarRows.SHAPE)) {
      groups.add(PolarRows.SHAPE);
    }
    Set<String> unused = new HashSet<>();
    boolean bare = geom == Geom.LINE || geom == Geom.SEGMENT;
    if (bare && layer.geom().defaults().containsKey("fill")) {
      unused.addAll(List.of("fill", "opacity"));
    }
    if (layer.geom() == Geom.BOXPLOT && geom != Geom.POINT) {
      unused.addAll(List.of("size", "shape"));
    }
    return new PolarPart(layer.redrawn(geom, frame, groups).without(unused), kind);
  }

  private PolarPart points() {
    PolarRows rows = new PolarRows(Names.column(Names.X), Names.column(Names.Y));
    for (int row : rows()) {
      Point point = disc.at(radii().place(row), angles().place(row));
      if (point.isDrawn()) {
        rows.add(row, point.u(), point.v());
      }
    }
    return drawn(layer.geom(), rows, Kind.POINTS);
  }

  /// Each row covers a part of both axes. Vega-Lite's arcs have no dashes of their own each.
  PolarPart bands(List<Integer> picked) {
    boolean dashed = layer.frame().has(Names.column("linetype"));
    return disc.radar() || dashed ? wedges(picked) : arcs(picked);
  }

  private PolarPart arcs(List<Integer> picked) {
    PolarRows rows = new PolarRows(PolarArcs.columns());
    for (int row : picked) {
      Band along = angles().band(row);
      Band out = radii().band(row);
      double[] cells = {
        disc.theta(along.from()), disc.theta(along.to()), reach(out.from()), reach(out.to())
      };
      if (PolarArcs.isDrawn(cells)) {
        rows.add(row, cells);
      }
    }
    return drawn(layer.geom(), rows, Kind.ARCS);
  }

  /// A bar that starts below the axis starts at the hole.
  private double reach(double share) {
    return Math.max(disc.inner(), disc.rho(share));
  }

  private PolarPart wedges(List<Integer> picked) {
    PolarRows rows = PolarRows.outlines();
    for (int row : picked) {
      Band along = angles().band(row);
      Band out = radii().band(row);
      List<Point> outline = new ArrayList<>(ring(along, out.from()));
      outline.addAll(ring(along, out.to()).reversed());
      rows.outline(row, outline);
    }
    return drawn(Geom.POLYGON, rows, Kind.OUTLINES);
  }

  private List<Point> ring(Band along, double share) {
    double held = Double.isNaN(share) ? share : Math.max(0, share);
    return disc.way(held, along.from(), held, along.to());
  }

  private PolarPart segments() {
    PolarRows rows = PolarRows.outlines();
    for (int row : rows()) {
      rows.outline(row, way(row));
    }
    return drawn(Geom.LINE, rows, Kind.POINTS);
  }

  /// Rings, spokes, and spirals where there is a slope.
  private PolarPart rules() {
    PolarRows rows = PolarRows.outlines();
    boolean radius = layer.frame().has(Names.column(Names.X));
    boolean angle = layer.frame().has(Names.column(Names.Y));
    for (int row : rows()) {
      if (radius && angle) {
        List<Point> spiral = way(row);
        spiral.removeIf(point -> !point.isDrawn() || Math.hypot(point.u(), point.v()) > RIM);
        rows.outline(row, spiral);
      } else if (radius) {
        rows.outline(row, disc.ring(radii().place(row)));
      } else {
        double place = angles().place(row);
        rows.outline(row, disc.way(0, place, 1, place));
      }
    }
    return drawn(Geom.LINE, rows, Kind.POINTS);
  }

  private List<Point> way(int row) {
    double radiusEnd = radii().place("pos1end", row);
    double angleEnd = angles().place("pos2end", row);
    return disc.way(radii().place(row), angles().place(row), radiusEnd, angleEnd);
  }

  /// Each group becomes one outline: the upper edge there, the lower edge back.
  private PolarPart areas() {
    boolean turned = layer.transposed();
    PolarBands main = turned ? angles() : radii();
    PolarBands value = turned ? radii() : angles();
    PolarRows rows = PolarRows.outlines();
    Map<List<Value>, List<Integer>> groups = new LinkedHashMap<>();
    rows().forEach(row -> groups.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(row));
    for (List<Integer> group : groups.values()) {
      List<Integer> sorted = new ArrayList<>(group);
      sorted.removeIf(row -> !isPlaced(main.place(row), value.band(row)));
      sorted.sort((a, b) -> Double.compare(main.place(a), main.place(b)));
      if (sorted.size() > 1) {
        List<Point> outline = edge(sorted, main, value, true);
        outline.addAll(edge(sorted, main, value, false).reversed());
        rows.outline(sorted.getFirst(), outline);
      }
    }
    return drawn(Geom.POLYGON, rows, Kind.OUTLINES);
  }

  private static boolean isPlaced(double place, Band band) {
    return Double.isFinite(place) && Double.isFinite(band.from()) && Double.isFinite(band.to());
  }

  List<Value> key(int row) {
    return layer.groups().stream().map(name -> layer.frame().column(name).value(row)).toList();
  }

  /// An edge at one height all along follows its ring, others go straight from row to row, as lines
  /// do.
  private List<Point> edge(List<Integer> sorted, PolarBands main, PolarBands value, boolean upper) {
    List<Double> heights =
        sorted.stream()
            .map(value::band)
            .map(band -> Math.max(0, upper ? band.from() : band.to()))
            .toList();
    boolean level = heights.stream().distinct().count() == 1;
    boolean turned = layer.transposed();
    List<Point> points = new ArrayList<>();
    if (level && turned) {
      double first = main.place(sorted.getFirst());
      double last = main.place(sorted.getLast());
      return new ArrayList<>(disc.way(heights.getFirst(), first, heights.getFirst(), last));
    }
    for (int i = 0; i < sorted.size(); i++) {
      double place = main.place(sorted.get(i));
      points.add(turned ? disc.at(heights.get(i), place) : disc.at(place, heights.get(i)));
    }
    return points;
  }
}
