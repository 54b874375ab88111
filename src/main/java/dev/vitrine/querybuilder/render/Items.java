package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.check.Scope;
import dev.vitrine.querybuilder.expression.Expression;
import dev.vitrine.querybuilder.expression.Expression.FieldRef;
import dev.vitrine.querybuilder.model.Aggregation;
import dev.vitrine.querybuilder.model.Interval;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.model.TimeSeries;
import dev.vitrine.querybuilder.render.BuiltQuery.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The columns of a query's result.
record Items(Scope scope, Sources sources, Expressions expressions, Dialect dialect) {

  List<Item> all() {
    QueryDefinition query = scope.query();
    boolean ofGroups = ofGroups();
    List<Item> items = new ArrayList<>();
    query.timeSeries().map(this::bucket).ifPresent(items::add);
    query.columns().forEach(column -> items.add(item(column, ofGroups)));
    return items;
  }

  /// Whether the query makes one row of several.
  boolean ofGroups() {
    return !scope.query().groupBy().isEmpty()
        || scope.query().columns().stream().anyMatch(this::aggregates);
  }

  private boolean aggregates(Selection column) {
    return column.aggregates() || scope.aggregates(scope.of(column));
  }

  private Item bucket(TimeSeries series) {
    Field<?> moment = sources.column(series.table(), series.dateColumn());
    return new Item(
        new Times(dialect).start(series.interval(), moment),
        series.name(),
        Optional.of(series.table()),
        series.dateColumn(),
        Role.BUCKET,
        false);
  }

  private Item item(Selection column, boolean ofGroups) {
    if (column.isCountOfRows()) {
      return made(column, DSL.count(), Role.AGGREGATE, false);
    }
    Expression expression = scope.of(column);
    Field<?> value = expressions.field(expression);
    Optional<Interval> cut = column.dateTrunc().flatMap(Interval::of);
    if (cut.isPresent()) {
      value = new Times(dialect).start(cut.get(), value);
    }
    boolean isColumn =
        expression instanceof FieldRef && scope.query().calculated(column.column()).isEmpty();
    if (aggregates(column)) {
      return made(column, Calls.aggregate(column.aggregation(), value), Role.AGGREGATE, false);
    }
    return made(column, value, ofGroups ? Role.GROUP : Role.PLAIN, isColumn && cut.isEmpty());
  }

  private static Item made(Selection column, Field<?> field, Role role, boolean plain) {
    return new Item(field, name(column), Optional.of(column.table()), column.column(), role, plain);
  }

  /// Without an alias, what PostgreSQL calls it.
  private static String name(Selection column) {
    return column
        .alias()
        .orElseGet(() ->
            switch (column.aggregation()) {
              case NONE -> column.dateTrunc().isPresent() ? "date_trunc" : column.column();
              case COUNT_DISTINCT -> Aggregation.COUNT.word();
              case SUM, AVG, COUNT, MIN, MAX -> column.aggregation().word();
            });
  }
}
