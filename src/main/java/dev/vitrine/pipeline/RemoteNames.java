package dev.vitrine.pipeline;

import dev.vitrine.dialect.Rewritten;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.pipeline.RemoteTables.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Names of connections' tables in a text of DuckDB's SQL: three parts with points between, of
/// which the first is a connection, where a query reads from.
final class RemoteNames {

  private static final int TOKENS = 5;

  /// What may stand behind a table that has no alias.
  private static final Set<String> NO_ALIAS =
      Set.of(
          "WHERE",
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "CROSS",
          "NATURAL",
          "OUTER",
          "ASOF",
          "POSITIONAL",
          "SEMI",
          "ANTI",
          "LATERAL",
          "ON",
          "USING",
          "GROUP",
          "ORDER",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "QUALIFY",
          "WINDOW",
          "TABLESAMPLE",
          "PIVOT",
          "UNPIVOT",
          "SELECT",
          "WHEN",
          "RETURNING");

  /// What ends a FROM on its level.
  private static final Set<String> ENDING =
      Set.of("SELECT", "WHERE", "GROUP", "ORDER", "HAVING", "UNION", "INTERSECT", "EXCEPT");

  private final List<Token> tokens;
  private final Predicate<Part> isConnection;

  private RemoteNames(List<Token> tokens, Predicate<Part> isConnection) {
    this.tokens = tokens;
    this.isConnection = isConnection;
  }

  static boolean areIn(Rewritten sql, Predicate<Part> isConnection) {
    List<Token> tokens = Lexer.tokens(sql.text(), Escapes.STANDARD);
    return !new RemoteNames(tokens, isConnection).places().isEmpty();
  }

  /// The text with other words for such tables.
  ///
  /// @param name of the table that stands for a path
  static Rewritten replaced(
      Rewritten sql, Predicate<Part> isConnection, Function<List<Part>, String> name) {
    List<Token> tokens = Lexer.tokens(sql.text(), Escapes.STANDARD);
    List<Integer> found = new RemoteNames(tokens, isConnection).places();
    if (found.isEmpty()) {
      return sql;
    }
    Rewritten.Builder next = Rewritten.of(sql.text());
    int kept = 0;
    for (int at : found) {
      Token table = tokens.get(at + TOKENS - 1);
      List<Part> path = List.of(part(tokens.get(at)), part(tokens.get(at + 2)), part(table));
      int start = tokens.get(at).start();
      next.keep(kept, start).put(name.apply(path), start);
      if (!hasAlias(tokens, at + TOKENS)) {
        next.put(" AS " + table.text(), table.start());
      }
      kept = table.end();
    }
    return sql.then(next.keep(kept, sql.text().length()).done());
  }

  private static Part part(Token token) {
    return new Part(token.name(), token.kind() == Token.Kind.QUOTED);
  }

  private static boolean hasAlias(List<Token> tokens, int next) {
    return next < tokens.size()
        && tokens.get(next).isName()
        && !NO_ALIAS.contains(tokens.get(next).upper());
  }

  private List<Integer> places() {
    Set<Integer> reading = new HashSet<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol("(")) {
        reading.remove(token.depth() + 1);
      } else if (token.is("FROM") && !isOfFunction(i)) {
        reading.add(token.depth());
      } else if (ENDING.contains(token.upper())) {
        reading.remove(token.depth());
      }
      if (isPath(i) && isRead(i, reading.contains(token.depth()))) {
        places.add(i);
      }
    }
    return places;
  }

  /// `extract(year from d)`: no SELECT stands before it in its brackets.
  private boolean isOfFunction(int from) {
    int depth = tokens.get(from).depth();
    for (int i = from - 1; i >= 0 && tokens.get(i).depth() >= depth; i--) {
      if (tokens.get(i).depth() == depth && tokens.get(i).is("SELECT")) {
        return false;
      }
    }
    boolean first = from == 0 || tokens.get(from - 1).isSymbol("(");
    return depth > 0 && !first;
  }

  private boolean isRead(int at, boolean reading) {
    if (at == 0) {
      return false;
    }
    Token before = tokens.get(at - 1);
    boolean deleted = at > 1 && tokens.get(at - 2).is("DELETE");
    return !deleted
        && ((before.is("FROM") && reading)
            || before.is("JOIN")
            || before.is("USING")
            || (before.isSymbol(",") && reading));
  }

  private boolean isPath(int at) {
    return at + TOKENS <= tokens.size()
        && tokens.get(at).isName()
        && tokens.get(at + 1).isSymbol(".")
        && tokens.get(at + 2).isName()
        && tokens.get(at + 3).isSymbol(".")
        && tokens.get(at + 4).isName()
        && (at + TOKENS == tokens.size()
            || !(tokens.get(at + TOKENS).isSymbol(".") || tokens.get(at + TOKENS).isSymbol("(")))
        && isConnection.test(part(tokens.get(at)));
  }
}
