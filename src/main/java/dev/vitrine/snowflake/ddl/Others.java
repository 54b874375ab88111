package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Unsupported;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is about kinds of objects that this server does not have. Read last.
public final class Others implements Family {

  private static final Set<String> VERBS =
      Set.of("CREATE", "ALTER", "DROP", "SHOW", "DESCRIBE", "DESC", "UNDROP", "EXECUTE");
  private static final Set<String> PASSED =
      Set.of(
          "OR",
          "REPLACE",
          "ALTER",
          "SECURE",
          "TERSE",
          "SCOPED",
          "TEMP",
          "TEMPORARY",
          "TRANSIENT",
          "JOB");

  @Override
  public Optional<Command> read(Tokens tokens) {
    String verb = tokens.peek().upper();
    if (!VERBS.contains(verb)) {
      return Optional.empty();
    }
    int ahead = 1;
    while (PASSED.contains(tokens.peek(ahead).upper())) {
      ahead++;
    }
    String words = words(tokens, ahead);
    if (words.startsWith("DATABASE ROLE ")) {
      throw Problems.unsupported(verb + " DATABASE ROLE");
    }
    refuse(words);
    return Optional.empty();
  }

  private static void refuse(String words) {
    Unsupported.kind(words)
        .ifPresent(kind -> {
          throw Problems.plain(
              ErrorCode.NOT_SUPPORTED, "Unsupported feature '" + Unsupported.told(kind) + ".");
        });
  }

  /// Refuses such a kind where its words come next.
  static void refuse(Tokens tokens) {
    refuse(words(tokens, 0));
  }

  /// Whether such a kind is named some words ahead.
  static boolean isAbout(int ahead, Tokens tokens) {
    return Unsupported.kind(words(tokens, ahead)).isPresent();
  }

  private static String words(Tokens tokens, int from) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < from + 4; i++) {
      words.add(tokens.peek(i).text().toUpperCase(Locale.ROOT));
    }
    return String.join(" ", words);
  }
}
