package dev.vitrine.querybuilder.expression;

import dev.vitrine.querybuilder.expression.Expression.Literal;
import dev.vitrine.querybuilder.model.Interval;
import java.util.List;

/// What arguments functions take beside their number.
final class Shapes {

  private Shapes() {}

  static void check(Function function, List<Expression> arguments) {
    function.requireCount(arguments.size());
    if (function == Function.DATEDIFF && arguments.size() == 3) {
      require(
          isText(arguments.get(2)) && TimeUnit.of(text(arguments.get(2))).isPresent(),
          "the third argument of datediff() is \"day\", \"month\", \"year\", \"hour\", \"minute\""
              + " or \"second\"");
    }
    if (function == Function.DATE_TRUNC) {
      require(
          isText(arguments.getFirst()) && Interval.of(text(arguments.getFirst())).isPresent(),
          "the first argument of date_trunc() is 'year', 'quarter', 'month', 'week', 'day', 'hour',"
              + " 'minute' or 'second'");
    }
  }

  private static boolean isText(Expression argument) {
    return argument instanceof Literal literal && literal.value() instanceof String;
  }

  private static String text(Expression argument) {
    return argument instanceof Literal literal ? String.valueOf(literal.value()) : "";
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new ExpressionError(message);
    }
  }
}
