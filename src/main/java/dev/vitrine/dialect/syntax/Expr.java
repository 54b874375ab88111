package dev.vitrine.dialect.syntax;

import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;

/// An expression.
public sealed interface Expr {

  Span span();

  /// @param text as written: `1`, `1.50`, `1e3`
  record NumberLiteral(String text, Span span) implements Expr {}

  /// @param value what the literal stands for, escapes resolved
  record StringLiteral(String value, Span span) implements Expr {}

  /// @param hex digits of `X'…'`
  record BinaryLiteral(String hex, Span span) implements Expr {}

  record BooleanLiteral(boolean value, Span span) implements Expr {}

  record NullLiteral(Span span) implements Expr {}

  /// `INTERVAL '1 day, 2 hours'`.
  record IntervalLiteral(String text, Span span) implements Expr {}

  /// The word `DEFAULT` among values.
  record Default(Span span) implements Expr {}

  /// A column, or a word that a function takes as such (`DATEADD(day, …)`).
  record ColumnRef(List<Ident> parts, Span span) implements Expr {
    public ColumnRef {
      parts = List.copyOf(parts);
    }

    public Ident last() {
      return parts.getLast();
    }
  }

  /// `$1`, `t.$1`.
  record PositionalRef(Optional<Ident> table, int number, Span span) implements Expr {}

  /// A session variable, `$name`.
  record Variable(String name, Span span) implements Expr {}

  /// `?` or `:1`, numbered from 1.
  record Bind(int number, Span span) implements Expr {}

  /// `:name`, a variable of a script.
  record NamedBind(String name, Span span) implements Expr {}

  /// `*` or `t.*` with what follows it.
  record Star(
      List<Ident> table,
      List<Ident> exclude,
      Optional<String> ilike,
      List<StarItem> replace,
      List<Rename> rename,
      Span span)
      implements Expr {

    /// `*` with nothing before or behind it.
    public boolean isBare() {
      return table.isEmpty()
          && exclude.isEmpty()
          && ilike.isEmpty()
          && replace.isEmpty()
          && rename.isEmpty();
    }
  }

  /// `expr AS name` of a `REPLACE`.
  record StarItem(Expr value, Ident name) {}

  /// `old AS new` of a `RENAME`.
  record Rename(Ident from, Ident to) {}

  /// @param operator `+`, `-`, `NOT`
  record Unary(String operator, Expr operand, Span span) implements Expr {}

  /// @param operator in upper case: `+ - * / % || = <> < <= > >= AND OR`
  record Binary(String operator, Expr left, Expr right, Span span) implements Expr {}

  record IsNull(Expr operand, boolean negated, Span span) implements Expr {}

  /// `IS TRUE` and `IS FALSE`.
  record IsBoolean(Expr operand, boolean value, boolean negated, Span span) implements Expr {}

  record IsDistinct(Expr left, Expr right, boolean negated, Span span) implements Expr {}

  record Between(Expr operand, Expr low, Expr high, boolean negated, Span span) implements Expr {}

  record InList(Expr operand, List<Expr> values, boolean negated, Span span) implements Expr {}

  record InQuery(Expr operand, Query query, boolean negated, Span span) implements Expr {}

  record Exists(Query query, Span span) implements Expr {}

  /// How a pattern is matched.
  enum Match {
    LIKE,
    ILIKE,
    RLIKE
  }

  /// Whether one or all of a list must do.
  enum Quantifier {
    ONE,
    ANY,
    ALL
  }

  record Like(
      Match match,
      Quantifier quantifier,
      Expr operand,
      List<Expr> patterns,
      Optional<Expr> escape,
      boolean negated,
      Span span)
      implements Expr {}

  /// `a > ALL (select …)`.
  record Quantified(String operator, Quantifier quantifier, Expr operand, Query query, Span span)
      implements Expr {}

  record When(Expr condition, Expr result) {}

  record Case(Optional<Expr> operand, List<When> whens, Optional<Expr> otherwise, Span span)
      implements Expr {}

  /// `x::type`, `CAST(x AS type)`, `TRY_CAST(x AS type)`, `DATE 'x'`.
  record Cast(Expr operand, SqlType type, boolean tried, Span span) implements Expr {}

  /// One argument.
  ///
  /// @param name of `name => value`
  record Argument(Optional<String> name, Expr value) {}

  record SortKey(Expr value, boolean descending, Optional<Boolean> nullsFirst) {}

  /// @param ignoreNulls `IGNORE NULLS`
  record Call(
      Name function,
      List<Argument> arguments,
      boolean distinct,
      List<SortKey> within,
      boolean ignoreNulls,
      Optional<Expr> filter,
      Optional<Window> over,
      Span span)
      implements Expr {

    public String name() {
      return function.object();
    }

    public Call withArguments(List<Argument> others) {
      return new Call(function, others, distinct, within, ignoreNulls, filter, over, span);
    }
  }

  /// @param frame as written, without its bounds' expressions resolved; empty for the default
  record Window(List<Expr> partition, List<SortKey> order, Optional<Frame> frame, Span span) {}

  /// @param unit `ROWS`, `RANGE` or `GROUPS`
  /// @param span where it is written; empty for one that the text does not have
  record Frame(String unit, Bound from, Bound to, Optional<Span> span) {}

  /// @param kind `UNBOUNDED PRECEDING`, `PRECEDING`, `CURRENT ROW`, `FOLLOWING`, `UNBOUNDED
  ///   FOLLOWING`
  record Bound(String kind, Optional<Expr> offset) {

    public boolean isUnbounded() {
      return kind.startsWith("UNBOUNDED");
    }
  }

  /// `x -> x + 1`, `(x INT, y INT) -> x + y`.
  record Lambda(List<Parameter> parameters, Expr body, Span span) implements Expr {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// @param type empty for a VARIANT
  record Parameter(Ident name, Optional<SqlType> type) {}

  /// One step of a path.
  sealed interface Step {
    /// `:name`, `.name`, `:"name"`.
    record Key(String name) implements Step {}

    /// `[0]`, `['name']`.
    record At(Expr index) implements Step {}
  }

  /// `v:a.b[0]`.
  record Path(Expr operand, List<Step> steps, Span span) implements Expr {}

  record ArrayLiteral(List<Expr> items, Span span) implements Expr {}

  record Entry(Expr key, Expr value) {}

  record ObjectLiteral(List<Entry> entries, Span span) implements Expr {}

  /// `{*}`: an object of a row's columns.
  record ObjectStar(Star star, Span span) implements Expr {}

  record Subquery(Query query, Span span) implements Expr {}

  record Tuple(List<Expr> items, Span span) implements Expr {}

  /// Kept, so that the text of a column's name is whole.
  record Parens(Expr inner, Span span) implements Expr {}

  record Prior(Expr operand, Span span) implements Expr {}

  record ConnectByRoot(Expr operand, Span span) implements Expr {}

  /// `b.y(+)`: the side of an outer join that may be missing.
  record OuterMark(Expr operand, Span span) implements Expr {}

  record Collate(Expr operand, String collation, Span span) implements Expr {}
}
