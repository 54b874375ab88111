package dev.vitrine.driver;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.List;

/// The number by which drivers know what a statement did (`statementTypeId`), as the drivers'
/// sources list them.
final class StatementType {

  static final int SELECT = 0x1000;
  static final int INSERT = 0x3100;
  static final int MULTI = 0xA000;
  static final int PUT = 0x7102;
  static final int GET = 0x7101;

  private StatementType() {}

  /// @param text of one statement
  static int of(String text) {
    List<Token> tokens = Pipes.last(Lexer.tokens(text, Escapes.SNOWFLAKE));
    StatementKind kind = StatementKind.of(tokens);
    return switch (kind.verb()) {
      case SELECT -> SELECT;
      case SHOW -> first(tokens, "SHOW") ? 0x4400 : 0x4500;
      case EXPLAIN -> SELECT;
      case INSERT ->
          first(tokens, "INSERT", "ALL") || first(tokens, "INSERT", "FIRST") ? 0x3500 : INSERT;
      case UPDATE -> 0x3200;
      case DELETE -> 0x3300;
      case MERGE -> 0x3400;
      case BEGIN, COMMIT, ROLLBACK -> 0x5000;
      case USE -> use(tokens);
      case SET -> 0x4000;
      case ALTER -> first(tokens, "ALTER", "SESSION") ? 0x4100 : 0x6000;
      case CREATE, DROP, TRUNCATE, COMMENT -> 0x6000;
      case OTHER -> other(tokens);
    };
  }

  static boolean isTransfer(int type) {
    return type == PUT || type == GET;
  }

  private static int use(List<Token> tokens) {
    if (first(tokens, "USE", "DATABASE")) {
      return 0x4301;
    }
    if (first(tokens, "USE", "SCHEMA")) {
      return 0x4302;
    }
    return first(tokens, "USE", "WAREHOUSE") ? 0x4303 : 0x4300;
  }

  private static int other(List<Token> tokens) {
    if (first(tokens, "COPY")) {
      boolean unload = tokens.size() > 2 && isStage(tokens.get(2));
      return unload ? 0x3700 : 0x3600;
    }
    if (first(tokens, "PUT")) {
      return PUT;
    }
    if (first(tokens, "GET")) {
      return GET;
    }
    if (first(tokens, "REMOVE") || first(tokens, "RM")) {
      return 0x7103;
    }
    if (first(tokens, "LIST") || first(tokens, "LS")) {
      return 0x4701;
    }
    boolean query = first(tokens, "CALL") || first(tokens, "EXECUTE") || first(tokens, "DECLARE");
    return query ? SELECT : 0x4000;
  }

  private static boolean isStage(Token token) {
    return token.text().startsWith("@") || token.text().startsWith("'@");
  }

  private static boolean first(List<Token> tokens, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (i >= tokens.size() || !tokens.get(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }
}
