package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import java.util.Set;

/// An exception of a script, on its way to a handler.
final class Raised extends RuntimeException {

  /// What an SQL statement failed with.
  static final String STATEMENT = "STATEMENT_ERROR";

  /// What an expression failed with.
  static final String EXPRESSION = "EXPRESSION_ERROR";

  private static final long serialVersionUID = 1;

  /// What no handler may catch: the statement as a whole is over.
  private static final Set<ErrorCode> ENDINGS =
      Set.of(
          ErrorCode.CANCELED,
          ErrorCode.TIMEOUT,
          ErrorCode.INTERRUPTED,
          ErrorCode.SHUTTING_DOWN,
          ErrorCode.INTERNAL);

  private final String type;
  private final transient SqlError error;
  private final int start;

  /// @param type its name, by which handlers know it
  /// @param start offset in the script
  Raised(String type, SqlError error, int start) {
    super(error.text(), null, false, false);
    this.type = type;
    this.error = error;
    this.start = start;
  }

  static boolean isEnding(SqlError error) {
    return ENDINGS.contains(error.code());
  }

  String type() {
    return type;
  }

  SqlError error() {
    return error;
  }

  /// What the client is told where nothing caught it.
  ///
  /// @param text of the script
  SqlError uncaught(String text) {
    Position position = Position.at(text, start);
    String message =
        "Uncaught exception of type '%s' on line %d at position %d"
            .formatted(type, position.line(), position.column());
    return error.saying(error.text().isEmpty() ? message : message + " : " + error.text());
  }
}
