package dev.vitrine.warehouses.jdbc;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.postgresql.core.Parser;

/// Which statements may go to a database: one at a time, and on a read-only connection those that
/// read. Where the database has read-only transactions or files it is asked for them besides.
final class Rule {

  /// T-SQL needs no mark between statements, so each word counts.
  private static final Set<String> CHANGING =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "INTO",
          "CREATE",
          "ALTER",
          "DROP",
          "TRUNCATE",
          "EXEC",
          "EXECUTE",
          "GRANT",
          "REVOKE",
          "DENY",
          "BEGIN",
          "COMMIT",
          "ROLLBACK",
          "SAVE",
          "SET",
          "USE",
          "DECLARE",
          "BULK",
          "BACKUP",
          "RESTORE",
          "KILL",
          "SHUTDOWN",
          "DBCC",
          "RECONFIGURE",
          "WAITFOR",
          "OPENROWSET",
          "OPENDATASOURCE",
          "OPENQUERY");

  private final ConnectionSpec spec;

  Rule(ConnectionSpec spec) {
    this.spec = spec;
  }

  /// @return what it is
  /// @throws SqlError `READ_ONLY`, `STATEMENT_COUNT` or `NOT_ALLOWED`
  StatementKind check(String sql) {
    List<Token> tokens = Lexer.tokens(sql, Escapes.STANDARD);
    StatementKind kind = StatementKind.of(tokens);
    requireOne(sql);
    if (spec.product() == Product.MARIADB || spec.product() == Product.MYSQL) {
      requireNoHiddenText(sql);
    }
    boolean changes =
        (!kind.reads() && kind.group() != Group.TRANSACTION)
            || (spec.product() == Product.SQLSERVER && hidesChange(tokens));
    if (spec.readOnly() && changes) {
      throw new SqlError(
          ErrorCode.READ_ONLY,
          "connection %s is read-only: it takes queries, and no %s (read_only: false in its configuration allows it)"
              .formatted(spec.name(), first(tokens)));
    }
    return kind;
  }

  private static boolean hidesChange(List<Token> tokens) {
    return tokens.stream().anyMatch(token -> CHANGING.contains(token.upper()));
  }

  private static String first(List<Token> tokens) {
    return tokens.isEmpty() ? "empty statement" : tokens.getFirst().upper();
  }

  /// What PostgreSQL's driver takes for several statements it sends as several, so its own reading
  /// counts.
  private void requireOne(String sql) {
    if (spec.product() != Product.POSTGRESQL) {
      return;
    }
    try {
      if (Parser.parseJdbcSql(sql, true, false, true, false, false).size() > 1) {
        throw new SqlError(
            ErrorCode.STATEMENT_COUNT, "Actual statement count did not match the desired count 1.");
      }
    } catch (SQLException unreadable) {
      throw SqlError.because(
          ErrorCode.SYNTAX, "syntax error: " + unreadable.getMessage(), unreadable);
    }
  }

  /// `/*! … */` is a comment to everyone but the server.
  private static void requireNoHiddenText(String sql) {
    if (sql.contains("/*!") || sql.contains("/*M!")) {
      throw new SqlError(
          ErrorCode.NOT_ALLOWED, "comments that hold statements (/*! … */) are not taken");
    }
  }
}
