package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.syntax.Expr.Binary;
import dev.vitrine.dialect.syntax.Expr.Match;
import dev.vitrine.dialect.syntax.Expr.Quantifier;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Expr.Step;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads expressions, the loosest operator first: `OR`, `AND`, `NOT`, comparisons, `||`, `+ -`, `*
/// / %`, signs, then what stands behind an operand (`::type`, paths).
public final class Expressions {

  /// Before an array, whose items it stands for.
  static final String SPREAD = "**";

  private final Tokens tokens;
  private final Parser parser;

  Expressions(Tokens tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
  }

  public Expr expression() {
    tokens.enter();
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
    } while (tokens.take("OR"));
    tokens.leave();
    return balanced("OR", parts);
  }

  /// A chain as a tree that is no deeper than it must be; the operator groups either way alike.
  private static Expr balanced(String operator, List<Expr> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int middle = (parts.size() + 1) / 2;
    return binary(
        operator,
        balanced(operator, parts.subList(0, middle)),
        balanced(operator, parts.subList(middle, parts.size())));
  }

  /// Expressions with commas between.
  public List<Expr> list() {
    List<Expr> items = new ArrayList<>();
    do {
      if (tokens.isSymbol(SPREAD)) {
        items.addAll(spread());
      } else {
        items.add(expression());
      }
    } while (tokens.takeSymbol(","));
    return items;
  }

  /// The items of an array constant, as if they were written one by one.
  List<Expr> spread() {
    int mark = tokens.mark();
    tokens.requireSymbol(SPREAD);
    if (tokens.isSymbol("[") && expression() instanceof Expr.ArrayLiteral array) {
      return array.items();
    }
    tokens.back(mark);
    throw tokens.unexpected();
  }

  /// What brackets hold: expressions with commas between, or one query, be it in further brackets.
  List<Expr> listOrQuery() {
    int start = tokens.start();
    if (parser.isBareQueryNext()) {
      return List.of(subquery());
    }
    List<Expr> items = list();
    if (items.size() == 1
        && items.getFirst() instanceof Expr.Subquery(Query query, var _)
        && parser.isQueryGoingOn()) {
      Query whole = parser.queryAfter(query, start);
      return List.of(new Expr.Subquery(whole, tokens.since(start)));
    }
    return items;
  }

  private Expr conjunction() {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(negation());
    } while (tokens.take("AND"));
    return balanced("AND", parts);
  }

  private Expr negation() {
    int start = tokens.start();
    if (!tokens.take("NOT")) {
      return comparison();
    }
    tokens.enter();
    Expr operand = negation();
    tokens.leave();
    return new Expr.Unary("NOT", operand, tokens.since(start));
  }

  private Expr comparison() {
    Expr left = concatenation();
    for (int n = 0; ; n++) {
      tokens.link(n);
      Optional<Expr> longer = predicate(left);
      if (longer.isEmpty()) {
        return left;
      }
      left = longer.get();
    }
  }

  private Optional<Expr> predicate(Expr left) {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.SYMBOL) {
      return operator(left, token.text());
    }
    if (token.is("IS")) {
      return Optional.of(is(left));
    }
    int mark = tokens.mark();
    boolean negated = tokens.take("NOT");
    Optional<Expr> found = wordPredicate(left, negated);
    if (found.isEmpty()) {
      tokens.back(mark);
    }
    return found;
  }

  private Optional<Expr> operator(Expr left, String symbol) {
    String operator =
        switch (symbol) {
          case "=", "==" -> "=";
          case "<>", "!=" -> "<>";
          case "<", "<=", ">", ">=" -> symbol;
          default -> "";
        };
    if (operator.isEmpty()) {
      return Optional.empty();
    }
    tokens.next();
    if (tokens.is("ANY") || tokens.is("ALL") || tokens.is("SOME")) {
      Quantifier quantifier = tokens.take("ALL") ? Quantifier.ALL : Quantifier.ANY;
      if (quantifier == Quantifier.ANY) {
        tokens.next();
      }
      tokens.requireSymbol("(");
      Query query = parser.query();
      tokens.requireSymbol(")");
      return Optional.of(
          new Expr.Quantified(
              operator, quantifier, left, query, tokens.since(left.span().start())));
    }
    return Optional.of(binary(operator, left, concatenation()));
  }

  private Expr is(Expr left) {
    tokens.require("IS");
    boolean negated = tokens.take("NOT");
    int start = left.span().start();
    if (tokens.take("NULL")) {
      return new Expr.IsNull(left, negated, tokens.since(start));
    }
    if (tokens.take("DISTINCT")) {
      tokens.require("FROM");
      Expr right = concatenation();
      return new Expr.IsDistinct(left, right, negated, tokens.since(start));
    }
    boolean value = tokens.take("TRUE");
    if (!value) {
      tokens.require("FALSE");
    }
    return new Expr.IsBoolean(left, value, negated, tokens.since(start));
  }

  private Optional<Expr> wordPredicate(Expr left, boolean negated) {
    int start = left.span().start();
    if (tokens.take("BETWEEN")) {
      Expr low = concatenation();
      tokens.require("AND");
      Expr high = concatenation();
      return Optional.of(new Expr.Between(left, low, high, negated, tokens.since(start)));
    }
    if (tokens.take("IN")) {
      return Optional.of(in(left, negated));
    }
    if (tokens.take("LIKE")) {
      return Optional.of(like(Match.LIKE, left, negated));
    }
    if (tokens.take("ILIKE")) {
      return Optional.of(like(Match.ILIKE, left, negated));
    }
    if (tokens.take("RLIKE") || tokens.take("REGEXP")) {
      return Optional.of(like(Match.RLIKE, left, negated));
    }
    return Optional.empty();
  }

  private Expr in(Expr left, boolean negated) {
    int start = left.span().start();
    if (!tokens.takeSymbol("(")) {
      // a bare value, as in `x IN :list` or `x IN UNNEST…`
      Expr only = concatenation();
      return new Expr.InList(left, List.of(only), negated, tokens.since(start));
    }
    List<Expr> values = listOrQuery();
    tokens.requireSymbol(")");
    if (values.size() == 1 && values.getFirst() instanceof Expr.Subquery(Query query, var _)) {
      return new Expr.InQuery(left, query, negated, tokens.since(start));
    }
    return new Expr.InList(left, values, negated, tokens.since(start));
  }

  private Expr like(Match match, Expr left, boolean negated) {
    int start = left.span().start();
    Quantifier quantifier =
        tokens.take("ANY") || tokens.take("SOME")
            ? Quantifier.ANY
            : tokens.take("ALL") ? Quantifier.ALL : Quantifier.ONE;
    List<Expr> patterns = patterns(quantifier);
    Optional<Expr> escape = tokens.take("ESCAPE") ? Optional.of(concatenation()) : Optional.empty();
    return new Expr.Like(match, quantifier, left, patterns, escape, negated, tokens.since(start));
  }

  private List<Expr> patterns(Quantifier quantifier) {
    if (quantifier == Quantifier.ONE || !tokens.isSymbol("(")) {
      return List.of(concatenation());
    }
    tokens.requireSymbol("(");
    List<Expr> patterns = list();
    tokens.requireSymbol(")");
    return patterns;
  }

  Expr concatenation() {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(sum());
    } while (tokens.takeSymbol("||"));
    return balanced("||", parts);
  }

  private Expr sum() {
    Expr left = product();
    for (int n = 0; tokens.isSymbol("+") || tokens.isSymbol("-"); n++) {
      tokens.link(n);
      String operator = tokens.next().text();
      left = binary(operator, left, product());
    }
    return left;
  }

  private Expr product() {
    Expr left = signed();
    for (int n = 0; tokens.isSymbol("*") || tokens.isSymbol("/") || tokens.isSymbol("%"); n++) {
      tokens.link(n);
      String operator = tokens.next().text();
      left = binary(operator, left, signed());
    }
    return left;
  }

  private Expr signed() {
    int start = tokens.start();
    if (tokens.isSymbol("-") || tokens.isSymbol("+")) {
      String sign = tokens.next().text();
      Expr operand = nestedSigned();
      return new Expr.Unary(sign, operand, tokens.since(start));
    }
    if (tokens.is("PRIOR") && startsOperand(1)) {
      tokens.next();
      return new Expr.Prior(nestedSigned(), tokens.since(start));
    }
    if (tokens.is("CONNECT_BY_ROOT") && startsOperand(1)) {
      tokens.next();
      return new Expr.ConnectByRoot(nestedSigned(), tokens.since(start));
    }
    return behind(new Operands(tokens, parser, this).operand());
  }

  private Expr nestedSigned() {
    tokens.enter();
    Expr operand = signed();
    tokens.leave();
    return operand;
  }

  private boolean startsOperand(int ahead) {
    return tokens.peek(ahead).isName() || tokens.peek(ahead).isSymbol("(");
  }

  /// What may stand behind an operand, as often as it likes.
  private Expr behind(Expr operand) {
    Expr result = operand;
    for (int n = 0; ; n++) {
      tokens.link(n);
      if (tokens.takeSymbol("::")) {
        var type = TypeNames.read(tokens);
        result = new Expr.Cast(result, type, false, tokens.since(operand.span().start()));
      } else if (isPathNext(result)) {
        result = path(result);
      } else if (isOuterMark()) {
        tokens.next();
        tokens.next();
        tokens.next();
        result = new Expr.OuterMark(result, tokens.since(operand.span().start()));
      } else if (tokens.take("COLLATE")) {
        String collation = tokens.takeString().orElseGet(() -> tokens.ident().name());
        result = new Expr.Collate(result, collation, tokens.since(operand.span().start()));
      } else {
        return result;
      }
    }
  }

  private boolean isOuterMark() {
    return tokens.isSymbol("(") && tokens.peek(1).isSymbol("+") && tokens.peek(2).isSymbol(")");
  }

  private boolean isPathNext(Expr operand) {
    if (tokens.isSymbol("[")) {
      return true;
    }
    boolean keyed = tokens.peek(1).isName() || tokens.peek(1).kind() == Token.Kind.STRING;
    boolean colon = tokens.isSymbol(":") && keyed;
    boolean point = tokens.isSymbol(".") && operand instanceof Expr.Call && keyed;
    return colon || point;
  }

  private Expr path(Expr operand) {
    List<Step> steps = new ArrayList<>();
    while (true) {
      if (tokens.isSymbol("[")) {
        tokens.next();
        steps.add(new Step.At(expression()));
        tokens.requireSymbol("]");
      } else if ((tokens.isSymbol(":") || tokens.isSymbol(".")) && tokens.peek(1).isName()) {
        tokens.next();
        steps.add(new Step.Key(tokens.next().name()));
      } else {
        break;
      }
    }
    return new Expr.Path(operand, List.copyOf(steps), tokens.since(operand.span().start()));
  }

  private static Binary binary(String operator, Expr left, Expr right) {
    return new Binary(operator, left, right, left.span().to(right.span()));
  }

  /// Keys of an `ORDER BY`.
  public List<SortKey> sortKeys() {
    List<SortKey> keys = new ArrayList<>();
    do {
      Expr value = expression();
      boolean descending = tokens.take("DESC");
      if (!descending) {
        tokens.take("ASC");
      }
      Optional<Boolean> nullsFirst = nullsFirst();
      each(value).forEach(one -> keys.add(new SortKey(one, descending, nullsFirst)));
    } while (tokens.takeSymbol(","));
    return keys;
  }

  /// Keys of a `PARTITION BY` or `GROUP BY`.
  List<Expr> keys() {
    return list().stream().flatMap(key -> each(key).stream()).toList();
  }

  /// Several keys may stand in brackets.
  static List<Expr> each(Expr key) {
    return key instanceof Expr.Tuple tuple ? tuple.items() : List.of(key);
  }

  Optional<Boolean> nullsFirst() {
    if (!tokens.take("NULLS")) {
      return Optional.empty();
    }
    boolean first = tokens.take("FIRST");
    if (!first) {
      tokens.require("LAST");
    }
    return Optional.of(first);
  }

  /// One argument of a call.
  Argument argument() {
    boolean named = tokens.peek().isName() && tokens.peek(1).isSymbol("=>");
    if (!named) {
      return new Argument(Optional.empty(), argumentValue());
    }
    String name = tokens.ident().name();
    tokens.requireSymbol("=>");
    return new Argument(Optional.of(name), argumentValue());
  }

  /// A place in a stage is told as its text, `@` included.
  private Expr argumentValue() {
    if (!tokens.isSymbol("@")) {
      return lambdaOrExpression();
    }
    int start = tokens.start();
    String location = "@" + tokens.stageLocation();
    return new Expr.StringLiteral(location, tokens.since(start));
  }

  private Expr lambdaOrExpression() {
    int start = tokens.start();
    Optional<List<Expr.Parameter>> parameters = lambdaParameters();
    if (parameters.isEmpty()) {
      return parser.isBareQueryNext() ? subquery() : expression();
    }
    tokens.requireSymbol("->");
    Expr body = expression();
    return new Expr.Lambda(parameters.get(), body, tokens.since(start));
  }

  private Expr subquery() {
    int start = tokens.start();
    Query query = parser.query();
    return new Expr.Subquery(query, tokens.since(start));
  }

  /// `x`, `x INT`, `(x, y)`, `(x INT, y INT)` before an arrow.
  private Optional<List<Expr.Parameter>> lambdaParameters() {
    int mark = tokens.mark();
    List<Expr.Parameter> names = new ArrayList<>();
    boolean bracket = tokens.takeSymbol("(");
    boolean well = true;
    do {
      well = tokens.peek().isName();
      if (well) {
        Ident name = tokens.ident();
        boolean typed = TypeNames.isNext(tokens);
        names.add(
            new Expr.Parameter(
                name, typed ? Optional.of(TypeNames.read(tokens)) : Optional.empty()));
      }
    } while (well && bracket && tokens.takeSymbol(","));
    well = well && (!bracket || tokens.takeSymbol(")")) && tokens.isSymbol("->");
    if (!well) {
      tokens.back(mark);
      return Optional.empty();
    }
    return Optional.of(names);
  }
}
