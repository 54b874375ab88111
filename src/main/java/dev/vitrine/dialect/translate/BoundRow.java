package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.syntax.Query.Values;
import java.util.List;
import java.util.Optional;

/// The one row that an `INSERT` makes of each row of its bindings, when nothing else is read for
/// it: such an `INSERT` is one statement for all of them.
///
/// @param listed whether it stands in a `VALUES` list
record BoundRow(List<Expr> cells, boolean listed) {

  /// What the engine calls the rows of the bindings.
  static final String ALIAS = "sf_bound";

  static Optional<BoundRow> of(Query query) {
    boolean bare =
        query.with().isEmpty()
            && query.orderBy().isEmpty()
            && !query.orderByAll()
            && query.limit().isEmpty()
            && query.offset().isEmpty();
    if (!bare) {
      return Optional.empty();
    }
    return switch (query.body()) {
      case Values values when values.rows().size() == 1 ->
          Optional.of(new BoundRow(values.rows().getFirst(), true));
      case Select select when isPlain(select) ->
          Optional.of(new BoundRow(select.items().stream().map(Query.Item::value).toList(), false));
      default -> Optional.empty();
    };
  }

  private static boolean isPlain(Select select) {
    return !select.distinct()
        && select.top().isEmpty()
        && select.from().isEmpty()
        && select.where().isEmpty()
        && select.connectBy().isEmpty()
        && select.groupBy().isEmpty()
        && select.having().isEmpty()
        && select.qualify().isEmpty()
        && select.items().stream().map(Query.Item::value).allMatch(BoundRow::isOfOneRow);
  }

  /// Names may be those of other items, and what looks at several rows would look at all of them.
  private static boolean isOfOneRow(Expr value) {
    boolean more =
        switch (value) {
          case Expr.ColumnRef _, Expr.PositionalRef _, Expr.Star _ -> true;
          default -> ValuesList.hasQuery(value) || Aggregates.isIn(value);
        };
    return !more && Aggregates.children(value).allMatch(BoundRow::isOfOneRow);
  }
}
