package dev.vitrine.visualise.position;

import java.util.List;

/// How dense numbers lie, smoothed by a Gaussian kernel with Silverman's bandwidth.
@SuppressWarnings("ArrayRecordComponent") // never compared
record GaussianDensity(double[] values, double bandwidth) {

  static GaussianDensity of(List<Double> all, double bandwidth, double adjust) {
    double[] values = all.stream().filter(Double::isFinite).mapToDouble(v -> v).sorted().toArray();
    double chosen = Double.isNaN(bandwidth) ? silverman(values) : bandwidth;
    return new GaussianDensity(values, chosen * adjust);
  }

  int count() {
    return values.length;
  }

  double at(double x) {
    double sum = 0;
    for (double value : values) {
      double u = (x - value) / bandwidth;
      sum += Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    }
    return values.length == 0 ? 0 : sum / (values.length * bandwidth);
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
