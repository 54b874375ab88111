package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Relation.Alias;
import dev.vitrine.dialect.syntax.Relation.Definition;
import dev.vitrine.dialect.syntax.Relation.Skip;
import dev.vitrine.dialect.syntax.Relation.Subset;
import dev.vitrine.dialect.syntax.Relation.TimeTravel;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what stands in a `FROM`: tables, subqueries, table functions, stages, joins, `PIVOT` and
/// their like.
final class Relations {

  private static final String PIPED = "\\$[1-9][0-9]{0,5}";
  private static final Set<String> NO_TABLE_ALIAS = Set.of("MATCH_CONDITION", "OVERWRITE");

  private final Tokens tokens;
  private final Parser parser;
  private final Expressions expressions;

  Relations(Tokens tokens, Parser parser, Expressions expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
  }

  /// Relations with commas between: cross joins.
  Relation list() {
    return list(primary());
  }

  private Relation list(Relation first) {
    Relation left = new Joins(tokens, expressions, this).behind(first);
    for (int n = 0; tokens.takeSymbol(","); n++) {
      tokens.link(n);
      Relation right = new Joins(tokens, expressions, this).behind(primary());
      left = Joins.cross(left, right);
    }
    return left;
  }

  /// One relation with what stands behind it.
  Relation primary() {
    int start = tokens.start();
    return behind(bare(), start);
  }

  /// `PIVOT` and its like behind a relation, as often as they like.
  private Relation behind(Relation first, int start) {
    Relation relation = first;
    for (int n = 0; ; n++) {
      tokens.link(n);
      if (tokens.is("PIVOT") && tokens.peek(1).isSymbol("(")) {
        relation = pivot(relation, start);
      } else if (tokens.is("UNPIVOT")) {
        relation = unpivot(relation, start);
      } else if (tokens.is("SAMPLE") || tokens.is("TABLESAMPLE")) {
        relation = sample(relation, start);
      } else if (tokens.is("MATCH_RECOGNIZE")) {
        relation = matchRecognize(relation, start);
      } else {
        return relation;
      }
    }
  }

  private Relation bare() {
    int start = tokens.start();
    boolean lateral = tokens.take("LATERAL");
    if (tokens.isSymbol("(")) {
      return bracket(start, lateral);
    }
    boolean quoted = tokens.peek().kind() == Kind.STRING;
    if (tokens.isSymbol("@") || (quoted && tokens.peek().text().startsWith("'@"))) {
      return stage(start);
    }
    if (tokens.is("VALUES")) {
      Query.Values values = parser.values();
      Query query =
          new Query(
              List.of(),
              values,
              List.of(),
              false,
              Optional.empty(),
              Optional.empty(),
              values.span());
      return new Relation.Derived(query, false, alias(), tokens.since(start));
    }
    boolean called = tokens.peek(1).isSymbol("(");
    if (tokens.is("TABLE") && called) {
      return table(start, lateral);
    }
    if (tokens.is("IDENTIFIER") && called) {
      tokens.next();
      return namedByValue(start);
    }
    if (tokens.peek().kind() == Kind.PLACEHOLDER && tokens.peek().text().matches(PIPED)) {
      int number = Integer.parseInt(tokens.next().text().substring(1));
      return new Relation.Piped(number, alias(), tokens.since(start));
    }
    return named(start, lateral);
  }

  /// `(query) alias` or relations in brackets. What two brackets begin is told by what follows the
  /// inner one: `((select …) union …)` is a query, `((select …) a join b)` are relations.
  private Relation bracket(int start, boolean lateral) {
    return switch (bracketed()) {
      case Rows(Query query) -> new Relation.Derived(query, lateral, alias(), tokens.since(start));
      case Inner(Relation relation) -> aliased(relation, start);
    };
  }

  /// A table alone may have its alias behind the brackets.
  private Relation aliased(Relation relation, int start) {
    return relation instanceof Relation.Table table && table.alias().isEmpty()
        ? new Relation.Table(table.name(), alias(), table.at(), tokens.since(start))
        : relation;
  }

  /// What a pair of brackets holds.
  private sealed interface Bracketed {}

  private record Rows(Query query) implements Bracketed {}

  private record Inner(Relation relation) implements Bracketed {}

  private Bracketed bracketed() {
    tokens.enter();
    tokens.requireSymbol("(");
    Bracketed held = held();
    tokens.requireSymbol(")");
    tokens.leave();
    return held;
  }

  private Bracketed held() {
    int start = tokens.start();
    if (parser.isBareQueryNext()) {
      Query query = parser.query();
      boolean named = query.body() instanceof Query.Values && !tokens.isSymbol(")");
      return named ? derived(query, start) : new Rows(query);
    }
    if (!tokens.isSymbol("(")) {
      return new Inner(list(primary()));
    }
    return switch (bracketed()) {
      case Rows(Query query) when tokens.isSymbol(")") || parser.isQueryGoingOn() ->
          new Rows(parser.queryAfter(query, start));
      case Rows(Query query) -> derived(query, start);
      case Inner(Relation relation) -> new Inner(list(behind(aliased(relation, start), start)));
    };
  }

  /// A query that is the first of the relations in a bracket.
  private Inner derived(Query query, int start) {
    Relation first = new Relation.Derived(query, false, alias(), tokens.since(start));
    return new Inner(list(behind(first, start)));
  }

  /// `TABLE(f(…))`, `TABLE('name')`, `TABLE($variable)`.
  private Relation table(int start, boolean lateral) {
    tokens.require("TABLE");
    Token inside = tokens.peek(1);
    boolean byValue =
        inside.kind() == Kind.STRING
            || inside.kind() == Kind.DOLLAR_STRING
            || inside.kind() == Kind.VARIABLE
            || inside.kind() == Kind.PLACEHOLDER;
    if (byValue) {
      return namedByValue(start);
    }
    tokens.requireSymbol("(");
    int callStart = tokens.start();
    Name name = tokens.name();
    if (!tokens.isSymbol("(")) {
      tokens.requireSymbol(")");
      return new Relation.Table(name, alias(), Optional.empty(), tokens.since(start));
    }
    Expr.Call call = new Operands(tokens, parser, expressions).call(name, callStart);
    tokens.requireSymbol(")");
    return new Relation.Function(call, lateral, alias(), tokens.since(start));
  }

  private Relation namedByValue(int start) {
    tokens.requireSymbol("(");
    Expr value = expressions.expression();
    tokens.requireSymbol(")");
    return new Relation.NamedByValue(value, alias(), tokens.since(start));
  }

  private Relation named(int start, boolean lateral) {
    Name name = tokens.name();
    if (tokens.isSymbol("(")) {
      Expr.Call call = new Operands(tokens, parser, expressions).call(name, start);
      return new Relation.Function(call, lateral, alias(), tokens.since(start));
    }
    if (tokens.is("CHANGES") && tokens.peek(1).isSymbol("(")) {
      throw Syntax.unsupported("CHANGES");
    }
    Optional<TimeTravel> at = timeTravel();
    return new Relation.Table(name, alias(), at, tokens.since(start));
  }

  private Optional<TimeTravel> timeTravel() {
    if (!isTimeTravel()) {
      return Optional.empty();
    }
    boolean before = tokens.next().is("BEFORE");
    tokens.requireSymbol("(");
    String what = tokens.ident().name();
    tokens.requireSymbol("=>");
    Expr value = expressions.expression();
    tokens.requireSymbol(")");
    return Optional.of(new TimeTravel(before, what, value));
  }

  private boolean isTimeTravel() {
    return isTravelWord() && tokens.peek(1).isSymbol("(") && tokens.peek(3).isSymbol("=>");
  }

  private boolean isTravelWord() {
    return tokens.is("AT") || tokens.is("BEFORE");
  }

  Optional<Alias> alias() {
    boolean as = tokens.take("AS");
    Token token = tokens.peek();
    boolean free = isTravelWord() ? !isTimeTravel() : !Queries.NO_ALIAS.contains(token.upper());
    boolean named = free && !NO_TABLE_ALIAS.contains(token.upper()) && !Joins.isDirected(tokens);
    boolean bare = token.kind() == Kind.WORD && named;
    if (!as && !bare && token.kind() != Kind.QUOTED) {
      return Optional.empty();
    }
    Ident name = tokens.ident();
    List<Ident> columns = tokens.isSymbol("(") ? tokens.idents() : List.of();
    return Optional.of(new Alias(name, columns));
  }

  /// `@[db.][schema.]stage[/path]`, `@~/path`, `@%table/path`, or all of it in a string.
  private Relation stage(int start) {
    String location = tokens.stageLocation();
    Map<String, Expr> options = new LinkedHashMap<>();
    if (tokens.isSymbol("(") && tokens.peek(2).isSymbol("=>")) {
      tokens.next();
      do {
        String option = tokens.ident().name();
        tokens.requireSymbol("=>");
        options.put(option, expressions.expression());
      } while (tokens.takeSymbol(","));
      tokens.requireSymbol(")");
    }
    return new Relation.Stage(location, options, alias(), tokens.since(start));
  }

  private Relation sample(Relation relation, int start) {
    tokens.next();
    String method = "BERNOULLI";
    if (tokens.is("SYSTEM") || tokens.is("BLOCK") || tokens.is("BERNOULLI") || tokens.is("ROW")) {
      String word = tokens.next().upper();
      method = word.equals("SYSTEM") || word.equals("BLOCK") ? "SYSTEM" : "BERNOULLI";
    }
    tokens.requireSymbol("(");
    Expr fraction = expressions.expression();
    boolean rows = tokens.take("ROWS");
    tokens.requireSymbol(")");
    Optional<Expr> seed = Optional.empty();
    if (tokens.take("SEED") || tokens.take("REPEATABLE")) {
      tokens.requireSymbol("(");
      seed = Optional.of(expressions.expression());
      tokens.requireSymbol(")");
    }
    return new Relation.Sample(relation, method, fraction, rows, seed, tokens.since(start));
  }

  private Relation pivot(Relation relation, int start) {
    tokens.require("PIVOT");
    tokens.requireSymbol("(");
    List<Item> aggregates = parser.items();
    tokens.require("FOR");
    Ident column = tokens.name().last();
    tokens.require("IN");
    tokens.requireSymbol("(");
    Optional<List<SortKey>> any = Optional.empty();
    Optional<Query> subquery = Optional.empty();
    List<Item> values = List.of();
    if (tokens.take("ANY")) {
      any = Optional.of(tokens.take("ORDER", "BY") ? expressions.sortKeys() : List.of());
    } else if (parser.isQueryNext()) {
      subquery = Optional.of(parser.query());
    } else {
      values = parser.items();
    }
    tokens.requireSymbol(")");
    Optional<Expr> otherwise = Optional.empty();
    if (tokens.take("DEFAULT", "ON", "NULL")) {
      tokens.requireSymbol("(");
      otherwise = Optional.of(expressions.expression());
      tokens.requireSymbol(")");
    }
    tokens.requireSymbol(")");
    return new Relation.Pivot(
        relation,
        aggregates,
        column,
        values,
        any,
        subquery,
        otherwise,
        alias(),
        tokens.since(start));
  }

  private Relation unpivot(Relation relation, int start) {
    tokens.require("UNPIVOT");
    boolean include = tokens.take("INCLUDE", "NULLS");
    if (!include) {
      tokens.take("EXCLUDE", "NULLS");
    }
    tokens.requireSymbol("(");
    Ident value = tokens.ident();
    tokens.require("FOR");
    Ident name = tokens.ident();
    tokens.require("IN");
    tokens.requireSymbol("(");
    List<Item> columns = parser.items();
    tokens.requireSymbol(")");
    tokens.requireSymbol(")");
    return new Relation.Unpivot(
        relation, include, value, name, columns, alias(), tokens.since(start));
  }

  private Relation matchRecognize(Relation relation, int start) {
    tokens.require("MATCH_RECOGNIZE");
    tokens.requireSymbol("(");
    List<Expr> partition = tokens.take("PARTITION", "BY") ? expressions.list() : List.of();
    List<SortKey> order = tokens.take("ORDER", "BY") ? expressions.sortKeys() : List.of();
    List<Item> measures = tokens.take("MEASURES") ? parser.items() : List.of();
    boolean allRows = false;
    boolean omitEmpty = false;
    boolean unmatched = false;
    if (tokens.take("ALL", "ROWS", "PER", "MATCH")) {
      allRows = true;
      omitEmpty = tokens.take("OMIT", "EMPTY", "MATCHES");
      tokens.take("SHOW", "EMPTY", "MATCHES");
      unmatched = tokens.take("WITH", "UNMATCHED", "ROWS");
    } else {
      tokens.take("ONE", "ROW", "PER", "MATCH");
    }
    Skip skip = skip();
    tokens.require("PATTERN");
    tokens.requireSymbol("(");
    Span pattern = pattern();
    tokens.requireSymbol(")");
    List<Subset> subsets = new ArrayList<>();
    if (tokens.take("SUBSET")) {
      do {
        Ident name = tokens.ident();
        tokens.requireSymbol("=");
        subsets.add(new Subset(name, tokens.idents()));
      } while (tokens.takeSymbol(","));
    }
    List<Definition> definitions = definitions();
    tokens.requireSymbol(")");
    return new Relation.MatchRecognize(
        relation,
        partition,
        order,
        measures,
        allRows,
        omitEmpty,
        unmatched,
        skip,
        pattern.of(tokens.text()),
        pattern,
        definitions,
        subsets,
        alias(),
        tokens.since(start));
  }

  private Skip skip() {
    if (!tokens.take("AFTER", "MATCH", "SKIP")) {
      return new Skip("PAST LAST ROW", Optional.empty());
    }
    if (tokens.take("PAST", "LAST", "ROW")) {
      return new Skip("PAST LAST ROW", Optional.empty());
    }
    tokens.require("TO");
    if (tokens.take("NEXT", "ROW")) {
      return new Skip("TO NEXT ROW", Optional.empty());
    }
    boolean first = tokens.take("FIRST");
    if (!first) {
      tokens.take("LAST");
    }
    return new Skip(first ? "TO FIRST" : "TO LAST", Optional.of(tokens.ident().name()));
  }

  /// What stands up to the bracket that closes it.
  private Span pattern() {
    int start = tokens.start();
    int depth = 0;
    while (!tokens.isAtEnd() && (depth > 0 || !tokens.isSymbol(")"))) {
      String text = tokens.next().text();
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
    }
    return tokens.since(start);
  }

  private List<Definition> definitions() {
    tokens.require("DEFINE");
    List<Definition> definitions = new ArrayList<>();
    do {
      Ident symbol = tokens.ident();
      tokens.require("AS");
      definitions.add(new Definition(symbol, expressions.expression()));
    } while (tokens.takeSymbol(","));
    return definitions;
  }
}
