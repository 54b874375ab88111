package dev.vitrine.querybuilder.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result in memory.
///
/// @param types a word for each column's type
/// @param rows values as JSON has them: text, numbers, booleans, null
public record Rows(List<String> columns, List<String> types, List<List<@Nullable Object>> rows) {

  public Rows {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
    rows = Collections.unmodifiableList(rows);
  }

  /// @throws IllegalArgumentException when there is none of that name
  int index(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Column not found in result: '%s'; there are %s".formatted(column, columns));
    }
    return index;
  }

  /// Some values as a row.
  static List<@Nullable Object> row(List<@Nullable Object> values) {
    return Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
  }
}
