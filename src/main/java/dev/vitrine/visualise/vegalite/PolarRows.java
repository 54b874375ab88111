package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.vegalite.Disc.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of numbers of our own beside the aesthetics of the rows that they come from.
final class PolarRows {

  /// Tells the outlines of one layer apart.
  static final String SHAPE = "__shape";

  private final List<String> columns;
  private final List<Integer> rows = new ArrayList<>();
  private final List<double[]> cells = new ArrayList<>();
  private int shapes;

  PolarRows(String... columns) {
    this.columns = List.of(columns);
  }

  /// Points of outlines.
  static PolarRows outlines() {
    return new PolarRows(Names.column(Names.X), Names.column(Names.Y), SHAPE);
  }

  void add(int row, double... values) {
    rows.add(row);
    cells.add(values);
  }

  /// One more outline through points; gone if any of them has no place.
  void outline(int row, List<Point> points) {
    if (points.stream().allMatch(Point::isDrawn)) {
      points.forEach(point -> add(row, point.u(), point.v(), shapes));
      shapes++;
    }
  }

  /// @param source the rows that the row numbers mean
  Frame frame(Frame source) {
    Frame taken = source.take(rows.stream().mapToInt(row -> row).toArray());
    Map<String, Column> all = new LinkedHashMap<>();
    taken
        .columns()
        .forEach((name, column) -> {
          boolean position = Names.isAesthetic(name) && Names.isPosition(Names.aestheticOf(name));
          if (!position) {
            all.put(name, column);
          }
        });
    for (int i = 0; i < columns.size(); i++) {
      int cell = i;
      all.put(
          columns.get(i), Column.of(cells.stream().mapToDouble(values -> values[cell]).toArray()));
    }
    return new Frame(taken.rows(), all);
  }
}
