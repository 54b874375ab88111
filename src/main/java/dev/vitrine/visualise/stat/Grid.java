package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;

/// Evenly spaced places at which a curve is worked out.
record Grid(double low, double step, int size) {

  private static final int SIZE = 512;

  /// From `low` to `high`; a grid of dates steps whole days, others have 512 places.
  static Grid of(Measure axis, double low, double high) {
    double from = axis.type().isTemporal() ? Math.floor(axis.clamp(low)) : low;
    double to = axis.type().isTemporal() ? Math.ceil(axis.clamp(high)) : high;
    double least = Math.ulp(Math.max(Math.abs(from), Math.abs(to)));
    double step = Math.max((to - from) / (SIZE - 1), least);
    if (axis.type() != Type.DATE) {
      return new Grid(from, step, SIZE);
    }
    double days = Math.ceil(step);
    return new Grid(from, days, (int) Math.ceil((to - from) / days) + 1);
  }

  double at(int index) {
    return low + index * step;
  }

  double[] places(int[] indexes) {
    double[] places = new double[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      places[i] = at(indexes[i]);
    }
    return places;
  }
}
