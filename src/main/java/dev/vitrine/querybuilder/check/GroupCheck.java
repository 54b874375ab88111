package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.expression.ExpressionError;
import dev.vitrine.querybuilder.model.ColumnRef;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.model.Sort;
import java.util.ArrayList;
import java.util.List;

/// Whether what is not aggregated is grouped, in a query that is right in all else.
record GroupCheck(QueryDefinition query, Scope scope) {

  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < query.columns().size(); i++) {
      Selection column = query.columns().get(i);
      String at = "columns[" + i + "]";
      if (twice(column)) {
        found.add(
            Finding.of(
                Code.INVALID_AGGREGATION,
                at + ".aggregation",
                "Column '%s' aggregates already: its aggregation must be none"
                    .formatted(column.column())));
      }
      if (!query.groupBy().isEmpty() && !isGrouped(column)) {
        found.add(
            Finding.of(
                Code.INVALID_AGGREGATION,
                at + ".column",
                "Column '%s' must be in group_by or have an aggregation"
                    .formatted(column.column())));
      }
    }
    for (int i = 0; i < query.orderBy().size(); i++) {
      if (!isOrderable(query.orderBy().get(i))) {
        found.add(
            Finding.of(
                Code.INVALID_AGGREGATION,
                "order_by[" + i + "].column",
                "Order by column '%s' is not grouped: order by a column of the result"
                    .formatted(query.orderBy().get(i).column())));
      }
    }
    return found;
  }

  private boolean twice(Selection column) {
    return column.aggregates() && !column.isCountOfRows() && scope.aggregates(scope.of(column));
  }

  private boolean isAggregate(Selection column) {
    return column.aggregates() || scope.aggregates(scope.of(column));
  }

  private boolean isGrouped(Selection column) {
    return isAggregate(column)
        || query.groupBy().contains(new ColumnRef(column.table(), column.column()));
  }

  /// In a query of groups, only what a group has one value of can order it.
  private boolean isOrderable(Sort sort) {
    boolean ofGroups =
        !query.groupBy().isEmpty() || query.columns().stream().anyMatch(this::isAggregate);
    if (!ofGroups) {
      return true;
    }
    boolean ofResult =
        query.columns().stream()
            .anyMatch(column ->
                column.alias().filter(sort.column()::equals).isPresent()
                    || (column.table().equals(sort.table())
                        && column.column().equals(sort.column())));
    boolean ofSeries =
        query
            .timeSeries()
            .filter(series ->
                series.name().equals(sort.column()) || series.dateColumn().equals(sort.column()))
            .isPresent();
    return ofResult
        || ofSeries
        || query.groupBy().contains(new ColumnRef(sort.table(), sort.column()))
        || isAggregateField(sort.column());
  }

  private boolean isAggregateField(String name) {
    try {
      return query
          .calculated(name)
          .filter(field -> scope.aggregates(scope.calculated(field)))
          .isPresent();
    } catch (ExpressionError _) {
      return false;
    }
  }
}
