package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.Where;
import java.util.List;
import java.util.function.Function;

/// A plan between two fetches.
public sealed interface Stage {

  /// @param sql what one query is
  /// @param what it is for, for people who watch
  /// @param table local table that its rows go into; empty when they are the answer
  record Query(String sql, String what, Where where, String table) {

    Query(String sql, String what) {
      this(sql, what, Where.SOURCE, "");
    }

    /// What makes it the same query: not what it is for.
    public Query key() {
      return new Query(sql, "", where, table);
    }

    public boolean isLoad() {
      return !table.isEmpty();
    }
  }

  /// Needs rows to go on.
  ///
  /// @param then takes a frame for each query, in their order
  record Fetch(List<Query> queries, Function<List<Frame>, Stage> then) implements Stage {}

  /// @param sql texts that each layer ran, by layer
  record Finished(Picture picture, List<List<String>> sql) implements Stage {}
}
