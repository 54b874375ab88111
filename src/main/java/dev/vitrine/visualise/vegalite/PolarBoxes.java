package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.vegalite.Disc.Point;
import dev.vitrine.visualise.vegalite.PolarBands.Band;
import dev.vitrine.visualise.vegalite.PolarPart.Kind;
import java.util.ArrayList;
import java.util.List;

/// Boxes on a disc: outliers, whiskers with their hinges, boxes and medians.
record PolarBoxes(PolarShapes shapes) {

  private static final double PIXELS = 4.0 / 3;

  List<PolarPart> parts() {
    List<Integer> whiskers = new ArrayList<>(typed("lower_whisker"));
    whiskers.addAll(typed("upper_whisker"));
    List<PolarPart> parts = new ArrayList<>(List.of(outliers()));
    parts.add(across(whiskers, false));
    double hinge = layer().number("hinge", 0) * PIXELS;
    if (hinge > 0) {
      parts.add(new PolarRange(shapes).hinges(whiskers, hinge, false));
    }
    parts.add(boxes());
    parts.add(across(typed("median"), true));
    return parts;
  }

  private Picture.Layer layer() {
    return shapes.layer();
  }

  private List<Integer> typed(String type) {
    String column = Names.column("type");
    return shapes.rows().stream()
        .filter(row -> layer().frame().column(column).value(row).equals(new Value.Text(type)))
        .toList();
  }

  private PolarBands main() {
    return layer().transposed() ? shapes.angles() : shapes.radii();
  }

  private PolarBands values() {
    return layer().transposed() ? shapes.radii() : shapes.angles();
  }

  private Point at(double main, double value) {
    return layer().transposed() ? shapes.disc().at(value, main) : shapes.disc().at(main, value);
  }

  private List<Point> way(double main1, double value1, double main2, double value2) {
    return layer().transposed()
        ? shapes.disc().way(value1, main1, value2, main2)
        : shapes.disc().way(main1, value1, main2, value2);
  }

  private PolarPart outliers() {
    PolarRows rows = new PolarRows(Names.column(Names.X), Names.column(Names.Y));
    for (int row : typed("outlier")) {
      Point point = at(main().place(row), values().place(row));
      if (point.isDrawn()) {
        rows.add(row, point.u(), point.v());
      }
    }
    return shapes.drawn(Geom.POINT, rows, Kind.POINTS);
  }

  /// Lines along the values, or across the box where `wide`.
  private PolarPart across(List<Integer> picked, boolean wide) {
    PolarRows rows = PolarRows.outlines();
    for (int row : picked) {
      Band box = box(row);
      double middle = main().place(row);
      double value = values().place(row);
      rows.outline(
          row,
          wide
              ? way(box.from(), value, box.to(), value)
              : way(middle, value, middle, values().band(row).to()));
    }
    return shapes.drawn(Geom.LINE, rows, Kind.POINTS);
  }

  /// One half of it where a side is named.
  private Band box(int row) {
    Band band = main().band(row);
    double middle = (band.from() + band.to()) / 2;
    return switch (layer().word("side", "both")) {
      case "left", "bottom" -> new Band(band.from(), middle);
      case "right", "top" -> new Band(middle, band.to());
      default -> band;
    };
  }

  private PolarPart boxes() {
    PolarRows rows = PolarRows.outlines();
    for (int row : typed("box")) {
      Band box = box(row);
      Band value = values().band(row);
      List<Point> outline = new ArrayList<>(way(box.from(), value.from(), box.to(), value.from()));
      outline.addAll(way(box.from(), value.to(), box.to(), value.to()).reversed());
      rows.outline(row, outline);
    }
    return shapes.drawn(Geom.POLYGON, rows, Kind.OUTLINES);
  }
}
