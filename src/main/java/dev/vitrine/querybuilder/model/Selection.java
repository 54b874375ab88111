package dev.vitrine.querybuilder.model;

import java.util.Optional;

/// A column of the result.
///
/// @param table id of the table
/// @param column of the table, the name of a calculated field, or `*` to be counted
/// @param dateTrunc word of an [Interval]
/// @param dateFormat how clients show it; says nothing to the warehouse
/// @param sqlExpression SQL that stands for the column, read by a parser and never passed on
public record Selection(
    String table,
    String column,
    Aggregation aggregation,
    Optional<String> alias,
    Optional<String> dateTrunc,
    Optional<String> dateFormat,
    Optional<String> sqlExpression) {

  public static Selection of(String table, String column) {
    return of(table, column, Aggregation.NONE);
  }

  public static Selection of(String table, String column, Aggregation aggregation) {
    return new Selection(
        table,
        column,
        aggregation,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean isCountOfRows() {
    return column.equals("*") && aggregation == Aggregation.COUNT && sqlExpression.isEmpty();
  }

  public boolean aggregates() {
    return aggregation != Aggregation.NONE;
  }
}
