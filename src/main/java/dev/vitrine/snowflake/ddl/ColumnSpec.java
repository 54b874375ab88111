package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;

/// A column as it is written.
///
/// @param type empty where a query gives it
/// @param collates it says by itself what it is compared by
record ColumnSpec(
    Ident name,
    Optional<SqlType> type,
    boolean notNull,
    Optional<String> defaultText,
    Optional<Counting> identity,
    String comment,
    List<Constraint> constraints,
    boolean collates) {

  /// `START n INCREMENT n`.
  record Counting(long start, long increment, boolean ordered) {

    /// What counts where nothing is said.
    static Counting usual(ParseOptions options) {
      return new Counting(1, 1, options.ordered());
    }
  }

  ColumnSpec {
    constraints = List.copyOf(constraints);
  }

  /// The same in a table whose columns have this collation by default.
  ColumnSpec in(String collation) {
    return new ColumnSpec(
        name,
        type.map(given -> DefaultCollation.applied(given, collates, collation)),
        notNull,
        defaultText,
        identity,
        comment,
        constraints,
        collates);
  }
}
