package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.sql.Capability;
import java.util.Set;

/// How smooth a density is.
///
/// @param bandwidth of the kernel, in the axis' numbers, days or seconds; NaN chooses one from the
///   data
/// @param adjust times the bandwidth
public record Smoothing(Kernel kernel, double bandwidth, double adjust) {

  private static final double NORMAL = 1.34;

  Set<Capability> needs() {
    return isChosen() ? Set.of(Capability.PERCENTILES, Capability.SPREADS) : Set.of();
  }

  boolean isChosen() {
    return Double.isNaN(bandwidth);
  }

  /// Silverman's rule; NaN for values that do not differ. Values of which most are equal have no
  /// quartiles apart: then their deviation counts.
  double chosen(double n, double deviation, double quartiles) {
    double spread = quartiles > 0 ? Math.min(deviation, quartiles / NORMAL) : deviation;
    return spread > 0 ? 0.9 * adjust * spread * Math.pow(n, -0.2) : Double.NaN;
  }
}
