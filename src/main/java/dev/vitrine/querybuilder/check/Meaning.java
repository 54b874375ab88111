package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.expression.Expression;
import dev.vitrine.querybuilder.schema.SchemaColumn;

/// What a field of an expression is.
public sealed interface Meaning {

  /// A column of the table with this id.
  record OfTable(String table, SchemaColumn column) implements Meaning {}

  /// A field that the query computes.
  record Calculated(String name, Expression expression) implements Meaning {}
}
