package dev.vitrine.querybuilder.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A condition on a column.
///
/// @param value as it came with the JSON: text, number, boolean, list, map or null
/// @param sqlExpression SQL that stands for the column, read by a parser and never passed on
public record Filter(
    String table,
    String column,
    Operator operator,
    @Nullable Object value,
    Optional<String> sqlExpression) {

  public static Filter of(String table, String column, Operator operator, @Nullable Object value) {
    return new Filter(table, column, operator, value, Optional.empty());
  }
}
