package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads queries, DML and expressions from [Tokens]; families of other statements use it for the
/// queries and expressions in them.
public final class Parser {

  private final Tokens tokens;
  private final Expressions expressions;
  private final Queries queries;

  public Parser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new Expressions(tokens, this);
    this.queries = new Queries(tokens, this, expressions);
  }

  /// Reads a text that is one query.
  public static Query query(String text, ParseOptions options) {
    Tokens tokens = Tokens.of(text, options);
    Parser parser = new Parser(tokens);
    Query query = parser.shallow(parser::query);
    tokens.requireEnd();
    return query;
  }

  /// Reads a text that is one expression.
  public static Expr expression(String text, ParseOptions options) {
    Tokens tokens = Tokens.of(text, options);
    Parser parser = new Parser(tokens);
    Expr expression = parser.shallow(parser::expression);
    tokens.requireEnd();
    return expression;
  }

  /// A query or a DML statement, if one comes next.
  public Optional<Statement> queryOrDml() {
    return shallow(this::statement);
  }

  /// A thread with little stack left may not get as deep as a text may nest.
  private <T> T shallow(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StackOverflowError _) {
      throw tokens.tooDeep();
    }
  }

  private Optional<Statement> statement() {
    if (isQueryNext()) {
      return Optional.of(new QueryStatement(query()));
    }
    DmlParser dml = new DmlParser(tokens, this, expressions);
    Token first = tokens.peek();
    return switch (first.upper()) {
      case "INSERT" -> Optional.of(dml.insert());
      case "UPDATE" -> Optional.of(dml.update());
      case "DELETE" -> Optional.of(dml.delete());
      case "MERGE" -> Optional.of(dml.merge());
      default -> Optional.empty();
    };
  }

  public Tokens tokens() {
    return tokens;
  }

  public Query query() {
    return queries.query();
  }

  public Expr expression() {
    return expressions.expression();
  }

  public Expressions expressions() {
    return expressions;
  }

  Query.Values values() {
    return queries.values();
  }

  List<Query.Item> items() {
    return queries.items();
  }

  Optional<Ident> alias() {
    return queries.alias();
  }

  /// Whether a query comes next, be it behind brackets.
  public boolean isQueryNext() {
    int ahead = 0;
    while (ahead < Tokens.MAX_DEPTH && tokens.peek(ahead).isSymbol("(")) {
      ahead++;
    }
    return isQueryAt(ahead);
  }

  /// Whether a query comes next that no bracket encloses.
  boolean isBareQueryNext() {
    return isQueryAt(0);
  }

  private boolean isQueryAt(int ahead) {
    Token token = tokens.peek(ahead);
    boolean values = token.is("VALUES") && tokens.peek(ahead + 1).isSymbol("(");
    return token.is("SELECT") || token.is("WITH") || values;
  }

  /// The rest of a query whose first part stood in brackets and was read already.
  ///
  /// @param start offset of its first bracket
  Query queryAfter(Query first, int start) {
    return queries.after(first, start);
  }

  /// Whether what follows a query in brackets makes a larger query of it.
  boolean isQueryGoingOn() {
    Token token = tokens.peek();
    return token.is("UNION")
        || token.is("INTERSECT")
        || token.is("EXCEPT")
        || token.is("MINUS")
        || token.is("ORDER")
        || token.is("LIMIT")
        || token.is("OFFSET")
        || token.is("FETCH");
  }

  /// An object's name, also as `TABLE('name')` with a constant.
  public Name objectName() {
    boolean named = tokens.is("TABLE") && tokens.peek(1).isSymbol("(");
    if (!named) {
      return tokens.name();
    }
    int start = tokens.start();
    tokens.next();
    tokens.requireSymbol("(");
    Token inside = tokens.peek();
    if (inside.kind() == Token.Kind.VARIABLE) {
      tokens.next();
      tokens.requireSymbol(")");
      // resolved from the session's variables by whoever looks the name up
      return new Name(
          List.of(new Ident(inside.text(), false, new Span(inside.start(), inside.end()))),
          tokens.since(start));
    }
    String text = tokens.string();
    tokens.requireSymbol(")");
    return named(text, tokens.since(start));
  }

  /// A name in a string, as `IDENTIFIER` takes it.
  public static Name named(String text, Span span) {
    Tokens inner = Tokens.of(text, ParseOptions.DEFAULT);
    Name name = inner.name();
    inner.requireEnd();
    List<Ident> parts = new ArrayList<>();
    name.parts().forEach(part -> parts.add(new Ident(part.name(), part.quoted(), span)));
    return new Name(parts, span);
  }
}
