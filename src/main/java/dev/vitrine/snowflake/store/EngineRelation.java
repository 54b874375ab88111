package dev.vitrine.snowflake.store;

import java.util.List;
import java.util.Optional;

/// A table or view as the engine has it.
///
/// @param view its statement, for a view
record EngineRelation(String schema, String name, Optional<String> view, List<Column> columns) {

  /// @param type in the engine's words
  record Column(String name, String type, boolean nullable) {}
}
