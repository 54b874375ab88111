package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;

/// How far violins reach to their sides, as shares of a step: the densest place of the layer half
/// their width.
final class Violins {

  static final String OFFSET = Names.column("offset");
  private static final double HALF = 0.5;

  private Violins() {}

  static LayerRows apply(LayerRows rows) {
    return rows.frame()
        .find(OFFSET)
        .map(column -> scaled(rows, column, HALF * rows.width() / greatest(column)))
        .orElse(rows);
  }

  /// Violins that share a step.
  static LayerRows dodged(LayerRows rows, int slots) {
    return rows.frame().find(OFFSET).map(column -> scaled(rows, column, 1.0 / slots)).orElse(rows);
  }

  private static LayerRows scaled(LayerRows rows, Column column, double factor) {
    double[] scaled = new double[column.size()];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = column.number(row) * factor;
    }
    return rows.withFrame(rows.frame().with(OFFSET, Column.of(scaled)));
  }

  private static double greatest(Column column) {
    double greatest = 0;
    for (int row = 0; row < column.size(); row++) {
      greatest = column.number(row) > greatest ? column.number(row) : greatest;
    }
    return greatest > 0 ? greatest : 1;
  }
}
