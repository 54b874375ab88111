package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.functions.Functions;
import dev.vitrine.kernel.ErrorCode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Refuses aggregates and windows where there are no groups, or not yet.
public final class AggregatePlaces {

  private AggregatePlaces() {}

  static void refuseInWhere(Expr condition, Problems problems) {
    refuseIn(condition, "where", problems);
  }

  static void refuseInOn(Expr condition, Problems problems) {
    refuseIn(condition, "ON", problems);
  }

  private static void refuseIn(Expr condition, String clause, Problems problems) {
    find(condition, AggregatePlaces::isAggregate)
        .ifPresent(call -> {
          throw Problems.plain(
              ErrorCode.COMPILATION,
              "Invalid aggregate function in %s clause [%s]"
                  .formatted(clause, shown(call, problems)));
        });
    refuseWindow(condition, problems);
  }

  /// What rows are grouped by is known before their groups are.
  static void refuseInKey(Expr key, ExpressionTranslator expressions) {
    find(key, AggregatePlaces::isAggregate)
        .ifPresent(call -> {
          throw Problems.plain(
              ErrorCode.NOT_IN_GROUP_BY,
              "[" + new Echo(expressions).of(call) + "] is not a valid group by expression");
        });
    refuseWindow(key, expressions.problems());
  }

  /// A window has all rows that are left when everything else has been done.
  static void refuseWindow(Expr value, Problems problems) {
    find(value, call -> call.over().isPresent())
        .ifPresent(call -> {
          throw Problems.plain(
              ErrorCode.COMPILATION,
              "Window function ["
                  + shown(call, problems)
                  + "] appears outside of SELECT, QUALIFY, and ORDER BY clauses.");
        });
  }

  /// An aggregate's arguments are single rows.
  public static void refuseWithin(Expr.Call outer, Problems problems) {
    Predicate<Expr.Call> other = call -> !call.equals(outer);
    find(outer, other.and(AggregatePlaces::isAggregate))
        .ifPresent(call -> {
          throw Problems.plain(
              ErrorCode.COMPILATION,
              "Aggregate functions cannot be nested: ["
                  + shown(call, problems)
                  + "] nested in ["
                  + shown(outer, problems)
                  + "]");
        });
    find(outer, other.and(call -> call.over().isPresent()))
        .ifPresent(call -> {
          throw Problems.plain(
              ErrorCode.COMPILATION,
              "Window function ["
                  + shown(call, problems)
                  + "] may not appear inside an aggregate function.");
        });
  }

  /// Whether a function over a window is part of it.
  public static boolean holdsWindow(Expr expression) {
    return find(expression, call -> call.over().isPresent()).isPresent();
  }

  private static boolean isAggregate(Expr.Call call) {
    return call.over().isEmpty() && Functions.isAggregate(call.name());
  }

  private static Optional<Expr.Call> find(Expr expression, Predicate<Expr.Call> wanted) {
    if (expression instanceof Expr.Call call && wanted.test(call)) {
      return Optional.of(call);
    }
    return Aggregates.children(expression)
        .map(child -> find(child, wanted))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String shown(Expr.Call call, Problems problems) {
    return call.span().of(problems.text()).toUpperCase(Locale.ROOT);
  }
}
