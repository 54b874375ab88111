package dev.vitrine.visualise.sql;

import java.util.EnumSet;
import java.util.Set;

/// What not every engine can do. A statistic names what it needs, and where the engine lacks it,
/// its rows are fetched and it runs on the local DuckDB instead.
public enum Capability {
  /// Exact percentiles with linear interpolation, as an aggregate.
  PERCENTILES,
  /// The first and the last value of a group, as an aggregate.
  FIRST_LAST,
  /// Standard deviation, variance and covariance.
  SPREADS,
  /// Functions OVER a window.
  WINDOWS,
  /// Logarithms, powers and roots of doubles.
  LOGARITHMS,
  /// Dates and times as numbers and back.
  TEMPORALS,
  /// The rows of a query in brackets come in that query's order.
  ORDERED_SOURCES,
  /// Reads files by their paths.
  FILES;

  /// What several parts need together.
  @SafeVarargs
  public static Set<Capability> all(Set<Capability>... parts) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    for (Set<Capability> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
