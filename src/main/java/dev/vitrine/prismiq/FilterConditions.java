package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.rows.Period;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a dashboard's filters mean for the queries of its widgets.
///
/// @param values by the filters' ids
/// @param yearStart the month that the fiscal year starts with
record FilterConditions(
    List<DashboardFilter> filters,
    Map<String, @Nullable Object> values,
    LocalDate today,
    int yearStart) {

  static final FilterConditions NONE =
      new FilterConditions(List.of(), Map.of(), LocalDate.EPOCH, 1);

  /// The query, narrowed by the filters whose fields its tables have.
  QueryDefinition applied(QueryDefinition query, Schema schema) {
    List<Filter> more = new ArrayList<>();
    for (DashboardFilter filter : filters) {
      query.tables().stream()
          .filter(
              table -> schema.table(table.name()).filter(known -> fits(filter, known)).isPresent())
          .findFirst()
          .map(QueryTable::id)
          .ifPresent(id -> more.addAll(conditions(filter, id)));
    }
    return query.alsoWhere(more);
  }

  /// Conditions on one table.
  List<Filter> on(SchemaTable table) {
    return filters.stream()
        .filter(filter -> fits(filter, table))
        .flatMap(filter -> conditions(filter, "").stream())
        .toList();
  }

  private static boolean fits(DashboardFilter filter, SchemaTable table) {
    return filter.table().map(table.name()::equalsIgnoreCase).orElse(true)
        && table.column(filter.field()).isPresent();
  }

  private List<Filter> conditions(DashboardFilter filter, String table) {
    Object given = values.get(filter.id());
    Object value = given == null ? filter.otherwise() : given;
    if (isEmpty(value) && filter.kind() != DashboardFilter.Kind.DATE_RANGE) {
      return List.of();
    }
    return switch (filter.kind()) {
      case SELECT -> List.of(Filter.of(table, filter.field(), Operator.EQ, value));
      case MULTI_SELECT ->
          List.of(Filter.of(table, filter.field(), Operator.IN, list(filter, value)));
      case TEXT -> List.of(Filter.of(table, filter.field(), Operator.ILIKE, "%" + value + "%"));
      case NUMBER_RANGE -> numbers(filter, table, value);
      case DATE_RANGE ->
          period(filter, value).map(period -> days(filter, table, period)).orElseGet(List::of);
    };
  }

  /// "All" is no condition.
  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals("__all__")
        || (value instanceof List<?> list && list.isEmpty());
  }

  private static List<?> list(DashboardFilter filter, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(filter, "a list");
  }

  private static Refused wrong(DashboardFilter filter, String what) {
    return Refused.badRequest("Filter '" + filter.id() + "' takes " + what);
  }

  private static List<Filter> numbers(
      DashboardFilter filter, String table, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> range)) {
      throw wrong(filter, "{\"min\": …, \"max\": …}");
    }
    List<Filter> both = new ArrayList<>();
    if (range.get("min") != null) {
      both.add(Filter.of(table, filter.field(), Operator.GTE, range.get("min")));
    }
    if (range.get("max") != null) {
      both.add(Filter.of(table, filter.field(), Operator.LTE, range.get("max")));
    }
    return both;
  }

  /// The whole of the last day too.
  private static List<Filter> days(DashboardFilter filter, String table, Period period) {
    return List.of(
        Filter.of(table, filter.field(), Operator.GTE, period.first().toString()),
        Filter.of(table, filter.field(), Operator.LT, period.last().plusDays(1).toString()));
  }

  private Optional<Period> period(DashboardFilter filter, @Nullable Object value) {
    if (isEmpty(value)) {
      return filter.preset().map(preset -> named(filter, preset));
    }
    if (value instanceof String preset) {
      return Optional.of(named(filter, preset));
    }
    if (value instanceof Map<?, ?> range && range.get("preset") instanceof String preset) {
      return Optional.of(named(filter, preset));
    }
    if (value instanceof Map<?, ?> range
        && range.get("start") instanceof String start
        && range.get("end") instanceof String end) {
      try {
        return Optional.of(new Period(LocalDate.parse(day(start)), LocalDate.parse(day(end))));
      } catch (DateTimeException malformed) {
        throw wrong(filter, "days such as 2024-12-31");
      }
    }
    throw wrong(filter, "{\"start\": …, \"end\": …} or the name of a period");
  }

  /// Of a moment, its day.
  private static String day(String text) {
    return text.length() > 10 ? text.substring(0, 10) : text;
  }

  private Period named(DashboardFilter filter, String preset) {
    return Period.named(preset, today, yearStart)
        .orElseThrow(() -> wrong(filter, "a known period, not '" + preset + "'"));
  }
}
