package dev.vitrine.stages;

import dev.vitrine.kernel.SqlType;
import java.util.List;

/// The columns of a table that a load fills.
///
/// @param table its bare name, for messages
/// @param columns that are filled, in the order of the values
public record Target(String table, List<Column> columns) {

  /// @param engineName not quoted
  /// @param engineType to which its text is cast
  public record Column(
      String name, String engineName, SqlType type, String engineType, boolean nullable) {}

  public Target {
    columns = List.copyOf(columns);
  }

  /// As messages name a column: `"T"["C":1]`; one that the table has not: `"T"[3]`.
  ///
  /// @param index from 0
  String shown(int index) {
    String quoted = '"' + table + '"';
    return index < columns.size()
        ? "%s[\"%s\":%d]".formatted(quoted, columns.get(index).name(), index + 1)
        : "%s[%d]".formatted(quoted, index + 1);
  }
}
