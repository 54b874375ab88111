package dev.vitrine.dialect.syntax;

import java.util.List;
import java.util.Optional;

/// A statement that changes rows.
public sealed interface Dml extends Statement {

  /// @param columns empty for all
  record Insert(Name table, boolean overwrite, List<Ident> columns, Query source, Span span)
      implements Dml {}

  /// One `INTO` of an `INSERT ALL`.
  ///
  /// @param values empty: the source's columns in their order
  record Into(Name table, List<Ident> columns, List<Expr> values) {}

  record Branch(Optional<Expr> when, List<Into> intos) {}

  /// @param first `INSERT FIRST`: a row takes the first branch whose condition holds
  record InsertMulti(
      boolean overwrite, boolean first, List<Branch> branches, List<Into> otherwise, Query source)
      implements Dml {}

  record Assignment(List<Ident> column, Expr value, Span span) {}

  record Update(
      Name table,
      Optional<Ident> alias,
      List<Assignment> assignments,
      Optional<Relation> from,
      Optional<Expr> where)
      implements Dml {}

  record Delete(Name table, Optional<Ident> alias, Optional<Relation> using, Optional<Expr> where)
      implements Dml {}

  /// One `WHEN` of a `MERGE`.
  sealed interface MergeClause {
    Optional<Expr> condition();

    record UpdateMatched(Optional<Expr> condition, List<Assignment> assignments)
        implements MergeClause {}

    record DeleteMatched(Optional<Expr> condition) implements MergeClause {}

    record InsertUnmatched(Optional<Expr> condition, List<Ident> columns, List<Expr> values)
        implements MergeClause {}
  }

  record Merge(
      Name table, Optional<Ident> alias, Relation source, Expr on, List<MergeClause> clauses)
      implements Dml {}
}
