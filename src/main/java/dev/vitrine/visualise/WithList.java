package dev.vitrine.visualise;

import dev.vitrine.kernel.lex.Token;
import java.util.List;

/// Finds where the list of a leading WITH ends: `WITH [RECURSIVE] name [(columns)] AS [[NOT]
/// MATERIALIZED] (query) [, …]`.
///
/// @param end how many tokens it takes; 0 when there is none
record WithList(int end) {

  private static final WithList NONE = new WithList(0);

  static WithList of(List<Token> statement) {
    if (!statement.getFirst().is("WITH")) {
      return NONE;
    }
    int at = statement.size() > 1 && statement.get(1).is("RECURSIVE") ? 2 : 1;
    while (at >= 0 && at < statement.size()) {
      at = afterEntry(statement, at);
      boolean more = at > 0 && at < statement.size() && statement.get(at).isSymbol(",");
      if (!more) {
        return new WithList(Math.max(at, 0));
      }
      at++;
    }
    return NONE;
  }

  private static int afterEntry(List<Token> statement, int name) {
    int at = name + 1;
    if (isSymbol(statement, at, "(")) {
      at = afterBrackets(statement, at);
    }
    if (!isWord(statement, at, "AS")) {
      return -1;
    }
    at++;
    while (isWord(statement, at, "NOT") || isWord(statement, at, "MATERIALIZED")) {
      at++;
    }
    return isSymbol(statement, at, "(") ? afterBrackets(statement, at) : -1;
  }

  private static int afterBrackets(List<Token> statement, int open) {
    int depth = statement.get(open).depth();
    int at = open + 1;
    while (at < statement.size() && statement.get(at).depth() > depth) {
      at++;
    }
    return at + 1;
  }

  private static boolean isSymbol(List<Token> statement, int at, String symbol) {
    return at < statement.size() && statement.get(at).isSymbol(symbol);
  }

  private static boolean isWord(List<Token> statement, int at, String word) {
    return at < statement.size() && statement.get(at).is(word);
  }
}
