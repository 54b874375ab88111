package dev.vitrine.dialect.syntax;

import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.Set;

/// Words that name no column of a table unless they are quoted: Snowflake's "Reserved & limited
/// keywords", without those that it limits in other places only.
public final class Reserved {

  private static final Set<String> WORDS =
      Set.of(
          "ALL",
          "ALTER",
          "AND",
          "ANY",
          "AS",
          "BETWEEN",
          "BY",
          "CHECK",
          "COLUMN",
          "CONNECT",
          "CONSTRAINT",
          "CREATE",
          "CURRENT",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURRENT_USER",
          "DELETE",
          "DISTINCT",
          "DROP",
          "ELSE",
          "EXISTS",
          "FOLLOWING",
          "FOR",
          "FROM",
          "GRANT",
          "GROUP",
          "HAVING",
          "ILIKE",
          "IN",
          "INCREMENT",
          "INSERT",
          "INTERSECT",
          "INTO",
          "IS",
          "LIKE",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "MINUS",
          "NOT",
          "NULL",
          "OF",
          "ON",
          "OR",
          "ORDER",
          "QUALIFY",
          "REGEXP",
          "REVOKE",
          "RLIKE",
          "ROW",
          "ROWS",
          "SAMPLE",
          "SELECT",
          "SET",
          "SOME",
          "START",
          "TABLE",
          "TABLESAMPLE",
          "THEN",
          "TO",
          "TRIGGER",
          "UNION",
          "UNIQUE",
          "UPDATE",
          "VALUES",
          "WHENEVER",
          "WHERE",
          "WITH");

  private Reserved() {}

  /// Reads the name of a new column.
  ///
  /// @throws dev.vitrine.kernel.SqlError `SYNTAX` for a reserved word
  public static Ident column(Tokens tokens) {
    Token token = tokens.peek();
    if (token.kind() == Kind.WORD && WORDS.contains(token.upper())) {
      throw tokens.unexpected();
    }
    return tokens.single();
  }
}
