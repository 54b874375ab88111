package dev.vitrine.visualise.stat;

/// Kernel sums of a group over a grid: of the weights, and of the weighted heights where there are
/// any.
///
/// Not thread-safe while it is filled.
final class Curve {

  private final Group group;
  private final Grid grid;
  private final double[] weights;
  private final double[] heights;

  Curve(Group group, Grid grid, boolean hasHeights) {
    this.group = group;
    this.grid = grid;
    this.weights = new double[grid.size()];
    this.heights = new double[hasHeights ? grid.size() : 0];
  }

  Group group() {
    return group;
  }

  /// One value, exactly.
  void add(Kernel kernel, double x, double weight, double height) {
    for (int k = 0; k < weights.length; k++) {
      add(k, weight * kernel.at((grid.at(k) - x) / group.bandwidth()), height);
    }
  }

  private void add(int k, double share, double height) {
    weights[k] += share;
    if (heights.length > 0) {
      heights[k] += share * height;
    }
  }

  /// What lies in a cell's middle.
  ///
  /// @param table the kernel by distance in cells
  /// @param scale cells to a step of the grid
  /// @param moment weight times height
  void addCell(double[] table, long scale, long cell, double weight, double moment) {
    long reach = table.length - 1L;
    int first = (int) Math.max(0, Math.ceilDiv(cell - reach, scale));
    int last = (int) Math.min(weights.length - 1L, Math.floorDiv(cell + reach, scale));
    for (int k = first; k <= last; k++) {
      double share = table[(int) Math.abs(cell - k * scale)];
      weights[k] += weight * share;
      if (heights.length > 0) {
        heights[k] += moment * share;
      }
    }
  }

  /// Weight around a place of the grid, in units of the axis.
  double intensity(int k) {
    return weights[k] / group.bandwidth();
  }

  /// The intensity as a share of all weight; NaN if nothing weighs.
  double density(int k) {
    return intensity(k) / group.weight();
  }

  /// The mean height around a place; NaN where nothing is near.
  double height(int k) {
    return heights[k] / weights[k];
  }
}
