package dev.vitrine.pipeline;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.Optional;
import java.util.Set;

/// What a statement makes that holds a query instead of its rows.
enum Defined {
  VIEW,
  MACRO,
  FUNCTION;

  /// What may stand between `CREATE` and the kind.
  private static final Set<String> MANNERS =
      Set.of(
          "OR",
          "REPLACE",
          "ALTER",
          "SECURE",
          "LOCAL",
          "GLOBAL",
          "SCOPED",
          "TEMP",
          "TEMPORARY",
          "VOLATILE",
          "RECURSIVE",
          "MATERIALIZED");

  /// Empty for any other statement.
  static Optional<Defined> in(String sql, Escapes escapes) {
    boolean creates = false;
    for (Token token : Lexer.tokens(sql, escapes)) {
      String word = token.upper();
      if (!creates && !word.equals("CREATE")) {
        return Optional.empty();
      }
      if (creates && !MANNERS.contains(word)) {
        return named(word);
      }
      creates = true;
    }
    return Optional.empty();
  }

  private static Optional<Defined> named(String word) {
    for (Defined kind : values()) {
      if (kind.name().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
