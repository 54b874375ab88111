package dev.vitrine.querybuilder.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement to run.
///
/// @param sql with `?` where values are bound
/// @param shown the same with `$1`, `$2` …
/// @param values to bind, in their order
/// @param columns of the result
public record BuiltQuery(
    String sql, String shown, List<@Nullable Object> values, List<ResultColumn> columns) {

  public BuiltQuery {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    columns = List.copyOf(columns);
  }

  /// A column of the result.
  ///
  /// @param source name of the column that it was made of
  public record ResultColumn(String name, String source, Role role) {}

  /// What a column is for.
  public enum Role {
    /// When: the bucket of a time series.
    BUCKET,
    /// One value for each group.
    GROUP,
    /// Made of a group's rows.
    AGGREGATE,
    /// In a query without groups.
    PLAIN
  }
}
