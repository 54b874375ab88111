package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Unsupported;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is about objects that this server does not have: privileges, which it does not keep for
/// objects, users, roles and warehouses, which its own administration has, and kinds that are not
/// there at all. Read last.
public final class Others implements Family {

  private static final Set<String> VERBS =
      Set.of("CREATE", "ALTER", "DROP", "SHOW", "DESCRIBE", "DESC", "UNDROP");
  private static final Set<String> PASSED =
      Set.of("OR", "REPLACE", "ALTER", "SECURE", "TERSE", "TEMP", "TEMPORARY", "TRANSIENT");

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (tokens.is("GRANT") || tokens.is("REVOKE")) {
      return Optional.of(privileges(tokens));
    }
    String verb = tokens.peek().upper();
    if (!VERBS.contains(verb)) {
      return Optional.empty();
    }
    int ahead = 1;
    while (PASSED.contains(tokens.peek(ahead).upper())) {
      ahead++;
    }
    String words = words(tokens, ahead);
    if (words.startsWith("WAREHOUSE ") && !verb.equals("SHOW")) {
      return Optional.of(warehouse(verb, tokens));
    }
    if (words.startsWith("USER ")
        || words.startsWith("ROLE ")
        || words.startsWith("DATABASE ROLE ")) {
      String kind = words.startsWith("USER ") ? "USER" : "ROLE";
      throw Problems.plain(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature '%s %s': users and roles are made in the server's administration."
              .formatted(verb, kind));
    }
    Unsupported.kind(words)
        .ifPresent(kind -> {
          throw Problems.plain(
              ErrorCode.NOT_SUPPORTED, "Unsupported feature '" + Unsupported.told(kind) + ".");
        });
    return Optional.empty();
  }

  private static String words(Tokens tokens, int from) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < from + 4; i++) {
      words.add(tokens.peek(i).text().toUpperCase(Locale.ROOT));
    }
    return String.join(" ", words);
  }

  /// Who may sign in may do everything with the warehouse's objects: a grant has nothing to add.
  private static Command privileges(Tokens tokens) {
    boolean grant = tokens.next().is("GRANT");
    int words = 0;
    while (!tokens.isAtEnd()) {
      boolean end = tokens.is(grant ? "TO" : "FROM") && words > 0;
      tokens.next();
      words++;
      if (end && tokens.isAtEnd()) {
        throw tokens.unexpected();
      }
    }
    if (words < 3) {
      throw tokens.unexpected();
    }
    return _ -> Answer.done();
  }

  /// There is one warehouse, which always runs.
  private static Command warehouse(String verb, Tokens tokens) {
    boolean ifNotExists = false;
    String name = "";
    while (!tokens.isAtEnd()) {
      ifNotExists |= tokens.is("IF", "NOT", "EXISTS");
      boolean named = tokens.take("WAREHOUSE");
      if (named && !tokens.isAtEnd()) {
        tokens.take("IF", "NOT", "EXISTS");
        tokens.take("IF", "EXISTS");
        name = tokens.isAtEnd() ? "" : tokens.ident().name();
      } else {
        tokens.next();
      }
    }
    String warehouse = name;
    boolean quiet = ifNotExists;
    return context -> {
      boolean ours = warehouse.equals(context.session().warehouse());
      if (verb.equals("ALTER") && ours) {
        return Answer.done();
      }
      if (verb.equals("CREATE") && ours && quiet) {
        return Messages.existsAlready(warehouse);
      }
      throw Problems.plain(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature '%s WAREHOUSE': there is one warehouse, %s."
              .formatted(verb, context.session().warehouse()));
    };
  }
}
