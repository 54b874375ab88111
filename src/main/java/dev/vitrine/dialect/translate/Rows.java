package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.Column;
import java.util.List;

/// A query in the engine's SQL.
///
/// @param sql gives columns named `c1`, `c2` …
/// @param columns with Snowflake's names, which may repeat
public record Rows(String sql, List<Output> columns) {

  /// One column, under the name that the client sees.
  ///
  /// @param required never NULL, because a table's column is not
  public record Output(String name, Typed value, boolean required) {

    public Output(String name, Typed value) {
      this(name, value, false);
    }

    public Column column() {
      return new Column(name, value.type(), !required);
    }
  }

  public Rows {
    columns = List.copyOf(columns);
  }

  /// Name of column `index`, from 0, in the engine.
  public static String engineColumn(int index) {
    return "c" + (index + 1);
  }
}
