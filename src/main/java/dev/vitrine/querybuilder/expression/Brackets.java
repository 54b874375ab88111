package dev.vitrine.querybuilder.expression;

import dev.vitrine.querybuilder.expression.Expression.Binary;
import dev.vitrine.querybuilder.expression.Expression.Call;
import dev.vitrine.querybuilder.expression.Expression.Literal;
import dev.vitrine.querybuilder.expression.Expression.Negated;
import dev.vitrine.querybuilder.expression.Expression.Not;
import dev.vitrine.querybuilder.expression.Expression.Sign;
import dev.vitrine.querybuilder.expression.Scanner.Kind;
import dev.vitrine.querybuilder.expression.Scanner.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the language of calculated fields: `[field]`, `[table.field]`, `[Sum of field]`, numbers,
/// texts, `+ - * / %`, comparisons, `and`, `or`, `not` and the functions of [Function].
public final class Brackets {

  private static final int LONGEST = 10_000;
  private static final int DEEPEST = 100;

  private static final Map<String, Sign> COMPARISONS =
      Map.of(
          "==", Sign.EQUAL,
          "=", Sign.EQUAL,
          "!=", Sign.UNEQUAL,
          "<>", Sign.UNEQUAL,
          "<", Sign.LESS,
          "<=", Sign.LESS_OR_EQUAL,
          ">", Sign.GREATER,
          ">=", Sign.GREATER_OR_EQUAL);
  private static final Map<String, Sign> SUMS = Map.of("+", Sign.PLUS, "-", Sign.MINUS);
  private static final Map<String, Sign> PRODUCTS =
      Map.of("*", Sign.TIMES, "/", Sign.DIVIDE, "%", Sign.MODULO);

  private final List<Token> tokens;
  private int at;
  private int depth;

  private Brackets(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// @throws ExpressionError that says what is wrong and where
  public static Expression parse(String text) {
    if (text.length() > LONGEST) {
      throw new ExpressionError(
          "it has %d characters, at most %d are read".formatted(text.length(), LONGEST));
    }
    Brackets parser = new Brackets(Scanner.tokens(text));
    if (parser.tokens.isEmpty()) {
      throw new ExpressionError("it is empty");
    }
    Expression whole = parser.either();
    if (parser.at < parser.tokens.size()) {
      throw parser.unexpected();
    }
    return whole;
  }

  private Expression either() {
    if (++depth > DEEPEST) {
      throw new ExpressionError("it is nested deeper than " + DEEPEST + " levels");
    }
    Expression left = both();
    while (takeWord("or")) {
      left = new Binary(Sign.OR, left, both());
    }
    depth--;
    return left;
  }

  private Expression both() {
    Expression left = inverse();
    while (takeWord("and")) {
      left = new Binary(Sign.AND, left, inverse());
    }
    return left;
  }

  private Expression inverse() {
    boolean negated = false;
    while (takeWord("not")) {
      negated = !negated;
    }
    Expression operand = chain(COMPARISONS, () -> chain(SUMS, () -> chain(PRODUCTS, this::signed)));
    return negated ? new Not(operand) : operand;
  }

  private Expression chain(Map<String, Sign> signs, Supplier<Expression> operand) {
    Expression left = operand.get();
    for (Optional<Sign> sign = take(signs); sign.isPresent(); sign = take(signs)) {
      left = new Binary(sign.get(), left, operand.get());
    }
    return left;
  }

  private Expression signed() {
    boolean negative = false;
    while (at < tokens.size() && (tokens.get(at).is("-") || tokens.get(at).is("+"))) {
      negative ^= tokens.get(at++).is("-");
    }
    Expression operand = primary();
    return negative ? new Negated(operand) : operand;
  }

  private Expression primary() {
    if (at == tokens.size()) {
      throw new ExpressionError("it ends where a value is expected");
    }
    Token token = tokens.get(at++);
    return switch (token.kind()) {
      case FIELD -> method(Fields.of(token.text()));
      case NUMBER -> new Literal(number(token.text()));
      case TEXT -> new Literal(token.text());
      case WORD -> word(token);
      case SYMBOL -> bracket(token);
    };
  }

  private static Object number(String text) {
    BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    boolean isLong = text.indexOf('.') < 0 && text.length() < 18;
    return isLong ? (Object) value.longValueExact() : value;
  }

  private Expression bracket(Token token) {
    if (!token.is("(")) {
      at--;
      throw unexpected();
    }
    Expression inside = either();
    expect(")");
    return inside;
  }

  private Expression word(Token token) {
    if (at < tokens.size() && tokens.get(at).is("(")) {
      at++;
      return call(token);
    }
    return switch (token.text().toLowerCase(java.util.Locale.ROOT)) {
      case "true" -> new Literal(true);
      case "false" -> new Literal(false);
      case "null" -> new Literal(null);
      default ->
          throw new ExpressionError(
              "unexpected word '%s' at position %d: a field stands in brackets, [%s]"
                  .formatted(token.text(), token.at(), token.text()));
    };
  }

  private Expression call(Token name) {
    Function function =
        Function.named(name.text())
            .orElseThrow(() ->
                new ExpressionError(
                    "unknown function '%s' at position %d".formatted(name.text(), name.at())));
    List<Expression> arguments = new ArrayList<>();
    if (at < tokens.size() && tokens.get(at).is(")")) {
      at++;
    } else {
      do {
        arguments.add(either());
      } while (take(","));
      expect(")");
    }
    return new Call(function, arguments);
  }

  /// `[field].concatenate()` is the field, or an empty text where it has none.
  private Expression method(Expression field) {
    if (!take(".")) {
      return field;
    }
    if (!takeWord("concatenate")) {
      throw new ExpressionError("a field has one method, .concatenate()");
    }
    expect("(");
    expect(")");
    return new Call(Function.COALESCE, List.of(field, new Literal("")));
  }

  private Optional<Sign> take(Map<String, Sign> signs) {
    if (at == tokens.size() || tokens.get(at).kind() != Kind.SYMBOL) {
      return Optional.empty();
    }
    Optional<Sign> sign = Optional.ofNullable(signs.get(tokens.get(at).text()));
    sign.ifPresent(_ -> at++);
    return sign;
  }

  private boolean take(String symbol) {
    boolean here = at < tokens.size() && tokens.get(at).is(symbol);
    at += here ? 1 : 0;
    return here;
  }

  private boolean takeWord(String word) {
    boolean here = at < tokens.size() && tokens.get(at).isWord(word);
    at += here ? 1 : 0;
    return here;
  }

  private void expect(String symbol) {
    if (at == tokens.size()) {
      throw new ExpressionError("it ends where '" + symbol + "' is expected");
    }
    if (!take(symbol)) {
      throw unexpected();
    }
  }

  private ExpressionError unexpected() {
    Token token = tokens.get(at);
    return new ExpressionError(
        "unexpected '%s' at position %d".formatted(token.text(), token.at()));
  }
}
