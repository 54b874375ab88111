package dev.vitrine.snowflake.script;

import java.util.Optional;

/// Where a cursor's or a result set's rows come from.
sealed interface Rowset {

  /// A statement that gives rows.
  ///
  /// @param start offset of the text in the script
  record Statement(String text, int start) implements Rowset {}

  /// A result set, or a cursor.
  record Named(String name, int start) implements Rowset {}

  /// What follows a declaration's `:=` or an assignment's: rows, or one value.
  record Initial(Optional<Rowset> rows, Optional<Expression> value) {
    static Initial of(Rowset rows) {
      return new Initial(Optional.of(rows), Optional.empty());
    }

    static Initial of(Expression value) {
      return new Initial(Optional.empty(), Optional.of(value));
    }
  }
}
