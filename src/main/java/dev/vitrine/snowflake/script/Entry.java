package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.SqlType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a name of a running script stands for.
sealed interface Entry {

  /// A variable; its value changes, its type does not.
  final class Variable implements Entry {
    private final SqlType type;
    private Value value;

    Variable(SqlType type, Value value) {
      this.type = type;
      this.value = value;
    }

    SqlType type() {
      return type;
    }

    Value value() {
      return value;
    }

    void set(Value changed) {
      value = changed;
    }
  }

  /// The row that a loop is at.
  ///
  /// @param cells by column
  record Row(Map<String, Value> cells) implements Entry {}

  /// A cursor, open or not.
  final class Cursor implements Entry {
    private final Rowset source;
    private @Nullable Walk walk;

    Cursor(Rowset source) {
      this.source = source;
    }

    Rowset source() {
      return source;
    }

    Optional<Walk> walk() {
      return Optional.ofNullable(walk);
    }

    void walk(@Nullable Walk now) {
      walk = now;
    }
  }

  /// A result set, which holds rows once it was given some.
  final class Held implements Entry {
    private @Nullable Rows rows;

    Optional<Rows> rows() {
      return Optional.ofNullable(rows);
    }

    void rows(Rows given) {
      rows = given;
    }
  }

  /// An exception of the user's.
  record Declared(String name, int number, String message) implements Entry {}

  /// A procedure of this block.
  record Local(Routine routine) implements Entry {}
}
