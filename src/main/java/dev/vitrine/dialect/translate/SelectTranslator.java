package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.QueryTranslator.Tail;
import dev.vitrine.dialect.translate.Rows.Output;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One `SELECT`.
final class SelectTranslator {

  private final Translator translator;
  private final Scope scope;
  private final boolean delivered;
  private final ExpressionTranslator expressions;

  /// One column of the result.
  private record Column(String name, Typed value) {}

  SelectTranslator(Translator translator, Scope outer, boolean delivered) {
    this.translator = translator;
    this.scope = outer.inner();
    this.delivered = delivered;
    this.expressions = translator.expressions(scope);
  }

  Rows translate(Select select, Tail tail) {
    String from = select.from().map(relation -> from(relation, select.where())).orElse("");
    Optional<Hierarchy> hierarchy = connected(select, from.isEmpty() ? "(SELECT 1) AS one" : from);
    for (Item item : select.items()) {
      item.alias().ifPresent(alias -> scope.alias(alias.name(), item.value()));
    }
    scope.aliases(Scope.Aliases.LAST);
    String where = OuterMarks.remaining(select.where()).map(this::where).orElse("");
    GroupTranslator groups = new GroupTranslator(expressions, scope);
    Optional<Grouped> grouped = groups.translate(select.groupBy(), select);
    grouped.ifPresent(g -> scope.group(new Grouping(g.keys(), g.shown())));
    List<Column> columns = columns(select);
    String having = select.having().map(this::having).orElse("");
    String qualify = select.qualify().map(e -> " QUALIFY " + expressions.condition(e)).orElse("");
    String order = order(tail, columns, select.distinct());
    Grouping grouping = scope.grouping();
    if (grouping != null) {
      grouping.check(scope.problems());
    }
    select.groupBy().ifPresent(groupBy -> groups.refuseAggregates(groupBy, select));
    scope.group(null);
    Tail limits =
        select.top().isPresent() ? new Tail(List.of(), false, select.top(), tail.offset()) : tail;
    String sql =
        "SELECT "
            + (select.distinct() ? distinct(columns) : "")
            + items(columns)
            + Lifted.from(
                scope,
                hierarchy
                        .map(Hierarchy::sql)
                        .or(() -> Optional.of(from))
                        .filter(f -> !f.isEmpty())
                        .map(f -> " FROM " + f)
                        .orElse("")
                    + where)
            + grouped.map(Grouped::sql).orElse("")
            + having
            + qualify
            + order
            + QueryTranslator.limit(limits, expressions);
    boolean rowsOfTables = grouped.isEmpty() && hierarchy.isEmpty() && isInner(select);
    return new Rows(sql, outputs(columns, rowsOfTables));
  }

  private String from(Relation relation, Optional<Expr> where) {
    RelationTranslator relations = new RelationTranslator(translator, scope);
    return where
        .filter(OuterMarks::isIn)
        .map(condition -> new OuterMarks(relations, expressions).from(relation, condition))
        .orElseGet(() -> relations.relation(relation));
  }

  private Optional<Hierarchy> connected(Select select, String from) {
    return select.connectBy().map(connect -> new Hierarchy(connect, from, scope, translator));
  }

  /// A `GROUP BY` in the engine's SQL.
  ///
  /// @param keys SQL of what is grouped by
  /// @param shown what stands in the select list for a key whose equal values differ as written
  record Grouped(String sql, HashSet<String> keys, Map<String, String> shown) {}

  private String text(Expr expression) {
    return expression.span().of(scope.problems().text()).toUpperCase(Locale.ROOT);
  }

  private String where(Expr condition) {
    AggregatePlaces.refuseInWhere(condition, scope.problems());
    scope.aliases(Scope.Aliases.ROWS);
    String sql = expressions.condition(condition);
    scope.aliases(Scope.Aliases.LAST);
    return " WHERE " + sql;
  }

  private String having(Expr condition) {
    AggregatePlaces.refuseWindow(condition, scope.problems());
    scope.aliases(Scope.Aliases.GROUPS);
    String sql = expressions.condition(condition);
    scope.aliases(Scope.Aliases.LAST);
    return " HAVING " + sql;
  }

  private List<Column> columns(Select select) {
    List<Column> columns = new ArrayList<>();
    for (Item item : select.items()) {
      if (item.value() instanceof Expr.Star star) {
        for (Field field : Stars.expand(star, expressions)) {
          columns.add(new Column(field.name(), grouped(field.value())));
        }
      } else {
        columns.add(new Column(name(item), expressions.translate(item.value())));
      }
    }
    return columns;
  }

  private Typed grouped(Typed value) {
    Grouping grouping = scope.grouping();
    return grouping == null ? value : grouping.value(value);
  }

  /// `DISTINCT`, by what equality goes by: one of the rows that are equal.
  private static String distinct(List<Column> columns) {
    if (columns.stream().noneMatch(column -> column.value().isKeyed())) {
      return "DISTINCT ";
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Typed value = columns.get(i).value();
      keys.add(value.isKeyed() ? value.comparable() : Integer.toString(i + 1));
    }
    return "DISTINCT ON (" + String.join(", ", keys) + ") ";
  }

  /// The alias, the column's own name, or the text of the expression in upper case.
  private String name(Item item) {
    if (item.alias().isPresent()) {
      return item.alias().get().name();
    }
    if (item.value() instanceof Expr.ColumnRef column) {
      return column.last().name();
    }
    if (item.value() instanceof Expr.Call call && NamedByValue.isColumn(call)) {
      return NamedByValue.column(call, expressions).last().name();
    }
    return item.value().span().of(scope.problems().text()).toUpperCase(Locale.ROOT);
  }

  private String items(List<Column> columns) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Typed value = columns.get(i).value();
      String sql = delivered ? translator.delivered(value) : value.carried();
      items.add(sql + " AS " + Rows.engineColumn(i));
    }
    return String.join(", ", items);
  }

  /// Whether every row of the sources is one that they have.
  private static boolean isInner(Select select) {
    return select.from().map(SelectTranslator::isInner).orElse(false)
        && select.where().filter(OuterMarks::isIn).isEmpty();
  }

  private static boolean isInner(Relation relation) {
    if (!(relation instanceof Relation.Join join)) {
      return true;
    }
    boolean inner =
        join.kind() == Relation.JoinKind.INNER || join.kind() == Relation.JoinKind.CROSS;
    return inner && isInner(join.left()) && isInner(join.right());
  }

  /// @param rowsOfTables columns that have no NULL in their tables have none here
  private List<Output> outputs(List<Column> columns, boolean rowsOfTables) {
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Typed value = columns.get(i).value();
      Typed output = QueryTranslator.read(value, i, delivered);
      boolean required = rowsOfTables && translator.isRequired(value);
      outputs.add(new Output(columns.get(i).name(), output, required));
    }
    return outputs;
  }

  private String order(Tail tail, List<Column> columns, boolean distinct) {
    if (tail.orderBy().isEmpty()) {
      return "";
    }
    scope.aliases(Scope.Aliases.FIRST);
    try {
      return " ORDER BY "
          + (tail.orderByAll()
              ? all(tail.orderBy().getFirst(), columns)
              : tail.orderBy().stream()
                  .map(key -> key(key, columns, distinct))
                  .collect(Collectors.joining(", ")));
    } finally {
      scope.aliases(Scope.Aliases.LAST);
    }
  }

  private static String all(SortKey key, List<Column> columns) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      keys.add(place(i, columns, key));
    }
    return String.join(", ", keys);
  }

  /// By the column's number, or by its value where order goes by something else than what is shown.
  private static String place(int index, List<Column> columns, SortKey key) {
    Typed value = columns.get(index).value();
    if (!value.comparable().equals(value.sql())) {
      return ExpressionTranslator.sortKey(value, key);
    }
    return ExpressionTranslator.sortKey(
        Typed.of(Integer.toString(index + 1), dev.vitrine.kernel.SqlType.fixed(1, 0)), key);
  }

  /// A key by its number or by its value; what the select list has already is named by its place.
  private String key(SortKey key, List<Column> columns, boolean distinct) {
    Optional<Integer> ordinal = QueryTranslator.place(key.value(), columns.size(), "order by");
    if (ordinal.isPresent()) {
      return place(ordinal.get() - 1, columns, key);
    }
    Typed value = expressions.translate(key.value());
    for (int i = 0; i < columns.size(); i++) {
      Typed shown = columns.get(i).value();
      if (shown.sql().equals(value.sql()) && shown.comparable().equals(value.comparable())) {
        return place(i, columns, key);
      }
    }
    if (distinct && value.constant() == null) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "[" + text(key.value()) + "] is not a valid order by expression");
    }
    return ExpressionTranslator.sortKey(value, key);
  }
}
