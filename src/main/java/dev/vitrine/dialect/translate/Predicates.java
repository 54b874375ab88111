package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Match;
import dev.vitrine.dialect.syntax.Expr.Quantifier;
import dev.vitrine.dialect.translate.Rows.Output;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tests: `IS NULL`, `BETWEEN`, `IN`, `LIKE` and their like.
final class Predicates {

  private Predicates() {}

  private static Typed bool(String sql, boolean negated) {
    return Typed.of(negated ? "(NOT (" + sql + "))" : "(" + sql + ")", SqlType.BOOLEAN);
  }

  static Typed isNull(Expr.IsNull test, ExpressionTranslator expressions) {
    String sql = expressions.translate(test.operand()).sql();
    return Typed.of("(" + sql + (test.negated() ? " IS NOT NULL)" : " IS NULL)"), SqlType.BOOLEAN);
  }

  static Typed isBoolean(Expr.IsBoolean test, ExpressionTranslator expressions) {
    String sql = expressions.condition(test.operand());
    return Typed.of(
        "(" + sql + " IS " + (test.negated() ? "NOT " : "") + (test.value() ? "TRUE)" : "FALSE)"),
        SqlType.BOOLEAN);
  }

  static Typed isDistinct(Expr.IsDistinct test, ExpressionTranslator expressions) {
    String operator = test.negated() ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM";
    return Typed.of(
        Operators.compare(
            operator, expressions.translate(test.left()), expressions.translate(test.right())),
        SqlType.BOOLEAN);
  }

  static Typed between(Expr.Between between, ExpressionTranslator expressions) {
    Typed operand = expressions.translate(between.operand());
    Typed low = expressions.translate(between.low());
    Typed high = expressions.translate(between.high());
    String sql =
        Operators.compare(">=", operand, low) + " AND " + Operators.compare("<=", operand, high);
    return bool(sql, between.negated());
  }

  static Typed in(Expr.InList in, ExpressionTranslator expressions) {
    if (in.operand() instanceof Expr.Tuple left) {
      String any =
          in.values().stream()
              .map(value -> tuples("=", left, tuple(value, expressions), expressions).sql())
              .collect(Collectors.joining(" OR "));
      return bool(any, in.negated());
    }
    List<Typed> all = new ArrayList<>();
    all.add(expressions.translate(in.operand()));
    all.addAll(expressions.translate(in.values()));
    List<Typed> same = Operators.comparable(all);
    String list = same.stream().skip(1).map(Typed::comparable).collect(Collectors.joining(", "));
    return Typed.of(
        "(" + same.getFirst().comparable() + (in.negated() ? " NOT IN (" : " IN (") + list + "))",
        SqlType.BOOLEAN);
  }

  private static Expr.Tuple tuple(Expr value, ExpressionTranslator expressions) {
    if (value instanceof Expr.Tuple tuple) {
      return tuple;
    }
    throw expressions
        .problems()
        .at(value.span(), ErrorCode.COMPILATION, "a list of values was expected here");
  }

  static Typed tuples(
      String operator, Expr.Tuple left, Expr.Tuple right, ExpressionTranslator expressions) {
    if (left.items().size() != right.items().size()) {
      throw expressions
          .problems()
          .at(right.span(), ErrorCode.COMPILATION, "lists of values differ in their length");
    }
    List<Typed> all = expressions.translate(left.items());
    List<Typed> others = expressions.translate(right.items());
    boolean not = operator.equals("<>");
    return not || operator.equals("=")
        ? bool(equal(all, others), not)
        : bool(ordered(operator, all, others), false);
  }

  private static String equal(List<Typed> left, List<Typed> right) {
    return IntStream.range(0, left.size())
        .mapToObj(i -> Operators.compare("=", left.get(i), right.get(i)))
        .collect(Collectors.joining(" AND "));
  }

  /// The first that differ decide.
  private static String ordered(String operator, List<Typed> left, List<Typed> right) {
    int last = left.size() - 1;
    String sql = Operators.compare(operator, left.get(last), right.get(last));
    String strictly = operator.substring(0, 1);
    for (int i = last - 1; i >= 0; i--) {
      sql =
          "(%s OR (%s AND %s))"
              .formatted(
                  Operators.compare(strictly, left.get(i), right.get(i)),
                  Operators.compare("=", left.get(i), right.get(i)),
                  sql);
    }
    return sql;
  }

  static Typed in(Expr.InQuery in, ExpressionTranslator expressions) {
    Rows rows = expressions.translator().query(in.query(), expressions.scope());
    List<Typed> operands =
        in.operand() instanceof Expr.Tuple tuple
            ? expressions.translate(tuple.items())
            : List.of(expressions.translate(in.operand()));
    if (operands.size() != rows.columns().size()) {
      throw expressions
          .problems()
          .at(
              in.span(),
              ErrorCode.COMPILATION,
              "the query must have " + operands.size() + " columns here");
    }
    Sides sides = sides(operands, rows);
    return Typed.of(
        "("
            + (operands.size() == 1 ? sides.left : "(" + sides.left + ")")
            + (in.negated() ? " NOT IN (" : " IN (")
            + sides.right
            + "))",
        SqlType.BOOLEAN);
  }

  private record Sides(String left, String right) {}

  /// Both brought to the same types.
  private static Sides sides(List<Typed> operands, Rows rows) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Output output = rows.columns().get(i);
      Typed column = output.value().opaque();
      Typed read = column.at("q." + Rows.engineColumn(i));
      List<Typed> both = Operators.comparable(List.of(operands.get(i), read));
      left.add(both.getFirst().comparable());
      right.add(both.getLast().comparable());
    }
    return new Sides(
        String.join(", ", left),
        "SELECT " + String.join(", ", right) + " FROM (" + rows.sql() + ") AS q");
  }

  static Typed quantified(Expr.Quantified quantified, ExpressionTranslator expressions) {
    Rows rows = expressions.translator().query(quantified.query(), expressions.scope());
    Sides sides = sides(List.of(expressions.translate(quantified.operand())), rows);
    return Typed.of(
        "("
            + sides.left
            + " "
            + quantified.operator()
            + (quantified.quantifier() == Quantifier.ALL ? " ALL (" : " ANY (")
            + sides.right
            + "))",
        SqlType.BOOLEAN);
  }

  static Typed like(Expr.Like like, ExpressionTranslator expressions) {
    Typed operand = Casts.implicit(expressions.translate(like.operand()), SqlType.TEXT);
    String joint = like.quantifier() == Quantifier.ALL ? " AND " : " OR ";
    String sql =
        like.patterns().stream()
            .map(pattern -> one(like, operand, pattern, expressions))
            .collect(Collectors.joining(joint));
    return bool(sql, like.negated());
  }

  private static String one(
      Expr.Like like, Typed operand, Expr pattern, ExpressionTranslator expressions) {
    Typed written = Casts.implicit(expressions.translate(pattern), SqlType.TEXT);
    if (like.match() == Match.RLIKE) {
      Collations.refuse("RLIKE", List.of(operand, written));
      return RegexMatch.of(operand, written, Typed.text("c"));
    }
    String collation = Collations.matched(like.match().name(), List.of(operand, written));
    String text = written.folded(collation);
    String escape =
        like.escape()
            .map(e -> " ESCAPE " + Casts.implicit(expressions.translate(e), SqlType.TEXT).sql())
            .orElse("");
    String word = like.match() == Match.LIKE ? " LIKE " : " ILIKE ";
    return "(" + operand.folded(collation) + word + text + escape + ")";
  }
}
