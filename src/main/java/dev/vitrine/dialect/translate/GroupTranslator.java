package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.GroupBy;
import dev.vitrine.dialect.syntax.Query.Grouping.Sets;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.translate.SelectTranslator.Grouped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `GROUP BY` in all its forms; also the one group of a query with aggregates and without it.
record GroupTranslator(ExpressionTranslator expressions, Scope scope) {

  Optional<Grouped> translate(Optional<GroupBy> groupBy, Select select) {
    if (groupBy.isPresent()) {
      return Optional.of(groupBy.get().all() ? all(select) : keys(groupBy.get(), select));
    }
    boolean aggregates =
        select.having().isPresent()
            || select.items().stream().anyMatch(item -> Aggregates.isIn(item.value()));
    return aggregates ? Optional.of(new Grouped("", new HashSet<>(), Map.of())) : Optional.empty();
  }

  /// By every item without an aggregate.
  private Grouped all(Select select) {
    HashSet<String> keys = new HashSet<>();
    Map<String, String> shown = new HashMap<>();
    List<String> sql = new ArrayList<>();
    for (Item item : select.items()) {
      if (item.value() instanceof Expr.Star star) {
        Stars.expand(star, expressions).forEach(field -> add(field.value(), keys, shown, sql));
      } else if (!isOfGroups(item.value(), new HashSet<>())) {
        add(expressions.translate(item.value()), keys, shown, sql);
      }
    }
    return new Grouped(sql.isEmpty() ? "" : " GROUP BY " + String.join(", ", sql), keys, shown);
  }

  /// Whether an expression is made of groups, by an aggregate or by a window over them; an alias
  /// stands for what it names.
  private boolean isOfGroups(Expr value, Set<String> seen) {
    if (Aggregates.isIn(value) || (value instanceof Expr.Call call && call.over().isPresent())) {
      return true;
    }
    return value instanceof Expr.ColumnRef column
        ? isAlias(column)
            && seen.add(column.last().name())
            && scope
                .aliased(column.last().name())
                .filter(named -> isOfGroups(named, seen))
                .isPresent()
        : Aggregates.children(value).anyMatch(child -> isOfGroups(child, seen));
  }

  /// A column of the sources goes before an alias.
  private boolean isAlias(Expr.ColumnRef column) {
    return column.parts().size() == 1
        && scope.sources().stream()
            .flatMap(source -> source.columns().stream())
            .noneMatch(field -> field.name().equals(column.last().name()));
  }

  private static void add(
      Typed value, HashSet<String> keys, Map<String, String> shown, List<String> sql) {
    keys.add(value.sql());
    if (value.constant() == null && !value.isNull()) {
      sql.add(value.comparable());
      if (value.isKeyed()) {
        shown.put(value.sql(), "any_value(" + value.carried() + ")");
      }
    }
  }

  private Grouped keys(GroupBy groupBy, Select select) {
    HashSet<String> keys = new HashSet<>();
    Map<String, String> shown = new HashMap<>();
    List<String> sql = new ArrayList<>();
    for (var grouping : groupBy.groupings()) {
      switch (grouping) {
        case Query.Grouping.Key(Expr value) -> add(key(value, select), keys, shown, sql);
        case Sets(String kind, List<List<Expr>> sets) ->
            sql.add(sets(kind, sets, select, keys, shown));
      }
    }
    // a constant alone makes one group for each value that it has: none without rows
    return new Grouped(
        " GROUP BY " + (sql.isEmpty() ? "'x'" : String.join(", ", sql)), keys, shown);
  }

  /// @throws dev.vitrine.kernel.SqlError `NOT_IN_GROUP_BY` for an aggregate among the keys,
  ///   `COMPILATION` for a window
  void refuseAggregates(GroupBy groupBy, Select select) {
    groupBy.groupings().stream()
        .flatMap(grouping ->
            switch (grouping) {
              case Query.Grouping.Key(Expr value) -> Stream.of(value);
              case Sets(_, List<List<Expr>> sets) -> sets.stream().flatMap(List::stream);
            })
        .forEach(key -> AggregatePlaces.refuseInKey(meant(key, select), expressions));
  }

  /// What a number or an alias stands for.
  private Expr meant(Expr key, Select select) {
    boolean counted = select.items().stream().noneMatch(item -> item.value() instanceof Expr.Star);
    return key instanceof Expr.ColumnRef column && isAlias(column)
        ? scope.aliased(column.last().name()).orElse(key)
        : QueryTranslator.ordinal(key)
            .filter(_ -> counted)
            .map(place -> select.items().get(place - 1).value())
            .orElse(key);
  }

  private String sets(
      String kind,
      List<List<Expr>> sets,
      Select select,
      HashSet<String> keys,
      Map<String, String> shown) {
    return kind
        + " ("
        + sets.stream()
            .map(set ->
                "("
                    + set.stream()
                        .map(value -> inSet(key(value, select), keys, shown))
                        .collect(Collectors.joining(", "))
                    + ")")
            .collect(Collectors.joining(", "))
        + ")";
  }

  /// A key of some of the sets: NULL in the groups of the others.
  private static String inSet(Typed value, HashSet<String> keys, Map<String, String> shown) {
    keys.add(value.sql());
    if (value.isKeyed()) {
      shown.put(
          value.sql(),
          "(CASE WHEN grouping(%s) = 0 THEN any_value(%s) END)"
              .formatted(value.comparable(), value.carried()));
    }
    return value.comparable();
  }

  private Typed key(Expr value, Select select) {
    if (QueryTranslator.ordinal(value).isEmpty()) {
      return expressions.translate(value);
    }
    List<Supplier<Typed>> columns = new ArrayList<>();
    for (Item item : select.items()) {
      if (item.value() instanceof Expr.Star star) {
        Stars.expand(star, expressions).forEach(field -> columns.add(field::value));
      } else {
        columns.add(() -> expressions.translate(item.value()));
      }
    }
    return QueryTranslator.place(value, columns.size(), "group by")
        .map(n -> columns.get(n - 1).get())
        .orElseThrow();
  }
}
