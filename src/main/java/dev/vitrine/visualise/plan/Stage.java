package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import java.util.List;
import java.util.function.Function;

/// A plan between two fetches.
public sealed interface Stage {

  /// @param sql what one query is
  /// @param what it is for, for people who watch
  record Query(String sql, String what) {}

  /// Needs rows to go on.
  ///
  /// @param then takes a frame for each query, in their order
  record Fetch(List<Query> queries, Function<List<Frame>, Stage> then) implements Stage {}

  /// @param sql texts that each layer ran, by layer
  record Finished(Picture picture, List<List<String>> sql) implements Stage {}
}
