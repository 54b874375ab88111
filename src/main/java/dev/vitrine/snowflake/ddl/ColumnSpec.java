package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;

/// A column as it is written.
///
/// @param type empty where a query gives it
record ColumnSpec(
    Ident name,
    Optional<SqlType> type,
    boolean notNull,
    Optional<String> defaultText,
    Optional<Counting> identity,
    String comment,
    List<Constraint> constraints) {

  /// `START n INCREMENT n`.
  record Counting(long start, long increment, boolean ordered) {}

  ColumnSpec {
    constraints = List.copyOf(constraints);
  }
}
