package dev.vitrine.pipeline;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells whether a query gives the same rows each time it is asked on one state of the data, as far
/// as its words show.
final class Repeatable {

  private static final Set<String> OTHER_EACH_TIME =
      Set.of(
          "RANDOM",
          "RAND",
          "RANDOM_NORMAL",
          "UUID",
          "GEN_RANDOM_UUID",
          "NEWID",
          "RANDOMBLOB",
          "CLOCK_TIMESTAMP",
          "TIMEOFDAY",
          "STATEMENT_TIMESTAMP",
          "SYSDATE",
          "NEXTVAL",
          "SHUFFLE",
          "TABLESAMPLE",
          "SAMPLE",
          "UUID_GENERATE_V4",
          "LASTVAL",
          "PG_SLEEP");

  private static final Set<String> CUTTING = Set.of("LIMIT", "FETCH", "OFFSET");

  private Repeatable() {}

  /// A query with bound values is asked once: its text would stand in several others.
  static boolean is(EngineSql sql) {
    if (!sql.order().isEmpty()) {
      return false;
    }
    List<Token> tokens = Lexer.tokens(sql.sql().text(), Escapes.STANDARD);
    boolean ordered = tokens.stream().anyMatch(token -> token.is("ORDER"));
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .map(token -> token.text().toUpperCase(Locale.ROOT))
        .noneMatch(word -> OTHER_EACH_TIME.contains(word) || (CUTTING.contains(word) && !ordered));
  }
}
