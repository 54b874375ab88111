package dev.vitrine.querybuilder.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question to a warehouse.
///
/// @param groupBy empty to be derived from the columns that are not aggregated
public record QueryDefinition(
    List<QueryTable> tables,
    List<Join> joins,
    List<Selection> columns,
    List<Filter> filters,
    List<ColumnRef> groupBy,
    List<Sort> orderBy,
    Optional<Long> limit,
    Optional<Long> offset,
    Optional<TimeSeries> timeSeries,
    List<CalculatedField> calculatedFields) {

  public QueryDefinition {
    tables = List.copyOf(tables);
    joins = List.copyOf(joins);
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
    groupBy = List.copyOf(groupBy);
    orderBy = List.copyOf(orderBy);
    calculatedFields = List.copyOf(calculatedFields);
  }

  /// Columns of tables and nothing else.
  public static QueryDefinition of(List<QueryTable> tables, List<Selection> columns) {
    return new QueryDefinition(
        tables,
        List.of(),
        columns,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public Optional<QueryTable> table(String id) {
    return tables.stream().filter(table -> table.id().equals(id)).findFirst();
  }

  public Optional<CalculatedField> calculated(String name) {
    return calculatedFields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  public QueryDefinition withLimit(long most) {
    return new QueryDefinition(
        tables,
        joins,
        columns,
        filters,
        groupBy,
        orderBy,
        Optional.of(most),
        offset,
        timeSeries,
        calculatedFields);
  }

  public QueryDefinition withTimeSeries(TimeSeries series) {
    return new QueryDefinition(
        tables,
        joins,
        columns,
        filters,
        groupBy,
        orderBy,
        limit,
        offset,
        Optional.of(series),
        calculatedFields);
  }

  public QueryDefinition withJoins(List<Join> others) {
    return new QueryDefinition(
        tables,
        others,
        columns,
        filters,
        groupBy,
        orderBy,
        limit,
        offset,
        timeSeries,
        calculatedFields);
  }

  /// With conditions beside those that it has.
  public QueryDefinition alsoWhere(List<Filter> more) {
    List<Filter> all = new ArrayList<>(filters);
    all.addAll(more);
    return new QueryDefinition(
        tables, joins, columns, all, groupBy, orderBy, limit, offset, timeSeries, calculatedFields);
  }
}
