package dev.vitrine.querybuilder.model;

import java.util.Optional;

/// A table of a query.
///
/// @param id by which the query's other parts name it
/// @param name in the schema
public record QueryTable(String id, String name, Optional<String> alias) {

  /// By which expressions may name its columns.
  public String shownName() {
    return alias.orElse(name);
  }
}
