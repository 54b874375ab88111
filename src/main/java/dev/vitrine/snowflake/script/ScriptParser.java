package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.script.Block.Handler;
import dev.vitrine.snowflake.script.Names.Kind;
import dev.vitrine.snowflake.script.Node.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads blocks (Snowflake, "Snowflake Scripting reference"): declarations, statements, handlers.
/// Statements of their own kinds are read by [Declarations], [Controls] and [Actions].
final class ScriptParser {

  /// Deeper nesting would exhaust the stack of whoever walks the tree.
  private static final int MAX_DEPTH = 100;

  private final Tokens tokens;
  private final Names names = new Names();
  private final Pieces pieces;
  private final Declarations declarations;
  private final Controls controls;
  private final Actions actions;
  private int depth;

  private ScriptParser(Tokens tokens, ParseOptions options) {
    this.tokens = tokens;
    this.pieces = new Pieces(tokens, options);
    this.declarations = new Declarations(tokens, pieces, names);
    this.controls = new Controls(tokens, pieces, names, this);
    this.actions = new Actions(tokens, pieces, names);
  }

  /// Reads a text that is one block.
  ///
  /// @param parameters names that are known in it
  /// @throws SqlError for what is no block, also in the queries and DML inside
  static Block parse(String text, ParseOptions options, List<String> parameters) {
    Tokens tokens = Tokens.of(text, options);
    ScriptParser parser = new ScriptParser(tokens, options);
    parameters.forEach(name -> parser.names.declare(name, Kind.VARIABLE));
    Block block = parser.block();
    parser.takeSemicolon();
    tokens.requireEnd();
    return block;
  }

  private boolean takeSemicolon() {
    boolean found = pieces.isSemicolon();
    if (found) {
      tokens.next();
    }
    return found;
  }

  void requireSemicolon() {
    if (!takeSemicolon()) {
      throw tokens.unexpected();
    }
  }

  Block block() {
    enter();
    int start = tokens.start();
    List<Node> declared = new ArrayList<>();
    if (tokens.take("DECLARE")) {
      while (!tokens.is("BEGIN")) {
        declared.add(declarations.declaration());
        requireSemicolon();
      }
    }
    tokens.require("BEGIN");
    List<Node> body = statements();
    List<Handler> handlers = handlers();
    tokens.require("END");
    label();
    leave();
    return new Block(declared, body, handlers, start);
  }

  private void enter() {
    names.enter();
    deeper();
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "blocks nest deeper than " + MAX_DEPTH + " levels");
    }
  }

  private void leave() {
    names.leave();
    depth--;
  }

  /// A label behind an `END`.
  Optional<String> label() {
    return tokens.peek().isName() ? Optional.of(tokens.ident().name()) : Optional.empty();
  }

  private List<Handler> handlers() {
    List<Handler> handlers = new ArrayList<>();
    if (tokens.take("EXCEPTION")) {
      do {
        handlers.add(handler());
      } while (tokens.is("WHEN"));
    }
    return handlers;
  }

  private Handler handler() {
    tokens.require("WHEN");
    List<String> caught = new ArrayList<>();
    do {
      caught.add(tokens.ident().name());
    } while (tokens.take("OR"));
    boolean goesOn = tokens.take("CONTINUE");
    if (!goesOn) {
      tokens.take("EXIT");
    }
    tokens.require("THEN");
    return new Handler(caught, goesOn, statements());
  }

  /// Statements up to a word that ends them.
  List<Node> statements() {
    deeper();
    List<Node> body = new ArrayList<>();
    while (!tokens.isAtEnd() && !isEnd()) {
      body.add(statement());
      requireSemicolon();
    }
    depth--;
    return body;
  }

  private boolean isEnd() {
    boolean handlers = tokens.is("EXCEPTION") && tokens.peek(1).is("WHEN");
    return switch (tokens.peek().upper()) {
      case "END", "ELSE", "ELSEIF", "WHEN", "UNTIL" -> true;
      default -> handlers;
    };
  }

  private Node statement() {
    if (tokens.is("DECLARE") || pieces.slices().isBlockNext()) {
      return block();
    }
    Optional<Node> read = actions.assignment();
    if (read.isPresent()) {
      return read.get();
    }
    if (tokens.take("LET")) {
      return declarations.declaration();
    }
    return controls.read().or(actions::read).orElseGet(this::sql);
  }

  private Node sql() {
    int start = tokens.start();
    Sql sql = pieces.sql();
    for (String target : sql.targets()) {
      if (!names.is(target, Kind.VARIABLE)) {
        throw new Problems(tokens.text()).invalidIdentifier(tokens.since(start), target);
      }
    }
    return sql;
  }
}
