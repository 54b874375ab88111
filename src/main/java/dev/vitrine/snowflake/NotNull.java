package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.kernel.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which columns of a query can have no NULL: those that are a `NOT NULL` column of the one table
/// that it reads. Of all others a client is told that they may have one.
final class NotNull {

  private NotNull() {}

  /// The columns as they are told.
  static List<Column> told(Query query, List<Column> columns, Context context) {
    List<Boolean> nullable =
        table(query).map(select -> nullable(select, context)).orElse(List.of());
    if (nullable.size() != columns.size()) {
      return columns;
    }
    List<Column> told = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      told.add(new Column(column.name(), column.type(), nullable.get(i)));
    }
    return told;
  }

  /// A `SELECT` from one table, whose rows come as they are.
  private static Optional<Select> table(Query query) {
    return query.body() instanceof Select select
            && query.with().isEmpty()
            && select.from().filter(Relation.Table.class::isInstance).isPresent()
            && select.groupBy().isEmpty()
            && select.connectBy().isEmpty()
        ? Optional.of(select)
        : Optional.empty();
  }

  private static List<Boolean> nullable(Select select, Context context) {
    Relation.Table read = (Relation.Table) select.from().orElseThrow();
    boolean renamed = read.alias().map(alias -> !alias.columns().isEmpty()).orElse(false);
    Optional<SchemaObject> found = context.objects().find(Domain.RELATION, read.name());
    if (renamed || !(found.orElse(null) instanceof SchemaObject.Table table)) {
      return List.of();
    }
    List<Boolean> nullable = new ArrayList<>();
    for (Item item : select.items()) {
      if (item.value() instanceof Expr.Star star && isPlain(star)) {
        table.columns().forEach(column -> nullable.add(column.nullable()));
      } else {
        nullable.add(!(item.value() instanceof Expr.ColumnRef ref && isNotNull(ref, table)));
      }
    }
    return nullable;
  }

  private static boolean isPlain(Expr.Star star) {
    return star.exclude().isEmpty() && star.ilike().isEmpty() && star.replace().isEmpty();
  }

  private static boolean isNotNull(Expr.ColumnRef ref, SchemaObject.Table table) {
    String name = ref.parts().getLast().name();
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .anyMatch(column -> !column.nullable());
  }
}
