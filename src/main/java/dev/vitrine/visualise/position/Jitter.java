package dev.vitrine.visualise.position;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// Spreads points within their step. The noise is the sequence of a seed, so that the same rows
/// always make the same picture and layers over the same rows agree; another seed makes another
/// one.
///
/// @param places columns of the axes with steps
/// @param offsets for each of them, the column to write; what it already holds is the middle
/// @param groups columns that tell groups apart
/// @param side `both`, or towards which the points are spread
/// @param width share of the step
/// @param seed of the noise
public record Jitter(
    List<String> places,
    List<String> offsets,
    List<String> groups,
    Distribution distribution,
    String side,
    double width,
    long seed) {

  /// Where none is set.
  public static final long STANDARD_SEED = 0x5eed;

  /// How the noise is spread.
  public enum Distribution {
    UNIFORM,
    NORMAL,
    /// As wide as the points are dense.
    DENSITY,
    /// As DENSITY, compared over all groups by their number, too.
    INTENSITY;

    public static Distribution named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public boolean followsDensity() {
      return this == DENSITY || this == INTENSITY;
    }
  }

  /// @param values the number axis, for a density
  /// @param bandwidth of the density; NaN to choose one
  public Frame apply(Frame frame, Column values, double bandwidth, double adjust) {
    double[] spread = new double[frame.rows()];
    Arrays.fill(spread, 1);
    if (distribution.followsDensity()) {
      spread = densities(frame, values, bandwidth, adjust);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Frame jittered = frame;
    for (String offset : offsets) {
      double[] result = new double[frame.rows()];
      for (int row = 0; row < result.length; row++) {
        double middle =
            frame.find(offset).map(Column::size).isPresent() ? frame.column(offset).number(row) : 0;
        result[row] = middle + sided(noise(random) * spread[row]);
      }
      jittered = jittered.with(offset, Column.of(result));
    }
    return jittered;
  }

  private double noise(SplittableRandom random) {
    return distribution == Distribution.NORMAL
        ? random.nextGaussian() * width / 4
        : (random.nextDouble() - 0.5) * width;
  }

  private double sided(double offset) {
    return switch (side) {
      case "right", "top" -> Math.abs(offset);
      case "left", "bottom" -> -Math.abs(offset);
      default -> offset;
    };
  }

  private double[] densities(Frame frame, Column values, double bandwidth, double adjust) {
    List<String> by = new ArrayList<>(places);
    by.addAll(groups);
    Groups grouping = new Groups(frame, by);
    Map<List<Value>, List<Double>> members = new HashMap<>();
    for (int row = 0; row < frame.rows(); row++) {
      members.computeIfAbsent(grouping.key(row), _ -> new ArrayList<>()).add(values.number(row));
    }
    Map<List<Value>, GaussianDensity> kernels = new HashMap<>();
    members.forEach((key, list) -> kernels.put(key, GaussianDensity.of(list, bandwidth, adjust)));
    double[] result = new double[frame.rows()];
    for (int row = 0; row < result.length; row++) {
      GaussianDensity kernel = Objects.requireNonNull(kernels.get(grouping.key(row)));
      double place = values.number(row);
      double at = Double.isFinite(place) ? kernel.at(place) : 0;
      result[row] = distribution == Distribution.INTENSITY ? at * kernel.count() : at;
    }
    double most = Arrays.stream(result).max().orElse(1);
    return Arrays.stream(result).map(at -> most > 0 ? at / most : 0).toArray();
  }
}
