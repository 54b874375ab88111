package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a `SHOW` asks for behind the kind: `[HISTORY] [LIKE 'p'] [IN …] [STARTS WITH 's'] [LIMIT n
/// [FROM 's']]`.
///
/// @param scope `ACCOUNT`, `DATABASE`, `SCHEMA`, `TABLE` …; empty where none is said
record Asked(
    boolean terse,
    Optional<String> like,
    String scope,
    Optional<Name> in,
    Optional<String> startsWith,
    int limit,
    Optional<String> from) {

  static Asked read(boolean terse, Tokens tokens) {
    tokens.take("HISTORY");
    Optional<String> like = Optional.empty();
    String scope = "";
    Optional<Name> in = Optional.empty();
    Optional<String> startsWith = Optional.empty();
    int limit = Integer.MAX_VALUE;
    Optional<String> from = Optional.empty();
    while (!tokens.isAtEnd()) {
      if (tokens.take("LIKE")) {
        like = Optional.of(tokens.string());
      } else if (tokens.take("IN") || tokens.take("FOR")) {
        scope = scope(tokens);
        in =
            tokens.peek().isName() && !isClause(tokens)
                ? Optional.of(new Parser(tokens).objectName())
                : Optional.empty();
      } else if (tokens.take("STARTS", "WITH")) {
        startsWith = Optional.of(tokens.string());
      } else if (tokens.take("LIMIT")) {
        limit = tokens.integer();
        from = tokens.take("FROM") ? Optional.of(tokens.string()) : Optional.empty();
      } else if (tokens.take("WITH", "PRIVILEGES")) {
        passPrivileges(tokens);
      } else {
        throw tokens.unexpected();
      }
    }
    return new Asked(terse, like, scope, in, startsWith, limit, from);
  }

  /// Everyone sees every object.
  private static void passPrivileges(Tokens tokens) {
    do {
      do {
        tokens.ident();
      } while (tokens.peek().isName() && !isClause(tokens));
    } while (tokens.takeSymbol(","));
  }

  private static boolean isClause(Tokens tokens) {
    return tokens.is("IN")
        || tokens.is("FOR")
        || tokens.is("STARTS", "WITH")
        || tokens.is("LIMIT")
        || tokens.is("LIKE");
  }

  private static String scope(Tokens tokens) {
    for (String word :
        new String[] {
          "ACCOUNT",
          "DATABASE",
          "SCHEMA",
          "TABLE",
          "VIEW",
          "SESSION",
          "USER",
          "WAREHOUSE",
          "TASK",
          "APPLICATION",
          "SHARE",
          "STAGE"
        }) {
      if (tokens.take(word)) {
        return word;
      }
    }
    return "";
  }

  /// Lets through what is asked for.
  void filter(Sheet sheet, String column) {
    like.ifPresent(pattern -> {
      Pattern compiled = pattern(pattern);
      sheet.keep(column, name -> compiled.matcher(name).matches());
    });
    startsWith.ifPresent(prefix -> sheet.keep(column, name -> name.startsWith(prefix)));
    from.ifPresent(first -> sheet.keep(column, name -> name.compareTo(first) > 0));
    sheet.limit(limit);
  }

  /// `%` and `_`, in any case.
  private static Pattern pattern(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '\\' && i + 1 < like.length()) {
        regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
