package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with a filter's value.
///
/// @param column that is filtered; empty for what is computed, whose type nobody knows
record FilterCheck(Filter filter, Optional<SchemaColumn> column, Schema schema, String at) {

  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    if (filter.operator() == Operator.IN_SUBQUERY) {
      subquery().ifPresent(found::add);
    } else if (filter.operator().isRelative()) {
      relative().ifPresent(found::add);
    } else if (!filter.operator().asksForNull()) {
      value().ifPresent(message -> found.add(mismatch(message)));
    }
    return found;
  }

  private Finding mismatch(String message) {
    return Finding.of(Code.TYPE_MISMATCH, at + ".value", message);
  }

  private Optional<Finding> subquery() {
    if (!(filter.value() instanceof Map<?, ?> map)
        || !(map.get("sql") instanceof String sql)
        || sql.isBlank()) {
      return Optional.of(
          mismatch(
              "Operator 'in_subquery' requires {\"sql\": \"SELECT …\"} for column '%s'"
                  .formatted(filter.column())));
    }
    return Subquery.refusal(sql, schema)
        .map(why -> Finding.of(Code.SQL_NOT_ALLOWED, at + ".value.sql", why));
  }

  private Optional<Finding> relative() {
    if (column.isPresent() && !column.get().type().family().isTemporal()) {
      return Optional.of(
          mismatch(
              "Operator '%s' requires a date/timestamp column, but '%s' is of type '%s'"
                  .formatted(
                      filter.operator().word(), filter.column(), column.get().type().name())));
    }
    return RelativeDays.problem(filter).map(this::mismatch);
  }

  private Optional<String> value() {
    Operator operator = filter.operator();
    Object value = filter.value();
    if (operator.takesList()) {
      return value instanceof List<?> list
          ? each(list, "in list")
          : Optional.of(
              "Operator '%s' requires a list value for column '%s'"
                  .formatted(operator.word(), filter.column()));
    }
    if (operator == Operator.BETWEEN) {
      return value instanceof List<?> list
              && list.size() == 2
              && list.stream().noneMatch(java.util.Objects::isNull)
          ? each(list, "in range")
          : Optional.of(
              "Operator 'between' requires a list/tuple of exactly 2 values for column '%s'"
                  .formatted(filter.column()));
    }
    if (value == null) {
      return operator == Operator.EQ || operator == Operator.NEQ
          ? Optional.empty()
          : Optional.of(
              "Operator '%s' requires a value for column '%s'"
                  .formatted(operator.word(), filter.column()));
    }
    if (operator.matches()) {
      return value instanceof String
          ? Optional.empty()
          : Optional.of(
              "Operator '%s' requires a text for column '%s'"
                  .formatted(operator.word(), filter.column()));
    }
    return single(value, "");
  }

  private Optional<String> each(List<?> values, String where) {
    for (Object value : values) {
      Optional<String> problem = value == null ? Optional.empty() : single(value, " " + where);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<String> single(@Nullable Object value, String where) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return Optional.of(
          "Operator '%s' requires a single value for column '%s'"
              .formatted(filter.operator().word(), filter.column()));
    }
    return column.flatMap(
        known -> Values.problem(known.name(), known.type(), value).map(text -> text + where));
  }
}
