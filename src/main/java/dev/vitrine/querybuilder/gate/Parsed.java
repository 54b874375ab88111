package dev.vitrine.querybuilder.gate;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/// The only statement of a text, as a tree.
final class Parsed {

  private static final int LONGEST = 100_000;
  private static final int DEEPEST = 60;
  private static final int PATIENCE_MS = 4_000;

  private Parsed() {}

  /// @throws RefusedSql for anything but one SELECT
  static Select select(String sql) {
    checkTokens(sql);
    Statement statement = parse(sql);
    if (statement instanceof Select select) {
      return select;
    }
    throw new RefusedSql(
        "Statement type '%s' is not allowed. Only SELECT statements are permitted."
            .formatted(verb(sql)));
  }

  private static String verb(String sql) {
    return Lexer.tokens(sql, Escapes.STANDARD).getFirst().upper();
  }

  private static void checkTokens(String sql) {
    if (sql.length() > LONGEST) {
      throw new RefusedSql("SQL is longer than " + LONGEST + " characters");
    }
    List<Token> tokens = Lexer.tokens(sql, Escapes.STANDARD);
    if (tokens.isEmpty()) {
      throw new RefusedSql("Empty SQL statement");
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.SEMICOLON && i < tokens.size() - 1) {
        throw new RefusedSql("Only single statements are allowed");
      }
      if (token.kind() == Token.Kind.UNFINISHED) {
        throw new RefusedSql("SQL parse error: something that begins there never ends");
      }
      if (token.kind() == Token.Kind.DOLLAR_STRING || token.kind() == Token.Kind.VARIABLE) {
        throw new RefusedSql("'" + token.text() + "' is not allowed");
      }
      if (token.depth() > DEEPEST) {
        throw new RefusedSql("SQL parse error: more than " + DEEPEST + " brackets are open");
      }
    }
  }

  private static Statement parse(String sql) {
    try {
      return CCJSqlParserUtil.parse(
          sql, parser -> parser.withTimeOut(PATIENCE_MS).withErrorRecovery(false));
    } catch (JSQLParserException malformed) {
      throw new RefusedSql("SQL parse error: " + firstLine(malformed));
    }
  }

  private static String firstLine(JSQLParserException error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    String message = String.valueOf(cause.getMessage()).strip();
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end))
        .replaceFirst("^[a-zA-Z.]+Exception: ", "");
  }
}
