package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.model.Join;
import dev.vitrine.querybuilder.model.JoinType;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;

/// The tables of a query side by side, whatever order its joins are given in. A table without a
/// join stands beside all rows of the others.
final class From {

  private final QueryDefinition query;
  private final Sources sources;
  private final Dialect dialect;
  private final List<Join> waiting;
  private final Set<String> joined = new HashSet<>();

  From(QueryDefinition query, Sources sources, Dialect dialect) {
    this.query = query;
    this.sources = sources;
    this.dialect = dialect;
    this.waiting = new ArrayList<>(query.joins());
  }

  Table<?> table() {
    Table<?> all = null;
    for (QueryTable table : query.tables()) {
      if (joined.add(table.id())) {
        Table<?> source = sources.table(table.id());
        all = withJoins(all == null ? source : all.crossJoin(source));
      }
    }
    return java.util.Objects.requireNonNull(all);
  }

  /// Adds what joins to a table that is there, until nothing does.
  private Table<?> withJoins(Table<?> start) {
    Table<?> all = start;
    Optional<Join> next = next();
    while (next.isPresent()) {
      Join join = next.get();
      List<Join> same = new ArrayList<>(List.of(join));
      waiting.remove(join);
      joined.add(join.toTable());
      take(same);
      all = add(all, join, condition(same));
      next = next();
    }
    return all;
  }

  private Optional<Join> next() {
    for (Join join : waiting) {
      boolean from = joined.contains(join.fromTable());
      boolean to = joined.contains(join.toTable());
      if (from && !to) {
        return Optional.of(join);
      }
      if (to && !from) {
        waiting.set(waiting.indexOf(join), turned(join));
        return Optional.of(turned(join));
      }
    }
    return Optional.empty();
  }

  private static Join turned(Join join) {
    return new Join(
        /* fromTable= */ join.toTable(),
        /* fromColumn= */ join.toColumn(),
        /* toTable= */ join.fromTable(),
        /* toColumn= */ join.fromColumn(),
        join.type().turned());
  }

  /// Further conditions between tables that are now there belong to the same join.
  private void take(List<Join> same) {
    Iterator<Join> others = waiting.iterator();
    while (others.hasNext()) {
      Join other = others.next();
      if (joined.contains(other.fromTable()) && joined.contains(other.toTable())) {
        same.add(other);
        others.remove();
      }
    }
  }

  private Condition condition(List<Join> joins) {
    return joins.stream()
        .map(join ->
            sources
                .column(join.fromTable(), join.fromColumn())
                .eq(sources.column(join.toTable(), join.toColumn())))
        .reduce(Condition::and)
        .orElseThrow();
  }

  private Table<?> add(Table<?> all, Join join, Condition on) {
    Table<?> source = sources.table(join.toTable());
    if (join.type() == JoinType.FULL && dialect == Dialect.MYSQL) {
      throw new UnsupportedQuery("This warehouse's SQL has no FULL join");
    }
    return switch (join.type()) {
      case INNER -> all.innerJoin(source).on(on);
      case LEFT -> all.leftJoin(source).on(on);
      case RIGHT -> all.rightJoin(source).on(on);
      case FULL -> all.fullJoin(source).on(on);
    };
  }
}
