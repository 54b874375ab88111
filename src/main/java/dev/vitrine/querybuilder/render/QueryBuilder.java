package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.check.Scope;
import dev.vitrine.querybuilder.model.ColumnRef;
import dev.vitrine.querybuilder.model.Direction;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.Sort;
import dev.vitrine.querybuilder.render.BuiltQuery.Role;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Makes statements of queries that [dev.vitrine.querybuilder.check.Validator] has nothing to say
/// about.
public final class QueryBuilder {

  /// Id of the only table of a part.
  private static final String PART = "part";

  private final Dialect dialect;
  private final LocalDate today;

  QueryBuilder(Dialect dialect, LocalDate today) {
    this.dialect = dialect;
    this.today = today;
  }

  /// @throws UnsupportedQuery when the warehouse's SQL has no words for it
  public BuiltQuery build(QueryDefinition query, Schema schema) {
    Scope scope = new Scope(query, schema);
    Sources sources = new Sources(scope, dialect);
    Expressions expressions = new Expressions(scope, sources, dialect, today);
    Items columns = new Items(scope, sources, expressions, dialect);
    List<Item> items = columns.all();
    SelectQuery<?> select = dialect.context().selectQuery();
    select.addFrom(new From(query, sources, dialect).table());
    items.forEach(item -> select.addSelect(item.selected()));
    addFilters(select, scope, new Conditions(scope, expressions, dialect, today));
    List<GroupField> groups = columns.ofGroups() ? groups(scope, sources, items) : List.of();
    if (!groups.isEmpty()) {
      select.addGroupBy(groups);
    }
    select.addOrderBy(order(query, sources, expressions, items, scope));
    query.limit().ifPresent(select::addLimit);
    query.offset().ifPresent(select::addOffset);
    return built(select, items.stream().map(Item::column).toList());
  }

  private static void addFilters(SelectQuery<?> select, Scope scope, Conditions conditions) {
    for (Filter filter : scope.query().filters()) {
      Condition condition = conditions.of(filter);
      if (scope.aggregates(scope.of(filter))) {
        select.addHaving(condition);
      } else {
        select.addConditions(condition);
      }
    }
  }

  private static List<GroupField> groups(Scope scope, Sources sources, List<Item> items) {
    List<GroupField> groups = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).role() == Role.BUCKET || items.get(i).role() == Role.GROUP) {
        groups.add(items.get(i).again(i + 1));
      }
    }
    for (ColumnRef group : scope.query().groupBy()) {
      boolean selected = items.stream().anyMatch(item -> item.isOf(group.table(), group.column()));
      if (!selected && scope.query().calculated(group.column()).isEmpty()) {
        groups.add(sources.column(group.table(), group.column()));
      }
    }
    return groups;
  }

  private static List<SortField<?>> order(
      QueryDefinition query,
      Sources sources,
      Expressions expressions,
      List<Item> items,
      Scope scope) {
    if (query.orderBy().isEmpty() && query.timeSeries().isPresent()) {
      return List.of(DSL.inline(1).asc());
    }
    List<SortField<?>> order = new ArrayList<>();
    for (Sort sort : query.orderBy()) {
      Field<?> by =
          place(items, sort)
              .orElseGet(() ->
                  query
                      .calculated(sort.column())
                      .<Field<?>>map(field -> expressions.field(scope.calculated(field)))
                      .orElseGet(() -> sources.column(sort.table(), sort.column())));
      order.add(sort.direction() == Direction.ASC ? by.asc() : by.desc());
    }
    return order;
  }

  /// The column of the result that is meant: by its name first, then by what it is made of.
  private static Optional<Field<?>> place(List<Item> items, Sort sort) {
    return IntStream.range(0, items.size())
        .filter(i -> !items.get(i).plain() && items.get(i).name().equals(sort.column()))
        .boxed()
        .findFirst()
        .or(() ->
            IntStream.range(0, items.size())
                .filter(i ->
                    items.get(i).isOf(sort.table(), sort.column())
                        || items.get(i).name().equals(sort.column()))
                .boxed()
                .findFirst())
        .map(i -> items.get(i).again(i + 1));
  }

  /// Different values of a column that are not NULL.
  public BuiltQuery sample(SchemaTable table, String column, int most) {
    Field<Object> field = DSL.field(DSL.quotedName(column));
    DSLContext context = dialect.context();
    Select<?> select =
        context
            .selectDistinct(field)
            .from(DSL.table(Sources.name(table, dialect)))
            .where(field.isNotNull())
            .limit(most);
    return built(select, List.of());
  }

  /// The rows of a table that meet some conditions.
  ///
  /// @param filters on its columns; the id of their table says nothing
  public BuiltQuery part(SchemaTable table, Schema schema, List<Filter> filters) {
    QueryDefinition all =
        QueryDefinition.of(
            List.of(new QueryTable(PART, table.name(), Optional.empty())), List.of());
    Scope scope = new Scope(all, schema);
    Sources sources = new Sources(scope, dialect);
    Expressions expressions = new Expressions(scope, sources, dialect, today);
    Conditions conditions = new Conditions(scope, expressions, dialect, today);
    SelectQuery<?> select = dialect.context().selectQuery();
    select.addSelect(DSL.asterisk());
    select.addFrom(sources.table(PART));
    for (Filter filter : filters) {
      select.addConditions(
          conditions.of(Filter.of(PART, filter.column(), filter.operator(), filter.value())));
    }
    return built(select, List.of());
  }

  private static BuiltQuery built(Query query, List<BuiltQuery.ResultColumn> columns) {
    return new BuiltQuery(
        query.getSQL(ParamType.INDEXED),
        query.getSQL(ParamType.NAMED),
        new ArrayList<@Nullable Object>(query.getBindValues()),
        columns);
  }
}
