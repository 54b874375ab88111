package dev.vitrine.visualise.stat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How much a value counts at a distance.
public enum Kernel {
  GAUSSIAN("gaussian"),
  EPANECHNIKOV("epanechnikov"),
  TRIANGULAR("triangular"),
  RECTANGULAR("rectangular", "uniform"),
  BIWEIGHT("biweight", "quartic"),
  COSINE("cosine");

  private static final double ROOT = Math.sqrt(2 * Math.PI);

  /// Where the Gaussian is too small to be seen beside its middle: e^-32.
  private static final double SEEN = 8;

  /// Where the Gaussian is no longer a normal double.
  private static final double VANISHED = 37;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> names;

  Kernel(String... names) {
    this.names = List.of(names);
  }

  public static Optional<Kernel> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kernel -> kernel.names.contains(lower)).findFirst();
  }

  public static List<String> allNames() {
    return Arrays.stream(values()).flatMap(kernel -> kernel.names.stream()).toList();
  }

  /// @param u distance in bandwidths, of either sign
  double at(double u) {
    if (this == GAUSSIAN) {
      return Math.exp(-u * u / 2) / ROOT;
    }
    return Math.abs(u) > 1 ? 0 : within(u);
  }

  private double within(double u) {
    double rest = 1 - u * u;
    return switch (this) {
      case GAUSSIAN -> at(u);
      case EPANECHNIKOV -> 0.75 * rest;
      case TRIANGULAR -> 1 - Math.abs(u);
      case RECTANGULAR -> 0.5;
      case BIWEIGHT -> 15.0 / 16 * rest * rest;
      case COSINE -> Math.PI / 4 * Math.cos(Math.PI / 2 * u);
    };
  }

  /// Bandwidths after which nothing counts in a sum.
  double reach() {
    return this == GAUSSIAN ? SEEN : 1;
  }

  /// Bandwidths after which nothing counts in a ratio of sums, in which small ones matter as well.
  double farReach() {
    return this == GAUSSIAN ? VANISHED : 1;
  }

  /// Cells that a bandwidth needs for the sums to be right to 1e-4 of their peak. What jumps needs
  /// more of them than what bends.
  int resolution() {
    return this == RECTANGULAR ? 400 : 40;
  }

  /// The kernel at every cell's distance: `table[j]` is its value `j` cells away, with the mass
  /// kept: the table adds up to what the kernel does.
  ///
  /// @param cells how many are one bandwidth
  double[] table(double cells, double reach) {
    double[] table = new double[(int) Math.floor(reach * cells + 0.5) + 1];
    double mass = 0;
    for (int j = 0; j < table.length; j++) {
      table[j] = this == RECTANGULAR ? 0.5 * Math.clamp(cells - j + 0.5, 0, 1) : at(j / cells);
      mass += j == 0 ? table[j] : 2 * table[j];
    }
    for (int j = 0; j < table.length; j++) {
      table[j] *= cells / mass;
    }
    return table;
  }
}
