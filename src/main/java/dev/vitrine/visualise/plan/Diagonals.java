package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.Transform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// Gives rules with a slope their ends, which are where the other axis ends: these rules follow the
/// scales and do not train them.
///
/// A slope counts per unit of the other axis: a number, a day of a date, a second of a timestamp or
/// a time. The place of the rule is where the other axis is 0, or at 1970-01-01T00:00Z, or
/// midnight.
record Diagonals(Coordinates coordinates, Map<String, Scale> scales) {

  private static final String SLOPE = "slope";

  LayerRows apply(LayerRows rows) {
    if (!rows.layer().isDiagonal()) {
      return rows;
    }
    String along = rows.layer().maps(Names.Y) ? Names.X : Names.Y;
    String across = Names.flipped(along);
    Scale run = extent(rows.layer(), along);
    Scale rise = extent(rows.layer(), across);
    Frame frame = rows.frame();
    for (boolean end : List.of(false, true)) {
      Value at = end ? run.domain().getLast() : run.domain().getFirst();
      String suffix = end ? "end" : "";
      frame =
          frame
              .with(
                  Names.column(along) + suffix,
                  places(run.transform(), rows.frame().rows(), _ -> at.position()))
              .with(Names.column(across) + suffix, heights(rows, across, at, run, rise));
    }
    return rows.withFrame(frame.without(Names.column(SLOPE)));
  }

  private static Column heights(LayerRows rows, String across, Value at, Scale run, Scale rise) {
    Column origin = rows.frame().column(Names.column(across));
    double steps = at.position() / unit(run.transform());
    double unit = unit(rise.transform());
    return places(
        rise.transform(),
        rows.frame().rows(),
        row -> origin.number(row) + slope(rows, row) * steps * unit);
  }

  private static double slope(LayerRows rows, int row) {
    Optional<Column> slopes = rows.frame().find(Names.column(SLOPE));
    return slopes
        .map(column -> column.number(row))
        .orElseGet(() ->
            rows.layer().fixed().get(SLOPE) instanceof Value.Numeric(double slope) ? slope : 0.0);
  }

  private static Column places(Transform transform, int rows, IntToDoubleFunction place) {
    ColumnBuilder builder = ColumnBuilder.of(Column.typeOf(transform.value(0)));
    for (int row = 0; row < rows; row++) {
      double at = place.applyAsDouble(row);
      builder.append(Double.isNaN(at) ? Value.Missing.NULL : exact(transform, at));
    }
    return builder.build();
  }

  private static Value exact(Transform transform, double at) {
    return transform.isTemporal() ? transform.value(at) : new Value.Numeric(at);
  }

  /// Seconds of what counts microseconds or nanoseconds.
  private static double unit(Transform transform) {
    return switch (transform) {
      case DATETIME -> 1e6;
      case TIME -> 1e9;
      default -> 1;
    };
  }

  private Scale extent(LayerPlan layer, String axis) {
    Scale scale = scales.get(axis);
    boolean line = scale != null && scale.kind().isNumberLine() && scale.domain().size() == 2;
    if (scale == null || !line) {
      throw layer.error(
          "a rule with a slope follows the extent of '"
              + coordinates.user(axis)
              + "', and there is no continuous one; add a layer that shows '"
              + coordinates.user(axis)
              + "', or SCALE "
              + coordinates.user(axis)
              + " FROM (low, high)");
    }
    return scale;
  }
}
