package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.vegalite.Disc.Point;
import dev.vitrine.visualise.vegalite.PolarPart.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Violins on a disc: one outline for each place of each group.
record PolarViolins(PolarShapes shapes) {

  PolarPart part() {
    PolarRows rows = PolarRows.outlines();
    Map<List<Object>, List<Integer>> violins = new LinkedHashMap<>();
    for (int row : shapes.rows()) {
      List<Object> key = List.of(shapes.key(row), main().place(row));
      violins.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    violins.values().forEach(violin -> add(rows, violin));
    return shapes.drawn(Geom.POLYGON, rows, Kind.OUTLINES);
  }

  private void add(PolarRows rows, List<Integer> violin) {
    List<Integer> sorted =
        violin.stream()
            .filter(row -> Double.isFinite(values().place(row)))
            .sorted((a, b) -> Double.compare(values().place(a), values().place(b)))
            .toList();
    if (sorted.size() > 1) {
      String side = layer().word("side", "both");
      boolean right = !side.equals("left") && !side.equals("bottom");
      boolean left = !side.equals("right") && !side.equals("top");
      List<Point> outline = new ArrayList<>();
      sorted.forEach(row -> outline.add(at(row, right ? 1 : 0)));
      sorted.reversed().forEach(row -> outline.add(at(row, left ? -1 : 0)));
      rows.outline(sorted.getFirst(), outline);
    }
  }

  private Picture.Layer layer() {
    return shapes.layer();
  }

  private PolarBands main() {
    return layer().transposed() ? shapes.angles() : shapes.radii();
  }

  private PolarBands values() {
    return layer().transposed() ? shapes.radii() : shapes.angles();
  }

  private Point at(int row, int direction) {
    Value half = layer().frame().column(Names.column("offset")).value(row);
    double offset = half instanceof Value.Numeric(double share) ? share : 0;
    double place = main().place(row) + direction * offset * main().axis().step();
    double value = values().place(row);
    return layer().transposed() ? shapes.disc().at(value, place) : shapes.disc().at(place, value);
  }
}
