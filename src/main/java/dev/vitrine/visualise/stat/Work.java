package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Frame;
import java.util.List;
import java.util.function.Function;

/// How far a statistic has come.
public sealed interface Work {

  /// Needs the rows of a query to go on.
  ///
  /// @param what it is for, for people who watch: `extent`, `bins`
  record Ask(String sql, String what, Function<Frame, Work> then) implements Work {}

  /// The rows of this query are the layer's, in the order that the layer asks for.
  ///
  /// @param keys columns, quoted, that tell the rows apart: they order what is not ordered
  ///   otherwise
  record Query(String sql, List<String> keys) implements Work {}

  /// The rows of this query are to be in a local table before the work goes on, which then asks the
  /// local engine only.
  ///
  /// @param sql in the source's dialect
  record Load(String sql, String table, Work then) implements Work {}

  /// The layer's rows, in order.
  record Rows(Frame frame) implements Work {}
}
