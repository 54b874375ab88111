package dev.vitrine.visualise;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Map;

/// Built-in data in SQL: `FROM ggsql:penguins`.
public final class Builtins {

  private static final String NAMESPACE = "ggsql";

  private Builtins() {}

  /// The text with each `ggsql:name` outside strings and comments replaced by its table.
  ///
  /// @param tables by name, SQL text of the table
  /// @throws SqlError `OBJECT_NOT_FOUND` for a name that is not there
  public static String replace(String sql, Escapes escapes, Map<String, String> tables) {
    if (!sql.contains(NAMESPACE)) {
      return sql;
    }
    List<Token> tokens = Lexer.tokens(sql, escapes);
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token name = tokens.get(i + 2);
      if (isBuiltin(tokens.get(i), tokens.get(i + 1), name)) {
        replaced.append(sql, from, tokens.get(i).start()).append(table(sql, name, tables));
        from = name.end();
      }
    }
    return replaced.append(sql.substring(from)).toString();
  }

  private static boolean isBuiltin(Token namespace, Token colon, Token name) {
    return namespace.is(NAMESPACE)
        && colon.isSymbol(":")
        && name.kind() == Token.Kind.WORD
        && namespace.end() == colon.start()
        && colon.end() == name.start();
  }

  private static String table(String sql, Token name, Map<String, String> tables) {
    String table = tables.get(name.text());
    if (table == null) {
      throw new SqlError(
          ErrorCode.OBJECT_NOT_FOUND,
          "unknown built-in data '"
              + NAMESPACE
              + ":"
              + name.text()
              + "'; there are "
              + tables.keySet().stream().sorted().map(n -> NAMESPACE + ":" + n).toList(),
          Position.at(sql, name.start()));
    }
    return table;
  }
}
