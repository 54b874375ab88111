package dev.vitrine.agent.schema;

import java.util.List;

/// Asks a warehouse a question of ours.
@FunctionalInterface
public interface Asking {

  /// Asks, and waits for the answer.
  ///
  /// @param values bound to `?` in order
  ///
  /// @return cells as text; NULL is empty
  List<List<String>> rows(String sql, List<String> values);
}
