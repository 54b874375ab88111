package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.Expr.Call;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in a `FROM`.
public sealed interface Relation {

  Span span();

  /// @param columns names for its columns, empty when they keep theirs
  record Alias(Ident name, List<Ident> columns) {}

  /// @param at the moment that is read, empty for now
  record Table(Name name, Optional<Alias> alias, Optional<TimeTravel> at, Span span)
      implements Relation {}

  /// `AT (TIMESTAMP => …)`.
  record TimeTravel(boolean before, String what, Expr value) {}

  /// `IDENTIFIER(x)`, `TABLE('name')`: a table whose name is a value.
  record NamedByValue(Expr name, Optional<Alias> alias, Span span) implements Relation {}

  record Derived(Query query, boolean lateral, Optional<Alias> alias, Span span)
      implements Relation {}

  /// `TABLE(f(…))`, `LATERAL FLATTEN(…)`.
  record Function(Call call, boolean lateral, Optional<Alias> alias, Span span)
      implements Relation {}

  /// `@stage/path (FILE_FORMAT => …, PATTERN => …)`.
  ///
  /// @param location behind the `@`
  record Stage(String location, Map<String, Expr> options, Optional<Alias> alias, Span span)
      implements Relation {}

  /// `$1`: the rows of the statement before this one in a chain.
  ///
  /// @param number how many statements back
  record Piped(int number, Optional<Alias> alias, Span span) implements Relation {}

  /// Kinds of joins.
  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS,
    ASOF
  }

  /// @param match condition of an `ASOF JOIN`
  record Join(
      JoinKind kind,
      boolean natural,
      Relation left,
      Relation right,
      Optional<Expr> on,
      List<Ident> using,
      Optional<Expr> match,
      Span span)
      implements Relation {}

  /// @param fraction percent of the rows, or their number where `rows` is true
  record Sample(
      Relation relation, String method, Expr fraction, boolean rows, Optional<Expr> seed, Span span)
      implements Relation {}

  /// @param values empty for `ANY` and for a subquery
  record Pivot(
      Relation relation,
      List<Query.Item> aggregates,
      Ident column,
      List<Query.Item> values,
      Optional<List<SortKey>> any,
      Optional<Query> subquery,
      Optional<Expr> defaultOnNull,
      Optional<Alias> alias,
      Span span)
      implements Relation {}

  record Unpivot(
      Relation relation,
      boolean includeNulls,
      Ident value,
      Ident name,
      List<Query.Item> columns,
      Optional<Alias> alias,
      Span span)
      implements Relation {}

  /// @param pattern as written between the brackets
  record MatchRecognize(
      Relation relation,
      List<Expr> partition,
      List<SortKey> order,
      List<Query.Item> measures,
      boolean allRows,
      boolean omitEmpty,
      boolean withUnmatched,
      Skip skip,
      String pattern,
      Span patternSpan,
      List<Definition> definitions,
      List<Subset> subsets,
      Optional<Alias> alias,
      Span span)
      implements Relation {}

  /// `AFTER MATCH SKIP …`.
  ///
  /// @param kind `PAST LAST ROW`, `TO NEXT ROW`, `TO FIRST` or `TO LAST`
  record Skip(String kind, Optional<String> symbol) {}

  record Definition(Ident symbol, Expr condition) {}

  record Subset(Ident name, List<Ident> symbols) {}
}
