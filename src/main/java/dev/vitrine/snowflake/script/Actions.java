package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.script.Names.Kind;
import dev.vitrine.snowflake.script.Node.Assign;
import dev.vitrine.snowflake.script.Node.Break;
import dev.vitrine.snowflake.script.Node.Close;
import dev.vitrine.snowflake.script.Node.Continue;
import dev.vitrine.snowflake.script.Node.Fetch;
import dev.vitrine.snowflake.script.Node.Nothing;
import dev.vitrine.snowflake.script.Node.Open;
import dev.vitrine.snowflake.script.Node.Raise;
import dev.vitrine.snowflake.script.Node.Return;
import dev.vitrine.snowflake.script.Node.ReturnRows;
import dev.vitrine.snowflake.script.Rowset.Initial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads assignments and the statements of one line.
final class Actions {

  private final Tokens tokens;
  private final Pieces pieces;
  private final Names names;

  Actions(Tokens tokens, Pieces pieces, Names names) {
    this.tokens = tokens;
    this.pieces = pieces;
    this.names = names;
  }

  /// `x := …`.
  Optional<Node> assignment() {
    boolean assigns =
        tokens.peek().isName() && tokens.peek(1).isSymbol(":") && tokens.peek(2).isSymbol("=");
    if (!assigns) {
      return Optional.empty();
    }
    int start = tokens.start();
    Ident name = tokens.ident();
    Kind kind = known(name);
    tokens.next();
    tokens.next();
    if (kind == Kind.ROWS) {
      tokens.take("ASYNC");
      return Optional.of(new Assign(name.name(), Initial.of(pieces.rows()), start));
    }
    if (kind != Kind.VARIABLE) {
      throw unknown(name.name(), name.span());
    }
    return Optional.of(new Assign(name.name(), Initial.of(pieces.expression()), start));
  }

  private Kind known(Ident name) {
    return names.find(name.name()).orElseThrow(() -> unknown(name.name(), name.span()));
  }

  private SqlError unknown(String name, Span span) {
    return new Problems(tokens.text()).invalidIdentifier(span, name);
  }

  Optional<Node> read() {
    int start = tokens.start();
    Optional<Node> none = Optional.empty();
    return switch (tokens.peek().upper()) {
      case "BREAK", "EXIT" -> Optional.of(jump(start, true));
      case "CONTINUE", "ITERATE" -> Optional.of(jump(start, false));
      case "RETURN" -> Optional.of(giveBack(start));
      case "RAISE" -> Optional.of(raise(start));
      case "OPEN" -> Optional.of(open(start));
      case "FETCH" -> Optional.of(fetch(start));
      case "CLOSE" -> Optional.of(close(start));
      case "NULL" -> Optional.of(nothing(start));
      case "AWAIT" -> Optional.of(await(start));
      case "CANCEL" -> Optional.of(cancel(start));
      case "ASYNC" -> Optional.of(async());
      default -> none;
    };
  }

  private Node jump(int start, boolean leaves) {
    tokens.next();
    Optional<String> label =
        tokens.peek().isName() ? Optional.of(tokens.ident().name()) : Optional.empty();
    return leaves ? new Break(label, start) : new Continue(label, start);
  }

  private Node giveBack(int start) {
    tokens.next();
    if (pieces.isSemicolon()) {
      return new Return(Optional.empty(), start);
    }
    if (!tokens.is("TABLE") || !tokens.peek(1).isSymbol("(")) {
      return new Return(Optional.of(pieces.expression()), start);
    }
    tokens.next();
    return new ReturnRows(table(), start);
  }

  /// `(name)`, `(RESULTSET_FROM_CURSOR(name))`, or a statement in brackets.
  private Rowset table() {
    if (tokens.peek(1).is("RESULTSET_FROM_CURSOR") && tokens.peek(2).isSymbol("(")) {
      tokens.next();
      tokens.next();
      tokens.next();
      Rowset rows = named(Kind.CURSOR);
      tokens.requireSymbol(")");
      tokens.requireSymbol(")");
      return rows;
    }
    if (tokens.peek(1).isName() && tokens.peek(2).isSymbol(")")) {
      tokens.next();
      Rowset rows = named(Kind.ROWS);
      tokens.requireSymbol(")");
      return rows;
    }
    return pieces.rows();
  }

  private Rowset named(Kind kind) {
    int start = tokens.start();
    Ident name = tokens.ident();
    if (!names.is(name.name(), kind)) {
      throw unknown(name.name(), name.span());
    }
    return new Rowset.Named(name.name(), start);
  }

  private Node raise(int start) {
    tokens.next();
    if (pieces.isSemicolon()) {
      return new Raise(Optional.empty(), start);
    }
    Ident name = tokens.ident();
    if (known(name) != Kind.EXCEPTION) {
      throw unknown(name.name(), name.span());
    }
    return new Raise(Optional.of(name.name()), start);
  }

  private Node open(int start) {
    tokens.next();
    String cursor = cursor();
    List<Expression> using = tokens.take("USING") ? pieces.arguments() : List.of();
    return new Open(cursor, using, start);
  }

  private String cursor() {
    Ident name = tokens.ident();
    if (known(name) != Kind.CURSOR) {
      throw unknown(name.name(), name.span());
    }
    return name.name();
  }

  private Node fetch(int start) {
    tokens.next();
    String cursor = cursor();
    tokens.require("INTO");
    List<String> targets = new ArrayList<>();
    do {
      targets.add(target());
    } while (tokens.takeSymbol(","));
    return new Fetch(cursor, targets, start);
  }

  private String target() {
    int start = tokens.start();
    String bound = tokens.peek().text();
    String name =
        bound.startsWith(":") && bound.length() > 1
            ? tokens.next().text().substring(1).toUpperCase(Locale.ROOT)
            : tokens.ident().name();
    if (!names.is(name, Kind.VARIABLE)) {
      throw unknown(name, tokens.since(start));
    }
    return name;
  }

  private Node close(int start) {
    tokens.next();
    return new Close(cursor(), start);
  }

  private Node nothing(int start) {
    tokens.next();
    return new Nothing(start);
  }

  /// What is asynchronous in Snowflake has ended here already.
  private Node await(int start) {
    tokens.next();
    tokens.ident();
    return new Nothing(start);
  }

  private Node cancel(int start) {
    tokens.next();
    var _ = named(Kind.ROWS);
    return new Nothing(start);
  }

  private Node async() {
    tokens.next();
    if (!tokens.isSymbol("(")) {
      throw tokens.unexpected();
    }
    int start = tokens.peek(1).start();
    Span inside = pieces.slices().inBrackets();
    return new Node.Sql(inside.of(tokens.text()), List.of(), start);
  }
}
