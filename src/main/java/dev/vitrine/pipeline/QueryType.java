package dev.vitrine.pipeline;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Set;

/// What `QUERY_HISTORY` calls a kind of statement, told from its words: `CREATE_TABLE_AS_SELECT`.
final class QueryType {

  /// Words between `CREATE` and what is created.
  private static final Set<String> MODIFIERS =
      Set.of(
          "OR",
          "REPLACE",
          "ALTER",
          "SCOPED",
          "TEMP",
          "TEMPORARY",
          "TRANSIENT",
          "VOLATILE",
          "LOCAL",
          "GLOBAL",
          "SECURE",
          "RECURSIVE",
          "MATERIALIZED",
          "EXTERNAL");

  private QueryType() {}

  static String of(String text) {
    List<Token> tokens = Pipes.last(Lexer.tokens(text, Escapes.SNOWFLAKE));
    if (tokens.isEmpty()) {
      return "UNKNOWN";
    }
    return switch (StatementKind.of(tokens).verb()) {
      case SELECT -> "SELECT";
      case INSERT ->
          second(tokens, "ALL") || second(tokens, "FIRST") ? "MULTI_TABLE_INSERT" : "INSERT";
      case UPDATE -> "UPDATE";
      case DELETE -> "DELETE";
      case MERGE -> "MERGE";
      case SHOW -> tokens.getFirst().is("SHOW") ? "SHOW" : "DESCRIBE";
      case EXPLAIN -> "EXPLAIN";
      case BEGIN -> "BEGIN_TRANSACTION";
      case COMMIT -> "COMMIT";
      case ROLLBACK -> "ROLLBACK";
      case USE -> "USE";
      case SET -> tokens.getFirst().upper();
      case TRUNCATE -> "TRUNCATE_TABLE";
      case COMMENT -> "COMMENT";
      case CREATE -> created(tokens);
      case ALTER -> "ALTER" + object(tokens);
      case DROP -> "DROP" + object(tokens);
      case OTHER -> other(tokens);
    };
  }

  private static boolean second(List<Token> tokens, String word) {
    return tokens.size() > 1 && tokens.get(1).is(word);
  }

  private static String created(List<Token> tokens) {
    String made = "CREATE" + object(tokens);
    for (int i = 2; i + 1 < tokens.size(); i++) {
      Token next = tokens.get(i + 1);
      boolean query = next.is("SELECT") || next.is("WITH") || next.isSymbol("(");
      if (made.equals("CREATE_TABLE") && tokens.get(i).is("AS") && query) {
        return "CREATE_TABLE_AS_SELECT";
      }
    }
    return made;
  }

  private static String object(List<Token> tokens) {
    return tokens.stream()
        .skip(1)
        .map(Token::upper)
        .filter(word -> !MODIFIERS.contains(word))
        .findFirst()
        .map(word -> word.equals("FILE") ? "_FILE_FORMAT" : "_" + word)
        .filter(word -> word.matches("[_A-Z]+"))
        .orElse("");
  }

  private static String other(List<Token> tokens) {
    return switch (tokens.getFirst().upper()) {
      case "COPY" -> isUnload(tokens) ? "UNLOAD" : "COPY";
      case "PUT" -> "PUT_FILES";
      case "GET" -> "GET_FILES";
      case "LIST", "LS" -> "LIST_FILES";
      case "REMOVE", "RM" -> "REMOVE_FILES";
      case "CALL" -> "CALL";
      case "GRANT" -> "GRANT";
      case "REVOKE" -> "REVOKE";
      case "UNSET" -> "UNSET";
      case "UNDROP" -> "RESTORE";
      default -> "UNKNOWN";
    };
  }

  private static boolean isUnload(List<Token> tokens) {
    return tokens.size() > 2
        && (tokens.get(2).text().startsWith("@") || tokens.get(2).text().startsWith("'@"));
  }
}
