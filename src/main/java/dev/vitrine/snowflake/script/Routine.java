package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;

/// A procedure: what it takes, gives and does.
///
/// @param returns its one value's type; empty for a table
/// @param table columns of the table, none for any
/// @param body a block's text
record Routine(
    String name,
    List<Parameter> parameters,
    Optional<SqlType> returns,
    List<Parameter> table,
    String body) {
  Routine {
    parameters = List.copyOf(parameters);
    table = List.copyOf(table);
  }
}
