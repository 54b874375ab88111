package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;

/// Errors about a text's shape, in Snowflake's words.
public final class Syntax {

  private Syntax() {}

  public static SqlError unexpected(String text, Token token) {
    return at(Position.at(text, token.start()), "unexpected '" + shown(token.text()) + "'.");
  }

  public static SqlError unexpectedEnd(String text) {
    return at(Position.at(text, text.length()), "unexpected '<EOF>'.");
  }

  /// A feature that this server does not have.
  public static SqlError unsupported(String feature) {
    return new SqlError(
        ErrorCode.NOT_SUPPORTED, "SQL compilation error:\nUnsupported feature '" + feature + "'.");
  }

  private static SqlError at(Position position, String what) {
    return new SqlError(
        ErrorCode.SYNTAX,
        "SQL compilation error:\nsyntax error line "
            + position.line()
            + " at position "
            + position.column()
            + " "
            + what,
        position);
  }

  static SqlError notAllowed(String text, Token token, String what) {
    Position position = Position.at(text, token.start());
    return new SqlError(
        ErrorCode.NOT_ALLOWED,
        "SQL access control error: error line "
            + position.line()
            + " at position "
            + position.column()
            + "\n"
            + what,
        position);
  }

  static String shown(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
