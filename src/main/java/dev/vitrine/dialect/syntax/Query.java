package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.Expr.SortKey;
import java.util.List;
import java.util.Optional;

/// A query with what belongs to it as a whole.
///
/// @param orderByAll true for `ORDER BY ALL`; `orderBy` then holds one key, whose direction counts
public record Query(
    List<Cte> with,
    Body body,
    List<SortKey> orderBy,
    boolean orderByAll,
    Optional<Expr> limit,
    Optional<Expr> offset,
    Span span) {

  /// One common table.
  public record Cte(Ident name, List<Ident> columns, Query query) {}

  /// What gives the rows.
  public sealed interface Body {
    Span span();
  }

  public record Nested(Query query, Span span) implements Body {}

  /// @param operator `UNION`, `INTERSECT` or `EXCEPT`
  public record SetOperation(
      String operator, boolean all, boolean byName, Body left, Body right, Span span)
      implements Body {}

  public record Values(List<List<Expr>> rows, Span span) implements Body {}

  /// One item of a select list.
  public record Item(Expr value, Optional<Ident> alias) {}

  /// `START WITH … CONNECT BY [NOCYCLE] …`.
  public record ConnectBy(Optional<Expr> start, Expr connect, boolean noCycle) {}

  public record Select(
      boolean distinct,
      Optional<Expr> top,
      List<Item> items,
      Optional<Relation> from,
      Optional<Expr> where,
      Optional<ConnectBy> connectBy,
      Optional<GroupBy> groupBy,
      Optional<Expr> having,
      Optional<Expr> qualify,
      Span span)
      implements Body {}

  /// @param all `GROUP BY ALL`
  public record GroupBy(boolean all, List<Grouping> groupings) {}

  /// One item of a `GROUP BY`.
  public sealed interface Grouping {
    record Key(Expr value) implements Grouping {}

    /// @param kind `ROLLUP`, `CUBE` or `GROUPING SETS`
    record Sets(String kind, List<List<Expr>> sets) implements Grouping {}
  }
}
