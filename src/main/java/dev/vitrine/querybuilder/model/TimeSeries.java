package dev.vitrine.querybuilder.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows gathered by time; the bucket is the first column of the result.
///
/// @param fillMissing whether buckets without rows are in the result
/// @param fillValue of their numbers
public record TimeSeries(
    String table,
    String dateColumn,
    Interval interval,
    boolean fillMissing,
    @Nullable Object fillValue,
    Optional<String> alias) {

  public String name() {
    return alias.orElse(dateColumn + "_bucket");
  }
}
