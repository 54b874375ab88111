package dev.vitrine.dialect.catalog;

import java.util.List;
import java.util.Optional;

/// A key of a table. Snowflake records keys and enforces none of them.
///
/// @param kind `PRIMARY KEY`, `UNIQUE` or `FOREIGN KEY`
/// @param references of a foreign key
public record Constraint(
    String name, String kind, List<String> columns, Optional<References> references) {

  /// @param table its full name
  public record References(List<String> table, List<String> columns) {}

  public Constraint {
    columns = List.copyOf(columns);
  }
}
