package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;

/// Rows that a `FROM` gives: SQL of a relation, and its columns.
///
/// @param name that qualifies its columns; empty for none
/// @param path database and schema of a table that has no alias, which may qualify it too
/// @param sql what stands in the engine's `FROM`, alias included
/// @param columns in order
public record Source(Optional<String> name, List<String> path, String sql, List<Field> columns) {

  /// @param name as Snowflake tells it
  /// @param value how an expression reads it
  /// @param hidden not part of `*`
  public record Field(String name, Typed value, boolean hidden) {
    public static Field of(String name, String sql, SqlType type) {
      return new Field(name, Typed.of(sql, type), false);
    }
  }

  public Source {
    path = List.copyOf(path);
    columns = List.copyOf(columns);
  }

  public Source named(Optional<String> other) {
    return new Source(other, other.isPresent() ? List.of() : path, sql, columns);
  }
}
