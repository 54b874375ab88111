package dev.vitrine.visualise.scale;

import java.util.ArrayList;
import java.util.List;

/// Breaks at round numbers, by the search of Wilkinson's "The Grammar of Graphics" with the nice
/// steps and weights of this language. The order of the arithmetic is part of the result.
final class Wilkinson {

  private static final double[] NICE = {1, 5, 2, 2.5, 4, 3};
  private static final double SIMPLICITY = 0.2;
  private static final double COVERAGE = 0.25;
  private static final double DENSITY = 0.5;
  private static final double LEGIBILITY = 0.05;
  private static final int LEAST_TRIES = 10;

  private final double min;
  private final double max;
  private final int wanted;
  private double best = Double.NEGATIVE_INFINITY;
  private List<Double> breaks = List.of();

  private Wilkinson(double min, double max, int wanted) {
    this.min = min;
    this.max = max;
    this.wanted = wanted;
  }

  /// Round numbers around [min, max]; some may lie outside.
  static List<Double> breaks(double min, double max, int wanted) {
    Wilkinson search = new Wilkinson(min, max, wanted);
    search.run();
    return search.breaks.isEmpty() ? simple(min, max, wanted) : search.breaks;
  }

  private void run() {
    for (int skip = 1; skip <= Math.max(wanted, LEAST_TRIES); skip++) {
      for (int i = 0; i < NICE.length; i++) {
        double simplicity = 1 - i / (double) NICE.length - (skip - 1) / 10.0;
        if (simplicity + COVERAGE + DENSITY + LEGIBILITY >= best) {
          tryCounts(NICE[i], skip, simplicity);
        }
      }
    }
  }

  private void tryCounts(double nice, int skip, double simplicity) {
    for (int count = 2; count <= Math.max(2 * wanted, LEAST_TRIES); count++) {
      double ratio = count / (double) wanted;
      double density = ratio >= 1 ? 2 - ratio : ratio;
      if (simplicity + COVERAGE + density + LEGIBILITY >= best) {
        tryStep(nice, skip, count, simplicity, density);
      }
    }
  }

  private void tryStep(double nice, int skip, int count, double simplicity, double density) {
    double delta = (max - min) / (count - 1) * skip;
    double step = nice * Math.pow(10, Transform.roundAwayFromZero(Math.log10(delta / nice)));
    double low = Math.floor(min / step) * step;
    double high = low + step * (count - 1);
    if (high < max) {
      return;
    }
    double coverage = Math.max(0, 1 - 0.5 * ((high - low) - (max - min)) / (max - min));
    double score = SIMPLICITY * simplicity + COVERAGE * coverage + DENSITY * density + LEGIBILITY;
    if (score > best) {
      best = score;
      breaks = steps(low, step, count);
    }
  }

  private static List<Double> steps(double low, double step, int count) {
    List<Double> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(low + step * i);
    }
    return list;
  }

  private static List<Double> simple(double min, double max, int wanted) {
    double rough = (max - min) / wanted;
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    double residual = rough / magnitude;
    double step = magnitude * (residual <= 1 ? 1 : residual <= 2 ? 2 : residual <= 5 ? 5 : 10);
    double low = Math.floor(min / step) * step;
    int count = (int) Math.round((Math.ceil(max / step) * step - low) / step) + 1;
    return steps(low, step, Math.min(count, 1000));
  }
}
