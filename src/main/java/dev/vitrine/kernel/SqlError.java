package dev.vitrine.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went wrong, in words for the client: its message is safe to show and names what to do.
public final class SqlError extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient @Nullable Position position;
  private final int number;

  public SqlError(ErrorCode code, String message) {
    this(code, message, null);
  }

  public SqlError(ErrorCode code, String message, @Nullable Position position) {
    this(code, 0, message, position);
  }

  /// @param number of an exception that a script declares; 0 for any other error
  public SqlError(ErrorCode code, int number, String message, @Nullable Position position) {
    super(message);
    this.code = code;
    this.number = number;
    this.position = position;
  }

  /// With the exception behind it, for the log; a client never sees that.
  public static SqlError because(ErrorCode code, String message, Throwable cause) {
    SqlError error = new SqlError(code, message);
    error.initCause(cause);
    return error;
  }

  /// The client, or a timeout, ended the statement.
  public static SqlError canceled() {
    return new SqlError(ErrorCode.CANCELED, "SQL execution canceled");
  }

  public static SqlError statementNotFound(String handle) {
    String shown = handle.length() > 64 ? handle.substring(0, 64) + "…" : handle;
    return new SqlError(ErrorCode.STATEMENT_NOT_FOUND, "Statement " + shown + " not found");
  }

  public ErrorCode code() {
    return code;
  }

  /// Number of an exception that a script declares; 0 for any other error.
  public int number() {
    return number;
  }

  /// The same error in other words.
  public SqlError saying(String message) {
    SqlError other = new SqlError(code, number, message, position);
    other.initCause(getCause());
    return other;
  }

  public Optional<Position> position() {
    return Optional.ofNullable(position);
  }

  public String text() {
    String message = getMessage();
    return message == null ? code.name() : message;
  }
}
