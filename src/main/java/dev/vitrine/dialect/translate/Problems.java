package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;

/// Compilation errors in Snowflake's words, pointing into one text.
public record Problems(String text) {

  /// `error line L at position P` and what follows on the next line.
  public SqlError at(Span span, ErrorCode code, String message) {
    Position position = Position.at(text, span.start());
    return new SqlError(
        code,
        "SQL compilation error: error line %d at position %d\n%s"
            .formatted(position.line(), position.column(), message),
        position);
  }

  /// A word that the parser takes, in a place where it stands for nothing.
  public SqlError unexpected(int start, String word) {
    return Syntax.unexpected(text, new Token(Kind.SYMBOL, start, start + word.length(), word, 0));
  }

  public SqlError invalidIdentifier(Span span, String name) {
    return at(span, ErrorCode.INVALID_IDENTIFIER, "invalid identifier '" + name + "'");
  }

  /// An error without a place.
  public static SqlError plain(ErrorCode code, String message) {
    return new SqlError(code, "SQL compilation error:\n" + message);
  }

  public static SqlError noObject(String name) {
    return plain(
        ErrorCode.OBJECT_NOT_FOUND, "Object '" + name + "' does not exist or not authorized.");
  }

  public static SqlError noSchema(String name) {
    return plain(
        ErrorCode.SCHEMA_NOT_FOUND, "Schema '" + name + "' does not exist or not authorized.");
  }

  /// The engine's SQL that raises an error.
  ///
  /// @param sql its message as an expression of the engine
  public static String raised(ErrorCode code, String sql) {
    return "error('VITRINE:" + code.code() + ":' || " + sql + ")";
  }

  /// A feature that this server does not have.
  public static SqlError unsupported(String feature) {
    return Syntax.unsupported(feature);
  }
}
