package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What one statement does, told from its words alone. Where they leave a doubt it counts as a
/// write, which only costs it the quicker way to its rows.
///
/// ```java
/// StatementKind.of(Lexer.tokens("with a as (select 1) insert into t from a", Escapes.STANDARD))
///   // verb INSERT, group DML, reads false
/// ```
///
/// @param verb its main verb; for a `WITH` the one behind the common tables
/// @param reads it changes nothing, neither rows nor objects nor the session
/// @param keepsState it leaves something on its connection that the next statement would see: a
///   temporary object, a variable, a transaction
public record StatementKind(Verb verb, boolean reads, boolean keepsState) {

  /// Families of statements, as answers differ by them.
  public enum Group {
    /// Has rows.
    QUERY,
    /// Changes rows and has their count.
    DML,
    DDL,
    /// Begins or ends a transaction.
    TRANSACTION,
    /// Changes the session: `USE`, `SET`.
    SESSION,
    /// None that is known.
    OTHER
  }

  /// Main verbs.
  public enum Verb {
    SELECT(Group.QUERY),
    SHOW(Group.QUERY),
    EXPLAIN(Group.QUERY),
    INSERT(Group.DML),
    UPDATE(Group.DML),
    DELETE(Group.DML),
    MERGE(Group.DML),
    TRUNCATE(Group.DDL),
    CREATE(Group.DDL),
    ALTER(Group.DDL),
    DROP(Group.DDL),
    COMMENT(Group.DDL),
    BEGIN(Group.TRANSACTION),
    COMMIT(Group.TRANSACTION),
    ROLLBACK(Group.TRANSACTION),
    USE(Group.SESSION),
    SET(Group.SESSION),
    OTHER(Group.OTHER);

    private final Group group;

    Verb(Group group) {
      this.group = group;
    }

    public Group group() {
      return group;
    }
  }

  private static final Map<String, Verb> VERBS =
      Map.ofEntries(
          Map.entry("SELECT", Verb.SELECT),
          Map.entry("FROM", Verb.SELECT),
          Map.entry("VALUES", Verb.SELECT),
          Map.entry("TABLE", Verb.SELECT),
          Map.entry("PIVOT", Verb.SELECT),
          Map.entry("PIVOT_WIDER", Verb.SELECT),
          Map.entry("UNPIVOT", Verb.SELECT),
          Map.entry("PIVOT_LONGER", Verb.SELECT),
          Map.entry("SHOW", Verb.SHOW),
          Map.entry("DESCRIBE", Verb.SHOW),
          Map.entry("DESC", Verb.SHOW),
          Map.entry("SUMMARIZE", Verb.SHOW),
          Map.entry("EXPLAIN", Verb.EXPLAIN),
          Map.entry("INSERT", Verb.INSERT),
          Map.entry("UPDATE", Verb.UPDATE),
          Map.entry("DELETE", Verb.DELETE),
          Map.entry("MERGE", Verb.MERGE),
          Map.entry("TRUNCATE", Verb.TRUNCATE),
          Map.entry("CREATE", Verb.CREATE),
          Map.entry("ALTER", Verb.ALTER),
          Map.entry("DROP", Verb.DROP),
          Map.entry("COMMENT", Verb.COMMENT),
          Map.entry("BEGIN", Verb.BEGIN),
          Map.entry("START", Verb.BEGIN),
          Map.entry("COMMIT", Verb.COMMIT),
          Map.entry("END", Verb.COMMIT),
          Map.entry("ROLLBACK", Verb.ROLLBACK),
          Map.entry("ABORT", Verb.ROLLBACK),
          Map.entry("USE", Verb.USE),
          Map.entry("SET", Verb.SET));

  private static final Set<String> CHANGING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Set<String> CHANGING_FUNCTIONS = Set.of("NEXTVAL", "SETVAL", "SETSEED");

  public Group group() {
    return verb.group();
  }

  /// @param tokens of one statement
  public static StatementKind of(List<Token> tokens) {
    int first = firstWord(tokens, 0);
    if (first < 0) {
      return new StatementKind(Verb.OTHER, false, true);
    }
    Verb verb = tokens.get(first).is("WITH") ? behindWith(tokens, first) : verbAt(tokens, first);
    boolean reads = verb.group() == Group.QUERY && !mayChange(tokens, verb, first);
    return new StatementKind(verb, reads, keepsState(tokens, verb));
  }

  /// What each statement of a chain does; one where it is none, as in all dialects but Snowflake's.
  ///
  /// @param tokens of one statement
  public static List<StatementKind> each(List<Token> tokens, Escapes escapes) {
    return escapes == Escapes.SNOWFLAKE
        ? Pipes.split(tokens).stream().map(StatementKind::of).toList()
        : List.of(of(tokens));
  }

  private static int firstWord(List<Token> tokens, int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (!tokens.get(i).isSymbol("(")) {
        return tokens.get(i).kind() == Token.Kind.WORD ? i : -1;
      }
    }
    return -1;
  }

  private static Verb verbAt(List<Token> tokens, int index) {
    return VERBS.getOrDefault(tokens.get(index).upper(), Verb.OTHER);
  }

  private static Verb behindWith(List<Token> tokens, int with) {
    if (with + 3 < tokens.size() && tokens.get(with + 3).is("PROCEDURE")) {
      return Verb.OTHER; // a call of a procedure that is written before it
    }
    int depth = tokens.get(with).depth();
    for (int i = with + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean named = i + 1 < tokens.size() && tokens.get(i + 1).is("AS");
      if (token.depth() == depth && token.kind() == Token.Kind.WORD && !named) {
        Verb verb = verbAt(tokens, i);
        if (verb.group() == Group.QUERY || verb.group() == Group.DML) {
          return verb;
        }
      }
    }
    return Verb.OTHER;
  }

  private static boolean mayChange(List<Token> tokens, Verb verb, int first) {
    if (verb == Verb.EXPLAIN && tokens.stream().noneMatch(StatementKind::isAnalyze)) {
      return false;
    }
    for (int i = first; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
      if (token.kind() == Token.Kind.WORD && !called && CHANGING.contains(token.upper())) {
        return true;
      }
      if (called && CHANGING_FUNCTIONS.contains(token.name().toUpperCase(Locale.ROOT))) {
        return true;
      }
      if (verb == Verb.EXPLAIN && Set.of("CREATE", "DROP", "ALTER").contains(token.upper())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnalyze(Token token) {
    return token.is("ANALYZE") || token.is("ANALYSE");
  }

  private static boolean keepsState(List<Token> tokens, Verb verb) {
    return switch (verb.group()) {
      case TRANSACTION, SESSION, OTHER -> true;
      case DDL -> tokens.stream().limit(6).anyMatch(StatementKind::isTemporary);
      case QUERY, DML -> false;
    };
  }

  private static boolean isTemporary(Token token) {
    return token.is("TEMP") || token.is("TEMPORARY") || token.is("LOCAL") || token.is("GLOBAL");
  }
}
