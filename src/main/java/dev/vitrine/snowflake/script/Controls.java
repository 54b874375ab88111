package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.snowflake.script.Names.Kind;
import dev.vitrine.snowflake.script.Node.Branch;
import dev.vitrine.snowflake.script.Node.Choose;
import dev.vitrine.snowflake.script.Node.Count;
import dev.vitrine.snowflake.script.Node.ForEach;
import dev.vitrine.snowflake.script.Node.If;
import dev.vitrine.snowflake.script.Node.Loop;
import dev.vitrine.snowflake.script.Node.Repeat;
import dev.vitrine.snowflake.script.Node.While;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads branches and loops.
final class Controls {

  private final Tokens tokens;
  private final Pieces pieces;
  private final Names names;
  private final ScriptParser parser;

  Controls(Tokens tokens, Pieces pieces, Names names, ScriptParser parser) {
    this.tokens = tokens;
    this.pieces = pieces;
    this.names = names;
    this.parser = parser;
  }

  Optional<Node> read() {
    int start = tokens.start();
    String word = tokens.peek().upper();
    Optional<Node> none = Optional.empty();
    return switch (word) {
      case "IF" -> Optional.of(branches(start));
      case "CASE" -> Optional.of(choose(start));
      case "FOR" -> Optional.of(counted(start));
      case "WHILE" -> Optional.of(whileTrue(start));
      case "REPEAT" -> Optional.of(repeat(start));
      case "LOOP" -> Optional.of(loop(start));
      default -> none;
    };
  }

  private Node branches(int start) {
    List<Branch> branches = new ArrayList<>();
    do {
      tokens.next();
      Expression condition = pieces.expression();
      tokens.require("THEN");
      branches.add(new Branch(condition, parser.statements()));
    } while (tokens.is("ELSEIF"));
    List<Node> otherwise = tokens.take("ELSE") ? parser.statements() : List.of();
    tokens.require("END", "IF");
    return new If(branches, otherwise, start);
  }

  private Node choose(int start) {
    tokens.next();
    Optional<Expression> subject =
        tokens.is("WHEN") ? Optional.empty() : Optional.of(pieces.expression());
    List<Branch> branches = new ArrayList<>();
    do {
      tokens.require("WHEN");
      Expression value = pieces.expression();
      tokens.require("THEN");
      branches.add(new Branch(value, parser.statements()));
    } while (tokens.is("WHEN"));
    Optional<List<Node>> otherwise =
        tokens.take("ELSE") ? Optional.of(parser.statements()) : Optional.empty();
    tokens.require("END");
    tokens.take("CASE");
    return new Choose(subject, branches, otherwise, start);
  }

  private Node counted(int start) {
    tokens.next();
    String variable = tokens.ident().name();
    tokens.require("IN");
    boolean reverse = tokens.take("REVERSE");
    if (!reverse && isRowsNext()) {
      Rowset rows = pieces.rows();
      List<Node> body = body(variable, Kind.ROW, "FOR");
      return new ForEach(variable, rows, body, parser.label(), start);
    }
    Expression from = pieces.expression();
    tokens.require("TO");
    Expression to = pieces.expression();
    List<Node> body = body(variable, Kind.VARIABLE, "FOR");
    return new Count(variable, from, to, reverse, body, parser.label(), start);
  }

  private boolean isRowsNext() {
    Token behind = tokens.peek(1);
    boolean name = tokens.peek().isName() && (behind.is("DO") || behind.is("LOOP"));
    boolean query = tokens.isSymbol("(") && (behind.is("SELECT") || behind.is("WITH"));
    return name || query;
  }

  /// `DO … END FOR`, or `LOOP … END LOOP`.
  private List<Node> body(String variable, Kind kind, String end) {
    if (!tokens.take("DO")) {
      tokens.require("LOOP");
    }
    names.enter();
    names.declare(variable, kind);
    List<Node> body = parser.statements();
    names.leave();
    tokens.require("END");
    if (!tokens.take(end)) {
      tokens.require("LOOP");
    }
    return body;
  }

  private Node whileTrue(int start) {
    tokens.next();
    Expression condition = pieces.expression();
    List<Node> body = body("", Kind.VARIABLE, "WHILE");
    return new While(condition, body, parser.label(), start);
  }

  private Node repeat(int start) {
    tokens.next();
    List<Node> body = parser.statements();
    tokens.require("UNTIL");
    Expression until = pieces.expression();
    tokens.require("END", "REPEAT");
    return new Repeat(body, until, parser.label(), start);
  }

  private Node loop(int start) {
    tokens.next();
    List<Node> body = parser.statements();
    tokens.require("END", "LOOP");
    return new Loop(body, parser.label(), start);
  }
}
