package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.expression.ExpressionError;
import dev.vitrine.querybuilder.gate.RefusedSql;
import dev.vitrine.querybuilder.model.CalculatedField;
import dev.vitrine.querybuilder.model.ColumnRef;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Interval;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.model.Sort;
import dev.vitrine.querybuilder.model.TimeSeries;
import dev.vitrine.querybuilder.schema.Family;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds everything that is wrong with a query, not only the first.
public final class Validator {

  private final QueryDefinition query;
  private final Scope scope;
  private final List<Finding> findings = new ArrayList<>();

  private Validator(QueryDefinition query, Schema schema) {
    this.query = query;
    this.scope = new Scope(query, schema);
  }

  /// Empty for a query that can be built.
  public static List<Finding> check(QueryDefinition query, Schema schema) {
    Validator validator = new Validator(query, schema);
    validator.run();
    return List.copyOf(validator.findings);
  }

  private void run() {
    tables();
    calculatedFields();
    for (int i = 0; i < query.columns().size(); i++) {
      selection(query.columns().get(i), "columns[" + i + "]");
    }
    findings.addAll(new JoinCheck(query, scope).findings());
    for (int i = 0; i < query.filters().size(); i++) {
      filter(query.filters().get(i), "filters[" + i + "]");
    }
    for (int i = 0; i < query.groupBy().size(); i++) {
      group(query.groupBy().get(i), "group_by[" + i + "]");
    }
    query.timeSeries().ifPresent(this::timeSeries);
    for (int i = 0; i < query.orderBy().size(); i++) {
      sort(query.orderBy().get(i), "order_by[" + i + "]");
    }
    if (findings.isEmpty()) {
      findings.addAll(new GroupCheck(query, scope).findings());
    }
  }

  private void add(Code code, String field, String message) {
    findings.add(Finding.of(code, field, message));
  }

  private void tables() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < query.tables().size(); i++) {
      QueryTable table = query.tables().get(i);
      if (!ids.add(table.id())) {
        add(
            Code.DUPLICATE_TABLE,
            "tables[" + i + "].id",
            "Table id '" + table.id() + "' is used more than once");
      }
      if (scope.table(table.id()).isEmpty() && scope.schema().table(table.name()).isEmpty()) {
        findings.add(
            Finding.of(
                    Code.TABLE_NOT_FOUND,
                    "tables[" + i + "].name",
                    "Table '" + table.name() + "' not found in schema")
                .suggesting(Suggestions.near(table.name(), scope.schema().tableNames())));
      }
    }
  }

  private boolean tablesAreKnown() {
    return query.tables().stream().allMatch(table -> scope.table(table.id()).isPresent());
  }

  /// Says what is wrong with an expression; whether nothing is.
  private boolean readable(String field, Code code, Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (ExpressionError wrong) {
      add(code, field, wrong.text());
    } catch (RefusedSql refused) {
      add(Code.SQL_NOT_ALLOWED, field, refused.text());
    }
    return false;
  }

  private void calculatedFields() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < query.calculatedFields().size(); i++) {
      CalculatedField field = query.calculatedFields().get(i);
      String at = "calculated_fields[" + i + "]";
      if (!names.add(field.name())) {
        add(
            Code.INVALID_EXPRESSION,
            at + ".name",
            "Calculated field '" + field.name() + "' is defined more than once");
      }
      String part = at + (field.sqlExpression().isPresent() ? ".sql_expression" : ".expression");
      if (tablesAreKnown()) {
        try {
          scope.aggregates(scope.calculated(field));
        } catch (ExpressionError wrong) {
          add(
              Code.INVALID_EXPRESSION,
              part,
              "Calculated field '%s': %s".formatted(field.name(), wrong.text()));
        } catch (RefusedSql refused) {
          add(
              Code.SQL_NOT_ALLOWED,
              part,
              "Calculated field '%s': %s".formatted(field.name(), refused.text()));
        }
      }
    }
  }

  private void selection(Selection selection, String at) {
    if (selection.isCountOfRows()) {
      return;
    }
    selection
        .dateTrunc()
        .filter(unit -> Interval.of(unit).isEmpty())
        .ifPresent(unit ->
            add(
                Code.INVALID_DATE_TRUNC,
                at + ".date_trunc",
                "Invalid date_trunc '%s'. Must be one of: second, minute, hour, day, week, month,"
                        .formatted(unit)
                    + " quarter, year"));
    if (selection.sqlExpression().isPresent()) {
      sql(at + ".sql_expression", () -> scope.aggregates(scope.of(selection)));
      return;
    }
    column(selection.table(), selection.column(), at + ".column", "Column")
        .ifPresent(column -> {
          aggregation(selection, column, at);
          truncated(selection, column, at);
        });
  }

  private void sql(String at, Runnable reading) {
    if (tablesAreKnown()) {
      readable(at, Code.INVALID_EXPRESSION, reading);
    }
  }

  /// The column of a table; empty for a calculated field and for one that was complained about.
  private Optional<SchemaColumn> column(String table, String name, String at, String what) {
    if (query.calculated(name).isPresent()) {
      return Optional.empty();
    }
    Optional<SchemaTable> known = scope.table(table);
    Optional<SchemaColumn> column = known.flatMap(found -> found.column(name));
    if (known.isPresent() && column.isEmpty()) {
      findings.add(
          Finding.of(
                  Code.COLUMN_NOT_FOUND,
                  at,
                  "%s '%s' not found in table '%s'".formatted(what, name, known.get().name()))
              .suggesting(Suggestions.near(name, known.get().columnNames())));
    }
    return column;
  }

  private void aggregation(Selection selection, SchemaColumn column, String at) {
    if (selection.aggregation().isArithmetic() && column.type().family() != Family.NUMBER) {
      findings.add(
          Finding.of(
                  Code.INVALID_AGGREGATION,
                  at + ".aggregation",
                  "Aggregation '%s' is not valid for column '%s' of type '%s'"
                      .formatted(
                          selection.aggregation().word(), column.name(), column.type().name()))
              .suggesting(Optional.of("Valid aggregations for this column: min, max, count")));
    }
  }

  private void truncated(Selection selection, SchemaColumn column, String at) {
    if (selection.dateTrunc().isPresent() && !column.type().family().isTemporal()) {
      add(
          Code.INVALID_DATE_TRUNC,
          at + ".date_trunc",
          "Column '%s' is not a date/timestamp type (found: %s)"
              .formatted(column.name(), column.type().name()));
    }
  }

  private void filter(Filter filter, String at) {
    if (filter.sqlExpression().isPresent()) {
      sql(at + ".sql_expression", () -> scope.aggregates(scope.of(filter)));
    }
    Optional<SchemaColumn> column =
        filter.sqlExpression().isPresent()
            ? Optional.empty()
            : column(filter.table(), filter.column(), at + ".column", "Filter column");
    findings.addAll(new FilterCheck(filter, column, scope.schema(), at).findings());
  }

  private void group(ColumnRef group, String at) {
    var _ = column(group.table(), group.column(), at + ".column", "Group by column");
  }

  private void sort(Sort sort, String at) {
    boolean isOfResult =
        query.columns().stream()
                .anyMatch(column -> column.alias().filter(sort.column()::equals).isPresent())
            || query.timeSeries().filter(series -> series.name().equals(sort.column())).isPresent();
    if (!isOfResult) {
      var _ = column(sort.table(), sort.column(), at + ".column", "Order by column");
    }
  }

  private void timeSeries(TimeSeries series) {
    Optional<SchemaTable> table = scope.table(series.table());
    if (table.isEmpty()) {
      return;
    }
    Optional<SchemaColumn> column = table.get().column(series.dateColumn());
    if (column.isEmpty()) {
      findings.add(
          Finding.of(
                  Code.INVALID_TIME_SERIES,
                  "time_series.date_column",
                  "Date column '%s' not found in table '%s'"
                      .formatted(series.dateColumn(), table.get().name()))
              .suggesting(Suggestions.near(series.dateColumn(), table.get().columnNames())));
    } else if (!column.get().type().family().isTemporal()) {
      findings.add(
          Finding.of(
                  Code.INVALID_TIME_SERIES,
                  "time_series.date_column",
                  "Column '%s' is not a date/timestamp type (found: %s)"
                      .formatted(series.dateColumn(), column.get().type().name()))
              .suggesting(Optional.of("Use a column with date, timestamp, or timestamptz type")));
    }
  }
}
