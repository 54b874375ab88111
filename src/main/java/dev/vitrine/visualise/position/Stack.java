package dev.vitrine.visualise.position;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts each group's marks on top of those before.
///
/// @param value column of the mark's far end
/// @param base column of its near end
/// @param place columns that say what is stacked together: the other axis
/// @param groups columns that say in which order
/// @param total what each stack is stretched to; NaN for nothing
/// @param centred whether stacks lie around zero
public record Stack(
    String value,
    String base,
    List<String> place,
    List<String> groups,
    double total,
    boolean centred) {

  /// Negative marks are stacked downwards, apart from the others.
  public Frame apply(Frame frame) {
    List<String> order = new ArrayList<>(place);
    order.addAll(groups);
    Frame sorted = frame.take(new Groups(frame, order).sorted());
    Groups places = new Groups(sorted, place);
    double[] ends = new double[sorted.rows()];
    double[] starts = new double[sorted.rows()];
    Map<List<Value>, double[]> sums = new HashMap<>();
    for (int row = 0; row < sorted.rows(); row++) {
      double height = height(sorted, row);
      double[] sum = sums.computeIfAbsent(places.key(row), _ -> new double[2]);
      int side = height < 0 ? 1 : 0;
      starts[row] = sum[side];
      sum[side] += height;
      ends[row] = sum[side];
    }
    for (int row = 0; row < sorted.rows(); row++) {
      double[] sum = sums.getOrDefault(places.key(row), new double[2]);
      starts[row] = shifted(starts[row], sum);
      ends[row] = shifted(ends[row], sum);
    }
    return sorted.with(value, Column.of(ends)).with(base, Column.of(starts));
  }

  private double height(Frame frame, int row) {
    double end = number(frame, value, row);
    return end == 0 ? number(frame, base, row) : end;
  }

  private static double number(Frame frame, String column, int row) {
    double number = frame.column(column).number(row);
    return Double.isNaN(number) ? 0 : number;
  }

  private double shifted(double at, double[] sum) {
    if (centred) {
      return at - (sum[0] + sum[1]) / 2;
    }
    double whole = sum[0] - sum[1];
    return Double.isNaN(total) || whole == 0 ? at : at / whole * total;
  }
}
