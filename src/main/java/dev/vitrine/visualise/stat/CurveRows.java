package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.stat.Estimate.Curves;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// Curves as rows: by place, then by group.
///
/// @param curve index of each row's curve
/// @param place index of each row's place in the grid
@SuppressWarnings("ArrayRecordComponent") // never compared
record CurveRows(Points points, Curves curves, int[] curve, int[] place) {

  /// @param tails bandwidths that a curve goes on beyond its values; NaN for the whole grid
  static CurveRows of(Points points, Curves curves, double tails) {
    int most = curves.grid().size() * curves.list().size();
    int[] curve = new int[most];
    int[] place = new int[most];
    int size = 0;
    for (int k = 0; k < curves.grid().size(); k++) {
      for (int c = 0; c < curves.list().size(); c++) {
        if (isShown(curves.list().get(c).group(), curves.grid().at(k), tails)) {
          curve[size] = c;
          place[size++] = k;
        }
      }
    }
    return new CurveRows(points, curves, Arrays.copyOf(curve, size), Arrays.copyOf(place, size));
  }

  private static boolean isShown(Group group, double x, double tails) {
    double margin = tails * group.bandwidth();
    return Double.isNaN(tails) || (x >= group.min() - margin && x <= group.max() + margin);
  }

  /// The keys and the places; the measures are to be added.
  Frame frame() {
    int[] rows = Arrays.stream(curve).map(c -> curves.list().get(c).group().row()).toArray();
    Map<String, Column> columns = points.keys().columns(curves.frame(), rows);
    columns.put(
        points.x().item(points.base()).name(), points.x().column(curves.grid().places(place)));
    return new Frame(curve.length, columns);
  }

  double[] values(ToDoubleBiFunction<Curve, Integer> value) {
    List<Curve> list = curves.list();
    return IntStream.range(0, curve.length)
        .mapToDouble(i -> curves.round(value.applyAsDouble(list.get(curve[i]), place[i])))
        .toArray();
  }
}
