package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.script.Names.Kind;
import dev.vitrine.snowflake.script.Node.Let;
import dev.vitrine.snowflake.script.Node.LetCursor;
import dev.vitrine.snowflake.script.Node.LetException;
import dev.vitrine.snowflake.script.Node.LetProcedure;
import dev.vitrine.snowflake.script.Node.LetRows;
import java.util.Optional;

/// Reads declarations, which are the same in a `DECLARE` and behind `LET`.
final class Declarations {

  private static final int LOWEST = -20_999;
  private static final int HIGHEST = -20_000;

  private final Tokens tokens;
  private final Pieces pieces;
  private final Names names;

  Declarations(Tokens tokens, Pieces pieces, Names names) {
    this.tokens = tokens;
    this.pieces = pieces;
    this.names = names;
  }

  Node declaration() {
    int start = tokens.start();
    String name = tokens.ident().name();
    Node declared = declared(name, start);
    names.declare(name, kind(declared));
    return declared;
  }

  private static Kind kind(Node declared) {
    return switch (declared) {
      case LetCursor _ -> Kind.CURSOR;
      case LetRows _ -> Kind.ROWS;
      case LetException _ -> Kind.EXCEPTION;
      case LetProcedure _ -> Kind.PROCEDURE;
      default -> Kind.VARIABLE;
    };
  }

  private Node declared(String name, int start) {
    if (tokens.take("CURSOR")) {
      tokens.require("FOR");
      return new LetCursor(name, pieces.rows(), start);
    }
    if (tokens.take("RESULTSET")) {
      boolean given = initial();
      tokens.take("ASYNC");
      return new LetRows(name, given ? Optional.of(pieces.rows()) : Optional.empty(), start);
    }
    if (tokens.take("EXCEPTION")) {
      return exception(name, start);
    }
    if (tokens.take("PROCEDURE")) {
      Routine routine = new RoutineParser(tokens).read(name);
      ScriptParser.parse(
          routine.body(),
          pieces.options(),
          routine.parameters().stream().map(parameter -> parameter.name()).toList());
      return new LetProcedure(routine, start);
    }
    return variable(name, start);
  }

  /// A type, a value, or both.
  private Node variable(String name, int start) {
    boolean typed = !tokens.is("DEFAULT") && !tokens.isSymbol(":");
    Optional<SqlType> type = typed ? Optional.of(TypeNames.read(tokens)) : Optional.empty();
    Optional<Expression> value = initial() ? Optional.of(pieces.expression()) : Optional.empty();
    return new Let(name, type, value, start);
  }

  private boolean initial() {
    if (tokens.isSymbol(":") && tokens.peek(1).isSymbol("=")) {
      tokens.next();
      tokens.next();
      return true;
    }
    return tokens.take("DEFAULT");
  }

  private Node exception(String name, int start) {
    int number = HIGHEST;
    String message = "";
    if (tokens.takeSymbol("(")) {
      number = tokens.integer();
      message = tokens.takeSymbol(",") ? tokens.string() : "";
      tokens.requireSymbol(")");
    }
    if (number < LOWEST || number > HIGHEST) {
      throw Problems.plain(
          ErrorCode.INVALID_VALUE,
          "exception number %d of '%s' is not between %d and %d"
              .formatted(number, name, LOWEST, HIGHEST));
    }
    return new LetException(name, number, message, start);
  }
}
