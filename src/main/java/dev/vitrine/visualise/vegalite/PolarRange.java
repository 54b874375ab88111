package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.vegalite.Disc.Point;
import dev.vitrine.visualise.vegalite.PolarBands.Band;
import dev.vitrine.visualise.vegalite.PolarPart.Kind;
import java.util.ArrayList;
import java.util.List;

/// Ranges on a disc: along the radius, or along a ring, with a hinge across each end.
record PolarRange(PolarShapes shapes) {

  private static final double POINTS = 10;
  private static final double PIXELS = 4.0 / 3;

  List<PolarPart> parts() {
    double size = shapes.layer().number("hinge", POINTS) * PIXELS;
    List<PolarPart> parts = new ArrayList<>(List.of(ways(shapes.rows())));
    if (size > 0) {
      parts.add(hinges(shapes.rows(), size, true));
    }
    return parts;
  }

  /// From one end to the other.
  PolarPart ways(List<Integer> picked) {
    PolarRows rows = PolarRows.outlines();
    for (int row : picked) {
      Band band = band(row);
      double place = place(row);
      rows.outline(row, way(place, band));
    }
    return shapes.drawn(Geom.LINE, rows, Kind.POINTS);
  }

  /// Whether the main axis is the angle, so that the ranges point outwards.
  private boolean isTurned() {
    boolean named = shapes.layer().frame().has(Names.column("pos1min"));
    return named || (shapes.layer().geom() == Geom.BOXPLOT && shapes.layer().transposed());
  }

  private Band band(int row) {
    return isTurned() ? shapes.radii().band(row) : shapes.angles().band(row);
  }

  private double place(int row) {
    return isTurned() ? shapes.angles().place(row) : shapes.radii().place(row);
  }

  private List<Point> way(double place, Band band) {
    return isTurned()
        ? shapes.disc().way(band.from(), place, band.to(), place)
        : shapes.disc().way(place, band.from(), place, band.to());
  }

  /// Strokes across the ends.
  ///
  /// @param size in pixels
  /// @param both whether the near end has one, too
  PolarPart hinges(List<Integer> picked, double size, boolean both) {
    PolarRows rows = new PolarRows(PolarStrokes.columns());
    for (int row : picked) {
      if (both) {
        hinge(rows, row, band(row).from(), size / 2);
      }
      hinge(rows, row, band(row).to(), size / 2);
    }
    return shapes.drawn(Geom.SEGMENT, rows, Kind.STROKES);
  }

  private void hinge(PolarRows rows, int row, double end, double half) {
    boolean outwards = isTurned();
    double angle = outwards ? place(row) : end;
    Point point = shapes.disc().at(outwards ? end : place(row), angle);
    double theta = shapes.disc().theta(angle) + (outwards ? Math.PI / 2 : 0);
    double right = half * Math.sin(theta);
    double down = -half * Math.cos(theta);
    if (point.isDrawn()) {
      rows.add(row, point.u(), point.v(), -right, -down, point.u(), point.v(), right, down);
    }
  }
}
