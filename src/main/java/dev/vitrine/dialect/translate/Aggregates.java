package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.functions.Functions;
import java.util.List;
import java.util.stream.Stream;

/// Tells whether an expression aggregates.
public final class Aggregates {

  private Aggregates() {}

  public static boolean isIn(Expr expression) {
    if (expression instanceof Expr.Call call
        && call.over().isEmpty()
        && Functions.isAggregate(call.name())) {
      return true;
    }
    return children(expression).anyMatch(Aggregates::isIn);
  }

  /// What an expression is made of, subqueries left out.
  static Stream<Expr> children(Expr expression) {
    return switch (expression) {
      case Expr.Unary e -> Stream.of(e.operand());
      case Expr.Binary e -> Stream.of(e.left(), e.right());
      case Expr.IsNull e -> Stream.of(e.operand());
      case Expr.IsBoolean e -> Stream.of(e.operand());
      case Expr.IsDistinct e -> Stream.of(e.left(), e.right());
      case Expr.Between e -> Stream.of(e.operand(), e.low(), e.high());
      case Expr.InList e -> Stream.concat(Stream.of(e.operand()), e.values().stream());
      case Expr.InQuery e -> Stream.of(e.operand());
      case Expr.Like e -> Stream.concat(Stream.of(e.operand()), e.patterns().stream());
      case Expr.Quantified e -> Stream.of(e.operand());
      case Expr.Case e ->
          Stream.of(
                  e.operand().stream(),
                  e.whens().stream().flatMap(w -> Stream.of(w.condition(), w.result())),
                  e.otherwise().stream())
              .flatMap(s -> s);
      case Expr.Cast e -> Stream.of(e.operand());
      case Expr.Call e ->
          Stream.of(
                  e.arguments().stream().map(Expr.Argument::value),
                  e.within().stream().map(Expr.SortKey::value),
                  e.filter().stream(),
                  e.over().stream()
                      .flatMap(w ->
                          Stream.concat(
                              w.partition().stream(), w.order().stream().map(Expr.SortKey::value))))
              .flatMap(s -> s);
      case Expr.Path e -> Stream.of(e.operand());
      case Expr.ArrayLiteral e -> e.items().stream();
      case Expr.ObjectLiteral e ->
          e.entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
      case Expr.Tuple e -> e.items().stream();
      case Expr.Parens e -> Stream.of(e.inner());
      case Expr.Prior e -> Stream.of(e.operand());
      case Expr.ConnectByRoot e -> Stream.of(e.operand());
      case Expr.OuterMark e -> Stream.of(e.operand());
      case Expr.Collate e -> Stream.of(e.operand());
      case Expr.Lambda e -> Stream.of(e.body());
      case Expr.NumberLiteral _,
          Expr.StringLiteral _,
          Expr.BinaryLiteral _,
          Expr.BooleanLiteral _,
          Expr.NullLiteral _,
          Expr.IntervalLiteral _,
          Expr.Default _,
          Expr.ColumnRef _,
          Expr.PositionalRef _,
          Expr.Variable _,
          Expr.Bind _,
          Expr.NamedBind _,
          Expr.Star _,
          Expr.Exists _,
          Expr.Subquery _,
          Expr.ObjectStar _ ->
          List.<Expr>of().stream();
    };
  }
}
