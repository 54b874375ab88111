package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.syntax.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How a `CREATE` begins: `CREATE [OR REPLACE | OR ALTER] [TRANSIENT …] TABLE [IF NOT EXISTS]`.
///
/// @param words between `CREATE` and the kind: `TRANSIENT`, `SECURE` …
record Head(boolean replace, boolean alter, Set<String> words, boolean ifNotExists) {

  private static final Set<String> WORDS =
      Set.of(
          "TRANSIENT",
          "SCOPED",
          "TEMP",
          "TEMPORARY",
          "VOLATILE",
          "LOCAL",
          "GLOBAL",
          "SECURE",
          "RECURSIVE",
          "MATERIALIZED");

  /// @throws dev.vitrine.kernel.SqlError `INCOMPATIBLE_OPTIONS` for `OR REPLACE … IF NOT EXISTS`
  Head {
    if (replace && ifNotExists) {
      throw Messages.replacesOrKeeps();
    }
  }

  /// Reads up to the name, when it is a `CREATE` of this kind; otherwise nothing.
  static Optional<Head> read(Tokens tokens, String... kind) {
    int mark = tokens.mark();
    if (!tokens.take("CREATE")) {
      return Optional.empty();
    }
    boolean replace = tokens.take("OR", "REPLACE");
    boolean alter = !replace && tokens.take("OR", "ALTER");
    Set<String> words = new TreeSet<>();
    while (WORDS.contains(tokens.peek().upper())) {
      words.add(tokens.next().upper());
    }
    if (!tokens.take(kind)) {
      tokens.back(mark);
      return Optional.empty();
    }
    return Optional.of(new Head(replace, alter, words, tokens.take("IF", "NOT", "EXISTS")));
  }

  boolean isTemporary() {
    return List.of("TEMP", "TEMPORARY", "VOLATILE").stream().anyMatch(words::contains);
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /// `IF NOT EXISTS` may stand behind the name as well.
  Head orIfNotExists(Tokens tokens) {
    return tokens.take("IF", "NOT", "EXISTS") ? new Head(replace, alter, words, true) : this;
  }
}
