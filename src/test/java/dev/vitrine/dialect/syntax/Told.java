package dev.vitrine.dialect.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Expressions as short texts, for tests.
final class Told {

  private Told() {}

  static String tell(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral e -> e.text();
      case Expr.StringLiteral e -> "'" + e.value() + "'";
      case Expr.BinaryLiteral e -> "x'" + e.hex() + "'";
      case Expr.BooleanLiteral e -> String.valueOf(e.value());
      case Expr.NullLiteral _ -> "null";
      case Expr.IntervalLiteral e -> "(interval " + e.text() + ")";
      case Expr.Default _ -> "default";
      case Expr.ColumnRef e -> names(e.parts(), ".");
      case Expr.PositionalRef e -> e.table().map(t -> t.name() + ".").orElse("") + "$" + e.number();
      case Expr.Variable e -> "$" + e.name();
      case Expr.Bind e -> ":" + e.number();
      case Expr.NamedBind e -> ":" + e.name();
      case Expr.Star _ -> "*";
      case Expr.Unary e -> list(e.operator(), tell(e.operand()));
      case Expr.Binary e -> list(e.operator(), tell(e.left()), tell(e.right()));
      case Expr.IsNull e -> list("is " + not(e.negated()) + "null", tell(e.operand()));
      case Expr.IsBoolean e -> list("is " + not(e.negated()) + e.value(), tell(e.operand()));
      case Expr.IsDistinct e ->
          list("is " + not(e.negated()) + "distinct", tell(e.left()), tell(e.right()));
      case Expr.Between e ->
          list(not(e.negated()) + "between", tell(e.operand()), tell(e.low()), tell(e.high()));
      case Expr.InList e -> list(not(e.negated()) + "in", tell(e.operand()), all(e.values()));
      case Expr.InQuery e -> list(not(e.negated()) + "in", tell(e.operand()), "query");
      case Expr.Exists _ -> "(exists query)";
      case Expr.Like e -> list(not(e.negated()) + e.match(), tell(e.operand()), all(e.patterns()));
      case Expr.Quantified e ->
          list(e.operator() + " " + e.quantifier(), tell(e.operand()), "query");
      case Expr.Case e -> choice(e);
      case Expr.Cast e ->
          list((e.tried() ? "try " : "") + "::", tell(e.operand()), e.type().kind().name());
      case Expr.Call e -> call(e);
      case Expr.Lambda e ->
          list(
              "lambda",
              e.parameters().stream().map(x -> x.name().name()).collect(Collectors.joining(",")),
              tell(e.body()));
      case Expr.Path e ->
          list(
              "path",
              tell(e.operand()),
              e.steps().stream().map(Told::step).collect(Collectors.joining(" ")));
      case Expr.ArrayLiteral e -> list("array", all(e.items()));
      case Expr.ObjectLiteral e ->
          list(
              "object",
              all(e.entries().stream().flatMap(x -> Stream.of(x.key(), x.value())).toList()));
      case Expr.ObjectStar _ -> "(object *)";
      case Expr.Subquery _ -> "query";
      case Expr.Tuple e -> list("tuple", all(e.items()));
      case Expr.Parens e -> "[" + tell(e.inner()) + "]";
      case Expr.Prior e -> list("prior", tell(e.operand()));
      case Expr.ConnectByRoot e -> list("root", tell(e.operand()));
      case Expr.OuterMark e -> list("mark", tell(e.operand()));
      case Expr.Collate e -> list("collate", tell(e.operand()));
    };
  }

  private static String list(String... parts) {
    return "("
        + Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "))
        + ")";
  }

  private static String all(List<Expr> expressions) {
    return expressions.stream().map(Told::tell).collect(Collectors.joining(" "));
  }

  private static String names(List<Ident> names, String between) {
    return names.stream().map(Ident::name).collect(Collectors.joining(between));
  }

  private static String not(boolean negated) {
    return negated ? "not " : "";
  }

  private static String step(Expr.Step step) {
    return switch (step) {
      case Expr.Step.Key(String name) -> name;
      case Expr.Step.At(Expr index) -> tell(index);
    };
  }

  private static String choice(Expr.Case choice) {
    List<Expr> parts = new ArrayList<>();
    choice.operand().ifPresent(parts::add);
    choice
        .whens()
        .forEach(when -> {
          parts.add(when.condition());
          parts.add(when.result());
        });
    choice.otherwise().ifPresent(parts::add);
    return list("case", all(parts));
  }

  private static String call(Expr.Call call) {
    List<String> parts = new ArrayList<>();
    parts.add(call.function().toString());
    parts.add(call.distinct() ? "distinct" : "");
    call.arguments()
        .forEach(a -> parts.add(a.name().map(n -> n + "=").orElse("") + tell(a.value())));
    call.within().forEach(key -> parts.add("order " + tell(key.value())));
    parts.add(call.ignoreNulls() ? "ignore" : "");
    call.filter().ifPresent(filter -> parts.add("filter " + tell(filter)));
    call.over()
        .ifPresent(over -> {
          parts.add("over");
          parts.add(all(over.partition()));
          over.order().forEach(key -> parts.add(tell(key.value())));
        });
    return list(parts.toArray(String[]::new));
  }
}
