package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Query.Body;
import dev.vitrine.dialect.syntax.Query.ConnectBy;
import dev.vitrine.dialect.syntax.Query.Cte;
import dev.vitrine.dialect.syntax.Query.GroupBy;
import dev.vitrine.dialect.syntax.Query.Grouping;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Query.Nested;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.syntax.Query.SetOperation;
import dev.vitrine.dialect.syntax.Query.Values;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads queries: `WITH`, set operations, `SELECT` with its clauses in Snowflake's order.
final class Queries {

  /// Texts that connectors send for "all rows".
  private static final Set<String> NO_BOUND = Set.of("''", "$$$$");

  /// Words that end an item, so that they are no alias without `AS`.
  static final Set<String> NO_ALIAS =
      Set.of(
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "QUALIFY",
          "ORDER",
          "LIMIT",
          "FETCH",
          "OFFSET",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "MINUS",
          "ON",
          "USING",
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "CROSS",
          "NATURAL",
          "ASOF",
          "START",
          "CONNECT",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "AND",
          "OR",
          "NOT",
          "IS",
          "IN",
          "LIKE",
          "ILIKE",
          "RLIKE",
          "REGEXP",
          "BETWEEN",
          "AS",
          "INTO",
          "SET",
          "VALUES",
          "SAMPLE",
          "TABLESAMPLE",
          "PIVOT",
          "UNPIVOT",
          "MATCH_RECOGNIZE",
          "MATCH_CONDITION",
          "LATERAL",
          "AT",
          "BEFORE",
          "CHANGES",
          "SELECT",
          "WITH",
          "WINDOW",
          "ASC",
          "DESC",
          "NULLS",
          "FOR",
          "RETURNING",
          "FORM");

  private final Tokens tokens;
  private final Parser parser;
  private final Expressions expressions;

  Queries(Tokens tokens, Parser parser, Expressions expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
  }

  Query query() {
    tokens.enter();
    int start = tokens.start();
    List<Cte> with = with();
    Query query = rest(with, setOperation(primary()), start);
    tokens.leave();
    return query;
  }

  /// @param first stood in brackets at `start`
  Query after(Query first, int start) {
    Body nested = new Nested(first, tokens.since(start));
    return rest(List.of(), setOperation(nested), start);
  }

  /// What stands behind the body.
  private Query rest(List<Cte> with, Body body, int start) {
    boolean all = false;
    List<SortKey> order = List.of();
    if (tokens.take("ORDER", "BY")) {
      all = tokens.is("ALL") && !tokens.peek(1).isSymbol(".");
      order = all ? List.of(allKey()) : expressions.sortKeys();
    }
    Optional<Expr> limit = Optional.empty();
    Optional<Expr> offset = Optional.empty();
    boolean more = true;
    while (more) {
      if (limit.isEmpty() && tokens.take("LIMIT")) {
        limit = Optional.of(count());
      } else if (offset.isEmpty() && tokens.take("OFFSET")) {
        offset = Optional.of(count());
        rows();
      } else if (limit.isEmpty() && tokens.take("FETCH")) {
        limit = Optional.of(fetch());
      } else {
        more = false;
      }
    }
    if (tokens.is("FOR", "UPDATE")) {
      throw Syntax.unsupported("FOR UPDATE");
    }
    return new Query(with, body, order, all, limit, offset, tokens.since(start));
  }

  private SortKey allKey() {
    int start = tokens.start();
    tokens.require("ALL");
    Expr nothing = new Expr.NullLiteral(tokens.since(start));
    boolean descending = tokens.take("DESC");
    if (!descending) {
      tokens.take("ASC");
    }
    return new SortKey(nothing, descending, expressions.nullsFirst());
  }

  private Expr fetch() {
    if (!tokens.take("FIRST")) {
      tokens.take("NEXT");
    }
    Expr count = count();
    rows();
    tokens.take("ONLY");
    return count;
  }

  /// How many rows: a whole number, or what stands for one that is known when the statement runs.
  /// NULL and an empty text set no bound.
  private Expr count() {
    Token token = tokens.peek();
    boolean unbound = NO_BOUND.contains(token.text());
    boolean counts =
        switch (token.kind()) {
          case NUMBER -> token.text().matches("[0-9]+");
          case STRING, DOLLAR_STRING -> unbound;
          case PLACEHOLDER, VARIABLE -> true;
          case WORD -> token.is("NULL") || tokens.peek(1).isSymbol("(");
          default -> false;
        };
    if (!counts) {
      throw tokens.unexpected();
    }
    if (unbound) {
      tokens.next();
      return new Expr.NullLiteral(new Span(token.start(), token.end()));
    }
    return new Operands(tokens, parser, expressions).operand();
  }

  private void rows() {
    if (!tokens.take("ROWS")) {
      tokens.take("ROW");
    }
  }

  private List<Cte> with() {
    List<Cte> tables = new ArrayList<>();
    if (tokens.take("WITH")) {
      tokens.take("RECURSIVE");
      do {
        Ident name = tokens.ident();
        List<Ident> columns = tokens.isSymbol("(") ? tokens.idents() : List.of();
        tokens.require("AS");
        tokens.requireSymbol("(");
        Query query = query();
        tokens.requireSymbol(")");
        tables.add(new Cte(name, columns, query));
      } while (tokens.takeSymbol(","));
    }
    return tables;
  }

  private Body setOperation(Body first) {
    Body left = intersection(first);
    for (int n = 0; tokens.is("UNION") || tokens.is("EXCEPT") || tokens.is("MINUS"); n++) {
      tokens.link(n);
      String operator = tokens.next().upper();
      left = combine(operator.equals("MINUS") ? "EXCEPT" : operator, left, true);
    }
    return left;
  }

  private Body intersection(Body first) {
    Body left = first;
    for (int n = 0; tokens.take("INTERSECT"); n++) {
      tokens.link(n);
      left = combine("INTERSECT", left, false);
    }
    return left;
  }

  private Body combine(String operator, Body left, boolean loose) {
    boolean all = tokens.take("ALL");
    if (!all) {
      tokens.take("DISTINCT");
    }
    boolean byName = tokens.take("BY", "NAME");
    Body right = loose ? intersection(primary()) : primary();
    return new SetOperation(operator, all, byName, left, right, left.span().to(right.span()));
  }

  private Body primary() {
    int start = tokens.start();
    if (tokens.takeSymbol("(")) {
      Query query = query();
      tokens.requireSymbol(")");
      return new Nested(query, tokens.since(start));
    }
    if (tokens.is("VALUES")) {
      return values();
    }
    return select();
  }

  Values values() {
    int start = tokens.start();
    tokens.require("VALUES");
    List<List<Expr>> rows = new ArrayList<>();
    do {
      tokens.requireSymbol("(");
      rows.add(expressions.list());
      tokens.requireSymbol(")");
    } while (tokens.takeSymbol(","));
    return new Values(rows, tokens.since(start));
  }

  private Select select() {
    int start = tokens.start();
    tokens.require("SELECT");
    boolean distinct = tokens.take("DISTINCT");
    if (!distinct) {
      tokens.take("ALL");
    }
    Optional<Expr> top = Optional.empty();
    if (tokens.is("TOP") && tokens.peek(1).kind() == Token.Kind.NUMBER) {
      tokens.next();
      top = Optional.of(count());
    }
    List<Item> items = selected();
    Optional<Relation> from =
        tokens.take("FROM")
            ? Optional.of(new Relations(tokens, parser, expressions).list())
            : Optional.empty();
    Optional<Expr> where = condition("WHERE");
    Optional<ConnectBy> connectBy = connectBy();
    Optional<GroupBy> groupBy =
        tokens.take("GROUP", "BY") ? Optional.of(groupBy()) : Optional.empty();
    Optional<Expr> having = condition("HAVING");
    Optional<Expr> qualify = condition("QUALIFY");
    return new Select(
        distinct,
        top,
        items,
        from,
        where,
        connectBy,
        groupBy,
        having,
        qualify,
        tokens.since(start));
  }

  private Optional<Expr> condition(String word) {
    return tokens.take(word) ? Optional.of(expressions.expression()) : Optional.empty();
  }

  /// Of a `SELECT`: a comma behind the last item is allowed.
  private List<Item> selected() {
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (tokens.takeSymbol(",") && !tokens.is("FROM") && !tokens.isSymbol(")"));
    return items;
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (tokens.takeSymbol(","));
    return items;
  }

  private Item item() {
    Expr value =
        tokens.isSymbol("*")
            ? new Operands(tokens, parser, expressions).star(List.of())
            : expressions.expression();
    return new Item(value, alias());
  }

  /// `AS name` or a bare name that is no key word.
  Optional<Ident> alias() {
    if (tokens.take("AS")) {
      return Optional.of(tokens.ident());
    }
    Token token = tokens.peek();
    boolean bare = token.kind() == Token.Kind.WORD && !NO_ALIAS.contains(token.upper());
    return bare || token.kind() == Token.Kind.QUOTED
        ? Optional.of(tokens.ident())
        : Optional.empty();
  }

  private Optional<ConnectBy> connectBy() {
    Optional<Expr> start = startWith();
    if (!tokens.take("CONNECT", "BY")) {
      if (start.isPresent()) {
        throw tokens.unexpected();
      }
      return Optional.empty();
    }
    boolean noCycle = tokens.take("NOCYCLE");
    Expr connect = expressions.expression();
    if (start.isEmpty()) {
      start = startWith();
    }
    return Optional.of(new ConnectBy(start, connect, noCycle));
  }

  private Optional<Expr> startWith() {
    return tokens.take("START", "WITH") ? Optional.of(expressions.expression()) : Optional.empty();
  }

  private GroupBy groupBy() {
    if (tokens.is("ALL") && !tokens.peek(1).isSymbol(".") && !tokens.peek(1).isSymbol(",")) {
      tokens.next();
      return new GroupBy(true, List.of());
    }
    List<Grouping> groupings = new ArrayList<>();
    do {
      groupings.addAll(groupings());
    } while (tokens.takeSymbol(","));
    return new GroupBy(false, groupings);
  }

  private List<Grouping> groupings() {
    if (tokens.is("GROUPING", "SETS")) {
      tokens.take("GROUPING", "SETS");
      return List.of(new Grouping.Sets("GROUPING SETS", sets()));
    }
    boolean sets = tokens.is("ROLLUP") || tokens.is("CUBE");
    if (sets && tokens.peek(1).isSymbol("(")) {
      return List.of(new Grouping.Sets(tokens.next().upper(), sets()));
    }
    return Expressions.each(expressions.expression()).stream()
        .<Grouping>map(Grouping.Key::new)
        .toList();
  }

  private List<List<Expr>> sets() {
    tokens.requireSymbol("(");
    List<List<Expr>> sets = new ArrayList<>();
    do {
      if (tokens.isSymbol("(") && tokens.peek(1).isSymbol(")")) {
        tokens.next();
        tokens.next();
        sets.add(List.of());
      } else {
        Expr value = expressions.expression();
        sets.add(
            switch (value) {
              case Expr.Tuple tuple -> tuple.items();
              case Expr.Parens parens -> List.of(parens.inner());
              default -> List.of(value);
            });
      }
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    return sets;
  }
}
