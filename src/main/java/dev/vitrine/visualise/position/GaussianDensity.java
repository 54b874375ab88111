package dev.vitrine.visualise.position;

import java.util.Arrays;
import java.util.List;

/// How dense numbers lie, smoothed by a Gaussian kernel with Silverman's bandwidth. Few numbers are
/// summed one by one; many are first gathered in cells, so that the work grows with the cells.
///
/// @param places of the cells, or the numbers themselves
/// @param weights how many numbers each place stands for
@SuppressWarnings("ArrayRecordComponent") // never compared
record GaussianDensity(double[] places, double[] weights, int count, double bandwidth) {

  /// Bandwidths beyond which the kernel is nothing: e⁻³².
  private static final double REACH = 8;

  private static final int FEW = 512;
  private static final int MOST_CELLS = 4096;

  /// Cells this much narrower than the kernel change no offset by a pixel.
  private static final double CELLS_PER_BANDWIDTH = 16;

  static GaussianDensity of(List<Double> all, double bandwidth, double adjust) {
    double[] values = all.stream().filter(Double::isFinite).mapToDouble(v -> v).sorted().toArray();
    double width = (Double.isNaN(bandwidth) ? silverman(values) : bandwidth) * adjust;
    if (values.length <= FEW) {
      double[] ones = new double[values.length];
      Arrays.fill(ones, 1);
      return new GaussianDensity(values, ones, values.length, width);
    }
    return gathered(values, width);
  }

  private static GaussianDensity gathered(double[] sorted, double width) {
    double low = sorted[0];
    double extent = sorted[sorted.length - 1] - low;
    int cells = (int) Math.clamp(extent / width * CELLS_PER_BANDWIDTH, 1, MOST_CELLS);
    double step = extent / cells;
    double[] places = new double[cells + 1];
    for (int i = 0; i <= cells; i++) {
      places[i] = low + i * step;
    }
    double[] weights = new double[cells + 1];
    for (double value : sorted) {
      double at = step > 0 ? (value - low) / step : 0;
      int cell = Math.min((int) at, cells - 1);
      weights[cell] += 1 - (at - cell);
      weights[cell + 1] += at - cell;
    }
    return new GaussianDensity(places, weights, sorted.length, width);
  }

  double at(double x) {
    double sum = 0;
    double end = x + REACH * bandwidth;
    for (int i = first(x - REACH * bandwidth); i < places.length && places[i] <= end; i++) {
      double u = (x - places[i]) / bandwidth;
      sum += weights[i] * Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    }
    return count == 0 ? 0 : sum / (count * bandwidth);
  }

  /// The first place that is not below another.
  private int first(double least) {
    int found = Arrays.binarySearch(places, least);
    return found >= 0 ? found : -found - 1;
  }

  private static double silverman(double[] sorted) {
    int n = sorted.length;
    double sigma = deviation(sorted);
    if (n <= 1 || sigma == 0) {
      return 1;
    }
    double iqr = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
    double scale = iqr > 0 ? Math.min(sigma, iqr) : sigma;
    return 0.9 * scale * Math.pow(n, -0.2);
  }

  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length == 0 ? 0 : Math.sqrt(squares / values.length);
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int low = (int) Math.floor(at);
    int high = (int) Math.ceil(at);
    return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
  }
}
