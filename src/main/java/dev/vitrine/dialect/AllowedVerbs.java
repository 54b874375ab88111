package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Set;

/// The statements that may reach the engine: queries, changes of rows and of objects inside
/// schemas, transactions, `USE` and `SET VARIABLE`.
final class AllowedVerbs {

  /// Statements that the engine knows and that are refused; other first words are no statement.
  private static final Set<String> REFUSED =
      Set.of(
          "ANALYZE",
          "ATTACH",
          "CALL",
          "CHECKPOINT",
          "COPY",
          "DEALLOCATE",
          "DETACH",
          "EXECUTE",
          "EXPORT",
          "FORCE",
          "IMPORT",
          "INSTALL",
          "LOAD",
          "PRAGMA",
          "PREPARE",
          "RESET",
          "VACUUM",
          "DO",
          "LISTEN",
          "NOTIFY",
          "GRANT",
          "REVOKE",
          "LOCK",
          "DECLARE",
          "FETCH",
          "CLOSE",
          "REFRESH",
          "UNINSTALL");

  private static final Set<String> OBJECTS =
      Set.of(
          "TABLE",
          "VIEW",
          "SCHEMA",
          "DATABASE",
          "SEQUENCE",
          "MACRO",
          "FUNCTION",
          "TYPE",
          "INDEX",
          "COLUMN");

  /// Words between `CREATE` and the kind of object.
  private static final Set<String> PASSED =
      Set.of(
          "OR",
          "REPLACE",
          "TEMP",
          "TEMPORARY",
          "LOCAL",
          "GLOBAL",
          "TRANSIENT",
          "VOLATILE",
          "UNIQUE",
          "RECURSIVE",
          "ON");

  private AllowedVerbs() {}

  static void check(String text, List<Token> tokens) {
    int first = 0;
    while (first < tokens.size() - 1 && tokens.get(first).isSymbol("(")) {
      first++;
    }
    Token verb = tokens.get(first);
    switch (StatementKind.of(tokens).verb()) {
      case OTHER -> throw other(text, verb);
      case CREATE, DROP, ALTER, COMMENT -> checkObject(text, tokens);
      case EXPLAIN -> checkExplained(text, tokens);
      case SET -> {
        if (tokens.size() < 2 || !tokens.get(1).is("VARIABLE")) {
          throw Syntax.notAllowed(
              text,
              verb,
              "settings cannot be changed by a statement: use the request's parameters");
        }
      }
      case UPDATE -> {
        if (tokens.size() > 1
            && tokens.get(1).is("EXTENSIONS")
            && tokens.stream().noneMatch(token -> token.is("SET"))) {
          throw refused(text, verb);
        }
      }
      case SELECT, SHOW, INSERT, DELETE, MERGE, TRUNCATE, BEGIN, COMMIT, ROLLBACK, USE -> {}
    }
  }

  private static RuntimeException other(String text, Token verb) {
    return REFUSED.contains(verb.upper()) ? refused(text, verb) : Syntax.unexpected(text, verb);
  }

  private static RuntimeException refused(String text, Token verb) {
    return Syntax.notAllowed(text, verb, "statement " + verb.upper() + " is not allowed");
  }

  private static void checkObject(String text, List<Token> tokens) {
    int at = 1;
    while (at < tokens.size() && PASSED.contains(tokens.get(at).upper())) {
      at++;
    }
    if (at >= tokens.size()) {
      throw Syntax.unexpectedEnd(text);
    }
    Token object = tokens.get(at);
    if (!OBJECTS.contains(object.upper())) {
      throw Syntax.notAllowed(
          text,
          object,
          "statement "
              + tokens.getFirst().upper()
              + " "
              + Syntax.shown(object.upper())
              + " is not allowed");
    }
  }

  private static void checkExplained(String text, List<Token> tokens) {
    int at = 1;
    while (at < tokens.size()
        && (tokens.get(at).depth() > 0
            || tokens.get(at).kind() == Token.Kind.SYMBOL
            || tokens.get(at).is("ANALYZE"))) {
      at++;
    }
    if (at < tokens.size()) {
      check(text, tokens.subList(at, tokens.size()));
    }
  }
}
