package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.syntax.Expr.Bound;
import dev.vitrine.dialect.syntax.Expr.Call;
import dev.vitrine.dialect.syntax.Expr.Entry;
import dev.vitrine.dialect.syntax.Expr.Frame;
import dev.vitrine.dialect.syntax.Expr.Rename;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Expr.StarItem;
import dev.vitrine.dialect.syntax.Expr.When;
import dev.vitrine.dialect.syntax.Expr.Window;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what operators stand between: literals, columns, calls, `CASE`, brackets.
final class Operands {

  private static final Set<String> NEVER_COLUMNS =
      Set.of(
          "SELECT",
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "QUALIFY",
          "ORDER",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "MINUS",
          "AND",
          "OR",
          "ON",
          "WHEN",
          "THEN",
          "ELSE",
          "AS",
          "INTO",
          "IN",
          "LIKE",
          "BETWEEN",
          "IS",
          "WITH",
          "FORM");

  private final Tokens tokens;
  private final Parser parser;
  private final Expressions expressions;

  Operands(Tokens tokens, Parser parser, Expressions expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
  }

  Expr operand() {
    Token token = tokens.peek();
    if (tokens.isAtEnd()) {
      throw tokens.unexpected();
    }
    return switch (token.kind()) {
      case NUMBER -> number();
      case STRING, DOLLAR_STRING -> string();
      case PLACEHOLDER -> placeholder();
      case VARIABLE -> variable();
      case QUOTED -> named();
      case WORD -> word(token);
      case SYMBOL -> symbol(token);
      case SEMICOLON, UNFINISHED -> throw tokens.unexpected();
    };
  }

  private Expr number() {
    Token token = tokens.next();
    if (!token.text().matches("[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?")) {
      tokens.back(tokens.mark() - 1);
      throw tokens.unexpected();
    }
    return new Expr.NumberLiteral(token.text(), span(token));
  }

  private Expr string() {
    Token token = tokens.peek();
    return new Expr.StringLiteral(tokens.string(), span(token));
  }

  private Expr placeholder() {
    Token token = tokens.next();
    String text = token.text();
    if (text.equals("?")) {
      return new Expr.Bind(tokens.nextBind(), span(token));
    }
    String rest = text.substring(1);
    boolean digits = rest.matches("[0-9]{1,6}");
    if (text.startsWith("$")) {
      if (!digits) {
        throw Syntax.unexpected(tokens.text(), token);
      }
      return new Expr.PositionalRef(Optional.empty(), Integer.parseInt(rest), span(token));
    }
    return digits
        ? new Expr.Bind(Integer.parseInt(rest), span(token))
        : named(rest.toUpperCase(Locale.ROOT), token);
  }

  /// `:name`, or `:row.column` of a row that a script's loop is at.
  private Expr named(String name, Token token) {
    if (!tokens.isSymbol(".") || !tokens.touches() || !tokens.peek(1).isName()) {
      return new Expr.NamedBind(name, span(token));
    }
    tokens.next();
    return new Expr.NamedBind(name + "." + tokens.ident().name(), tokens.since(token.start()));
  }

  private Expr variable() {
    Token token = tokens.next();
    return new Expr.Variable(token.text().substring(1).toUpperCase(Locale.ROOT), span(token));
  }

  private static Span span(Token token) {
    return new Span(token.start(), token.end());
  }

  private Expr symbol(Token token) {
    return switch (token.text()) {
      case "(" -> bracket();
      case "[" -> array();
      case "{" -> object();
      case "*" -> star(List.of());
      default -> throw tokens.unexpected();
    };
  }

  private Expr bracket() {
    int start = tokens.start();
    tokens.requireSymbol("(");
    List<Expr> items = expressions.listOrQuery();
    tokens.requireSymbol(")");
    if (items.size() == 1 && items.getFirst() instanceof Expr.Subquery(Query query, var _)) {
      return new Expr.Subquery(query, tokens.since(start));
    }
    return items.size() == 1
        ? new Expr.Parens(items.getFirst(), tokens.since(start))
        : new Expr.Tuple(items, tokens.since(start));
  }

  private Expr array() {
    int start = tokens.start();
    tokens.requireSymbol("[");
    List<Expr> items = tokens.isSymbol("]") ? List.of() : expressions.list();
    tokens.requireSymbol("]");
    return new Expr.ArrayLiteral(items, tokens.since(start));
  }

  private Expr object() {
    int start = tokens.start();
    tokens.requireSymbol("{");
    if (tokens.isSymbol("*") || tokens.peek(1).isSymbol(".")) {
      Expr.Star star = star(qualifier());
      tokens.requireSymbol("}");
      return new Expr.ObjectStar(star, tokens.since(start));
    }
    List<Entry> entries = new ArrayList<>();
    while (!tokens.isSymbol("}")) {
      Expr key = key();
      if (!tokens.takeSymbol(":")) {
        throw tokens.unexpected();
      }
      entries.add(new Entry(key, expressions.expression()));
      if (!tokens.takeSymbol(",")) {
        break;
      }
    }
    tokens.requireSymbol("}");
    return new Expr.ObjectLiteral(entries, tokens.since(start));
  }

  /// `t.` before a `*`; none where nothing stands there.
  private List<Ident> qualifier() {
    List<Ident> parts = new ArrayList<>();
    while (!tokens.isSymbol("*")) {
      parts.add(tokens.ident());
      tokens.requireSymbol(".");
    }
    return parts;
  }

  /// Of an object constant: a text, or a value from outside.
  private Expr key() {
    return switch (tokens.peek().kind()) {
      case STRING, DOLLAR_STRING -> string();
      case PLACEHOLDER -> placeholder();
      case VARIABLE -> variable();
      case WORD, QUOTED, NUMBER, SEMICOLON, SYMBOL, UNFINISHED -> throw tokens.unexpected();
    };
  }

  /// `*`, with its `ILIKE`, `EXCLUDE`, `REPLACE`, `RENAME`.
  Expr.Star star(List<Ident> table) {
    int start = table.isEmpty() ? tokens.start() : table.getFirst().span().start();
    tokens.requireSymbol("*");
    Optional<String> ilike = tokens.take("ILIKE") ? Optional.of(tokens.string()) : Optional.empty();
    List<Ident> exclude = tokens.take("EXCLUDE") ? oneOrMore() : List.of();
    List<StarItem> replace = tokens.take("REPLACE") ? replacements() : List.of();
    List<Rename> rename = tokens.take("RENAME") ? renames() : List.of();
    return new Expr.Star(table, exclude, ilike, replace, rename, tokens.since(start));
  }

  private List<Ident> oneOrMore() {
    return tokens.isSymbol("(") ? tokens.idents() : List.of(tokens.ident());
  }

  private List<StarItem> replacements() {
    tokens.requireSymbol("(");
    List<StarItem> items = new ArrayList<>();
    do {
      Expr value = expressions.expression();
      tokens.take("AS");
      items.add(new StarItem(value, tokens.ident()));
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    return items;
  }

  private List<Rename> renames() {
    boolean bracket = tokens.takeSymbol("(");
    List<Rename> items = new ArrayList<>();
    do {
      Ident from = tokens.ident();
      tokens.require("AS");
      items.add(new Rename(from, tokens.ident()));
    } while (bracket && tokens.takeSymbol(","));
    if (bracket) {
      tokens.requireSymbol(")");
    }
    return items;
  }

  private Expr word(Token token) {
    int start = token.start();
    Token second = tokens.peek(1);
    switch (token.upper()) {
      case "NULL" -> {
        tokens.next();
        return new Expr.NullLiteral(span(token));
      }
      case "TRUE", "FALSE" -> {
        tokens.next();
        return new Expr.BooleanLiteral(token.is("TRUE"), span(token));
      }
      case "DEFAULT" -> {
        tokens.next();
        return new Expr.Default(span(token));
      }
      case "CASE" -> {
        return caseOf();
      }
      case "CAST", "TRY_CAST" -> {
        if (second.isSymbol("(")) {
          return cast();
        }
      }
      case "EXISTS" -> {
        if (second.isSymbol("(")) {
          return exists();
        }
      }
      case "EXTRACT" -> {
        if (second.isSymbol("(")) {
          return extract();
        }
      }
      case "POSITION" -> {
        if (second.isSymbol("(")) {
          return position();
        }
      }
      case "IDENTIFIER" -> {
        if (second.isSymbol("(")
            && tokens.peek(2).kind() == Kind.STRING
            && tokens.peek(3).isSymbol(")")) {
          return named(new ArrayList<>(tokens.name().parts()), start);
        }
      }
      case "INTERVAL" -> {
        if (second.kind() == Kind.STRING) {
          return interval(start);
        }
      }
      case "FINAL", "RUNNING" -> {
        if (second.kind() == Kind.WORD && tokens.peek(2).isSymbol("(")) {
          Ident word = tokens.ident();
          tokens.enter();
          Expr value = operand();
          tokens.leave();
          return call(new Name(List.of(word), word.span()), List.of(value), start);
        }
      }
      case "X" -> {
        if (second.kind() == Kind.STRING && second.start() == token.end()) {
          tokens.next();
          return new Expr.BinaryLiteral(tokens.string(), tokens.since(start));
        }
      }
      case "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_NTZ",
          "TIMESTAMP_LTZ",
          "TIMESTAMP_TZ",
          "DATETIME" -> {
        if (second.kind() == Kind.STRING) {
          SqlType type = TypeNames.read(tokens);
          Expr text = string();
          return new Expr.Cast(text, type, false, tokens.since(start));
        }
      }
      default -> {
        if (NEVER_COLUMNS.contains(token.upper()) && !second.isSymbol("(")) {
          throw tokens.unexpected();
        }
      }
    }
    return named();
  }

  /// `INTERVAL '1 day'` and `INTERVAL '1' DAY`.
  private Expr interval(int start) {
    tokens.require("INTERVAL");
    String text = tokens.string();
    boolean unit =
        tokens.peek().kind() == Kind.WORD
            && text.matches("\\s*[+-]?[0-9]+\\s*")
            && INTERVAL_UNITS.contains(tokens.peek().upper());
    String whole = unit ? text + " " + tokens.next().text() : text;
    return new Expr.IntervalLiteral(whole, tokens.since(start));
  }

  private static final Set<String> INTERVAL_UNITS =
      Set.of(
          "YEAR",
          "YEARS",
          "QUARTER",
          "QUARTERS",
          "MONTH",
          "MONTHS",
          "WEEK",
          "WEEKS",
          "DAY",
          "DAYS",
          "HOUR",
          "HOURS",
          "MINUTE",
          "MINUTES",
          "SECOND",
          "SECONDS",
          "MILLISECOND",
          "MILLISECONDS",
          "MICROSECOND",
          "MICROSECONDS",
          "NANOSECOND",
          "NANOSECONDS");

  private Expr caseOf() {
    int start = tokens.start();
    tokens.require("CASE");
    Optional<Expr> operand =
        tokens.is("WHEN") ? Optional.empty() : Optional.of(expressions.expression());
    List<When> whens = new ArrayList<>();
    while (tokens.take("WHEN")) {
      Expr condition = expressions.expression();
      tokens.require("THEN");
      whens.add(new When(condition, expressions.expression()));
    }
    if (whens.isEmpty()) {
      throw tokens.unexpected();
    }
    Optional<Expr> otherwise =
        tokens.take("ELSE") ? Optional.of(expressions.expression()) : Optional.empty();
    tokens.require("END");
    return new Expr.Case(operand, whens, otherwise, tokens.since(start));
  }

  private Expr cast() {
    int start = tokens.start();
    boolean tried = tokens.next().is("TRY_CAST");
    tokens.requireSymbol("(");
    Expr operand = expressions.expression();
    tokens.require("AS");
    SqlType type = TypeNames.read(tokens);
    // of structured types only
    while (tokens.take("RENAME", "FIELDS") || tokens.take("ADD", "FIELDS")) {}
    tokens.requireSymbol(")");
    return new Expr.Cast(operand, type, tried, tokens.since(start));
  }

  private Expr exists() {
    int start = tokens.start();
    tokens.require("EXISTS");
    tokens.requireSymbol("(");
    Query query = parser.query();
    tokens.requireSymbol(")");
    return new Expr.Exists(query, tokens.since(start));
  }

  private Expr extract() {
    int start = tokens.start();
    Ident function = tokens.ident();
    tokens.requireSymbol("(");
    Expr part = part();
    if (!tokens.take("FROM")) {
      tokens.requireSymbol(",");
    }
    Expr value = expressions.expression();
    tokens.requireSymbol(")");
    return call(new Name(List.of(function), function.span()), List.of(part, value), start);
  }

  /// A part of a date, as a word or a text.
  private Expr part() {
    Token token = tokens.peek();
    if (token.kind() == Kind.STRING) {
      return string();
    }
    Ident word = tokens.ident();
    return new Expr.ColumnRef(List.of(word), word.span());
  }

  /// `POSITION(x IN y)` is `POSITION(x, y)`.
  private Expr position() {
    int start = tokens.start();
    Ident function = tokens.ident();
    tokens.requireSymbol("(");
    // the first part is read below the level that counts how deep a text nests
    tokens.enter();
    List<Expr> values = new ArrayList<>();
    values.add(expressions.concatenation());
    if (tokens.take("IN")) {
      values.add(expressions.expression());
    }
    while (tokens.takeSymbol(",")) {
      values.add(expressions.expression());
    }
    tokens.requireSymbol(")");
    tokens.leave();
    return call(new Name(List.of(function), function.span()), values, start);
  }

  private Call call(Name function, List<Expr> values, int start) {
    List<Argument> arguments =
        values.stream().map(value -> new Argument(Optional.empty(), value)).toList();
    return new Call(
        function,
        arguments,
        false,
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        tokens.since(start));
  }

  /// A column, `t.*`, `t.$1`, or a call.
  private Expr named() {
    int start = tokens.start();
    List<Ident> parts = new ArrayList<>();
    parts.add(tokens.ident());
    return named(parts, start);
  }

  private Expr named(List<Ident> parts, int start) {
    while (tokens.isSymbol(".")) {
      Token second = tokens.peek(1);
      if (second.isName()) {
        tokens.next();
        parts.add(tokens.ident());
      } else if (second.isSymbol("*")) {
        tokens.next();
        return star(parts);
      } else if (second.kind() == Kind.PLACEHOLDER && second.text().matches("\\$[0-9]{1,6}")) {
        tokens.next();
        int number = Integer.parseInt(tokens.next().text().substring(1));
        return new Expr.PositionalRef(Optional.of(parts.getLast()), number, tokens.since(start));
      } else if (second.isSymbol(".") && tokens.peek(2).isName()) {
        tokens.next();
        tokens.next();
        parts.add(new Ident("PUBLIC", false, new Span(start, start)));
        parts.add(tokens.ident());
      } else {
        throw tokens.unexpected();
      }
    }
    return columnOrCall(new Name(parts, tokens.since(start)), start);
  }

  private Expr columnOrCall(Name name, int start) {
    boolean marked = tokens.peek(1).isSymbol("+") && tokens.peek(2).isSymbol(")");
    return tokens.isSymbol("(") && !marked
        ? call(name, start)
        : new Expr.ColumnRef(name.parts(), name.span());
  }

  /// A call whose name was read already.
  Call call(Name function, int start) {
    tokens.requireSymbol("(");
    boolean distinct = tokens.take("DISTINCT");
    if (!distinct && !tokens.peek(1).isSymbol(")") && !tokens.peek(1).isSymbol(",")) {
      tokens.take("ALL");
    }
    List<Argument> arguments = arguments();
    List<SortKey> within = tokens.take("ORDER", "BY") ? expressions.sortKeys() : List.of();
    boolean ignore = ignoreNulls();
    tokens.requireSymbol(")");
    fromLast(function).ifPresent(arguments::add);
    ignore |= ignoreNulls();
    if (tokens.take("WITHIN", "GROUP")) {
      tokens.requireSymbol("(");
      tokens.require("ORDER", "BY");
      within = expressions.sortKeys();
      tokens.requireSymbol(")");
    }
    Optional<Expr> filter = filter();
    ignore |= ignoreNulls();
    Optional<Window> over =
        tokens.is("OVER") && tokens.peek(1).isSymbol("(")
            ? Optional.of(window())
            : Optional.empty();
    return new Call(
        function, arguments, distinct, within, ignore, filter, over, tokens.since(start));
  }

  /// `FROM LAST` of `NTH_VALUE`, as an argument by that name.
  private Optional<Argument> fromLast(Name function) {
    if (!function.object().equals("NTH_VALUE") || tokens.take("FROM", "FIRST")) {
      return Optional.empty();
    }
    int start = tokens.start();
    return tokens.take("FROM", "LAST")
        ? Optional.of(
            new Argument(Optional.of("FROM"), new Expr.StringLiteral("LAST", tokens.since(start))))
        : Optional.empty();
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    if (tokens.isSymbol(")")) {
      return arguments;
    }
    do {
      if (tokens.isSymbol(Expressions.SPREAD)) {
        expressions.spread().forEach(item -> arguments.add(new Argument(Optional.empty(), item)));
      } else {
        arguments.add(expressions.argument());
      }
    } while (tokens.takeSymbol(","));
    return arguments;
  }

  private boolean ignoreNulls() {
    if (tokens.take("RESPECT", "NULLS")) {
      return false;
    }
    return tokens.take("IGNORE", "NULLS");
  }

  private Optional<Expr> filter() {
    if (!tokens.is("FILTER") || !tokens.peek(1).isSymbol("(")) {
      return Optional.empty();
    }
    tokens.next();
    tokens.requireSymbol("(");
    tokens.require("WHERE");
    Expr condition = expressions.expression();
    tokens.requireSymbol(")");
    return Optional.of(condition);
  }

  private Window window() {
    int start = tokens.start();
    tokens.require("OVER");
    tokens.requireSymbol("(");
    List<Expr> partition = tokens.take("PARTITION", "BY") ? expressions.keys() : List.of();
    List<SortKey> order = tokens.take("ORDER", "BY") ? expressions.sortKeys() : List.of();
    Optional<Frame> frame = frame();
    tokens.requireSymbol(")");
    return new Window(partition, order, frame, tokens.since(start));
  }

  private Optional<Frame> frame() {
    if (!tokens.is("ROWS") && !tokens.is("RANGE") && !tokens.is("GROUPS")) {
      return Optional.empty();
    }
    int start = tokens.start();
    String unit = tokens.next().upper();
    boolean both = tokens.take("BETWEEN");
    Bound from = bound();
    if (both) {
      tokens.require("AND");
    }
    Bound to = both ? bound() : new Bound("CURRENT ROW", Optional.empty());
    return Optional.of(new Frame(unit, from, to, Optional.of(tokens.since(start))));
  }

  private Bound bound() {
    if (tokens.take("CURRENT", "ROW")) {
      return new Bound("CURRENT ROW", Optional.empty());
    }
    boolean unbounded = tokens.take("UNBOUNDED");
    Optional<Expr> offset = unbounded ? Optional.empty() : Optional.of(expressions.expression());
    boolean preceding = tokens.take("PRECEDING");
    if (!preceding) {
      tokens.require("FOLLOWING");
    }
    String side = preceding ? "PRECEDING" : "FOLLOWING";
    return new Bound(unbounded ? "UNBOUNDED " + side : side, offset);
  }
}
