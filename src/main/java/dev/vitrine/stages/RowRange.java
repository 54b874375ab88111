package dev.vitrine.stages;

import java.util.Set;

/// Which records of a file are read.
///
/// @param from number of the first
/// @param to number behind the last
/// @param without numbers that are left out
public record RowRange(long from, long to, Set<Long> without) {

  public static final RowRange ALL = new RowRange(1, Long.MAX_VALUE, Set.of());

  public RowRange {
    without = Set.copyOf(without);
  }

  static RowRange of(long from, long to) {
    return new RowRange(from, to, Set.of());
  }

  boolean has(long row) {
    return row >= from && row < to && !without.contains(row);
  }
}
