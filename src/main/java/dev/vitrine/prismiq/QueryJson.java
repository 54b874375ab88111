package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.model.Aggregation;
import dev.vitrine.querybuilder.model.CalculatedField;
import dev.vitrine.querybuilder.model.ColumnRef;
import dev.vitrine.querybuilder.model.Direction;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Interval;
import dev.vitrine.querybuilder.model.Join;
import dev.vitrine.querybuilder.model.JoinType;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.model.Sort;
import dev.vitrine.querybuilder.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Queries in JSON.
final class QueryJson {

  private static final List<String> INTERVALS =
      List.of("minute", "hour", "day", "week", "month", "quarter", "year");

  private QueryJson() {}

  static QueryDefinition read(Fields fields) {
    fields.require("tables");
    fields.require("columns");
    QueryDefinition query =
        new QueryDefinition(
            fields.objects("tables", QueryJson::table),
            fields.objects("joins", QueryJson::join),
            fields.objects("columns", QueryJson::selection),
            fields.objects("filters", QueryJson::filter),
            fields.objects("group_by", QueryJson::group),
            fields.objects("order_by", QueryJson::sort),
            fields.optionalWhole("limit", 0),
            fields.optionalWhole("offset", 0),
            fields.object("time_series", QueryJson::timeSeries),
            fields.objects("calculated_fields", QueryJson::calculated));
    if (fields.raw("tables") instanceof List<?> none && none.isEmpty()) {
      fields.fault("tables", "value_error", "Value error, At least one table must be specified");
    }
    if (fields.raw("columns") instanceof List<?> none && none.isEmpty()) {
      fields.fault("columns", "value_error", "Value error, At least one column must be selected");
    }
    if (fields.isFine()) {
      unknownTable(query).ifPresent(fields::wrong);
    }
    return query;
  }

  /// The first place that names a table that the query has not.
  private static Optional<String> unknownTable(QueryDefinition query) {
    Set<String> ids = query.tables().stream().map(QueryTable::id).collect(Collectors.toSet());
    return unknown(query.joins(), Join::fromTable, "Join", ids)
        .or(() -> unknown(query.joins(), Join::toTable, "Join", ids))
        .or(() -> unknown(query.columns(), Selection::table, "Column selection", ids))
        .or(() -> unknown(query.filters(), Filter::table, "Filter", ids))
        .or(() -> unknown(query.groupBy(), ColumnRef::table, "Group by", ids))
        .or(() -> unknown(query.orderBy(), Sort::table, "Order by", ids))
        .or(() ->
            unknown(query.timeSeries().stream().toList(), TimeSeries::table, "Time series", ids));
  }

  private static <T> Optional<String> unknown(
      List<T> parts, Function<T, String> table, String what, Set<String> ids) {
    return parts.stream()
        .map(table)
        .filter(id -> !ids.contains(id))
        .findFirst()
        .map(id -> what + " references unknown table_id: " + id);
  }

  private static QueryTable table(Fields fields) {
    return new QueryTable(fields.text("id"), fields.text("name"), fields.optionalText("alias"));
  }

  private static Join join(Fields fields) {
    return new Join(
        fields.text("from_table_id"),
        fields.text("from_column"),
        fields.text("to_table_id"),
        fields.text("to_column"),
        fields.choice(
            "join_type",
            word -> exact(JoinType.values(), JoinType::name, word),
            List.of("INNER", "LEFT", "RIGHT", "FULL"),
            JoinType.INNER));
  }

  private static Selection selection(Fields fields) {
    return new Selection(
        fields.text("table_id"),
        fields.text("column"),
        fields.choice(
            "aggregation",
            word -> exact(Aggregation.values(), Aggregation::word, word),
            words(Aggregation.values(), Aggregation::word),
            Aggregation.NONE),
        fields.optionalText("alias"),
        fields.optionalText("date_trunc"),
        fields.optionalText("date_format"),
        fields.optionalText("sql_expression"));
  }

  private static Filter filter(Fields fields) {
    return new Filter(
        fields.text("table_id"),
        fields.text("column"),
        fields.choiceOf(
            "operator",
            word -> exact(Operator.values(), Operator::word, word),
            words(Operator.values(), Operator::word),
            Operator.EQ),
        fields.raw("value"),
        fields.optionalText("sql_expression"));
  }

  private static ColumnRef group(Fields fields) {
    return new ColumnRef(fields.text("table_id"), fields.text("column"));
  }

  private static Sort sort(Fields fields) {
    return new Sort(
        fields.text("table_id"),
        fields.text("column"),
        fields.choice(
            "direction",
            word -> exact(Direction.values(), Direction::name, word),
            List.of("ASC", "DESC"),
            Direction.ASC));
  }

  private static TimeSeries timeSeries(Fields fields) {
    return new TimeSeries(
        fields.text("table_id"),
        fields.text("date_column"),
        interval(fields),
        fields.truth("fill_missing", true),
        fields.has("fill_value") ? fields.raw("fill_value") : Long.valueOf(0),
        fields.optionalText("alias"));
  }

  static Interval interval(Fields fields) {
    return fields.choiceOf(
        "interval",
        word -> Interval.of(word).filter(unit -> unit != Interval.SECOND),
        INTERVALS,
        Interval.DAY);
  }

  private static CalculatedField calculated(Fields fields) {
    return new CalculatedField(
        fields.text("name"),
        fields.text("expression"),
        fields.optionalText("sql_expression").filter(text -> !text.isBlank()),
        fields.truth("has_internal_aggregation", false),
        fields.optionalText("data_type").orElse("number"));
  }

  static <T> Optional<T> exact(T[] values, Function<T, String> word, String given) {
    return Arrays.stream(values).filter(value -> word.apply(value).equals(given)).findFirst();
  }

  static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  /// With every field, as clients of the first server see it.
  static Map<String, @Nullable Object> write(QueryDefinition query) {
    return Answers.map(
        "tables",
            query.tables().stream()
                .map(table ->
                    Answers.map("id", table.id(), "name", table.name(), "alias", or(table.alias())))
                .toList(),
        "joins", query.joins().stream().map(QueryJson::write).toList(),
        "columns", query.columns().stream().map(QueryJson::write).toList(),
        "filters", query.filters().stream().map(QueryJson::write).toList(),
        "group_by",
            query.groupBy().stream()
                .map(group -> Answers.map("table_id", group.table(), "column", group.column()))
                .toList(),
        "order_by",
            query.orderBy().stream()
                .map(sort ->
                    Answers.map(
                        "table_id", sort.table(),
                        "column", sort.column(),
                        "direction", sort.direction().name()))
                .toList(),
        "limit", or(query.limit()),
        "offset", or(query.offset()),
        "time_series", or(query.timeSeries().map(QueryJson::write)),
        "calculated_fields", query.calculatedFields().stream().map(QueryJson::write).toList());
  }

  private static Map<String, @Nullable Object> write(Join join) {
    return Answers.map(
        "from_table_id", join.fromTable(),
        "from_column", join.fromColumn(),
        "to_table_id", join.toTable(),
        "to_column", join.toColumn(),
        "join_type", join.type().name());
  }

  private static Map<String, @Nullable Object> write(Selection column) {
    return Answers.map(
        "table_id", column.table(),
        "column", column.column(),
        "aggregation", column.aggregation().word(),
        "alias", or(column.alias()),
        "date_trunc", or(column.dateTrunc()),
        "date_format", or(column.dateFormat()),
        "sql_expression", or(column.sqlExpression()));
  }

  private static Map<String, @Nullable Object> write(Filter filter) {
    return Answers.map(
        "table_id", filter.table(),
        "column", filter.column(),
        "operator", filter.operator().word(),
        "value", filter.value(),
        "sql_expression", or(filter.sqlExpression()));
  }

  private static Map<String, @Nullable Object> write(TimeSeries series) {
    return Answers.map(
        "table_id", series.table(),
        "date_column", series.dateColumn(),
        "interval", series.interval().name().toLowerCase(Locale.ROOT),
        "fill_missing", series.fillMissing(),
        "fill_value", series.fillValue(),
        "alias", or(series.alias()));
  }

  private static Map<String, @Nullable Object> write(CalculatedField field) {
    return Answers.map(
        "name", field.name(),
        "expression", field.expression(),
        "sql_expression", or(field.sqlExpression()),
        "has_internal_aggregation", field.hasInternalAggregation(),
        "data_type", field.dataType());
  }

  static @Nullable Object or(Optional<?> value) {
    return value.isPresent() ? value.get() : null;
  }
}
