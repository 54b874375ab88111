package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// The answer to a request that was refused: no statement of the client's stands behind it.
///
/// @param code six digits
/// @param errorCode the same as `code`
/// @param errorMessage the same as `message`
/// @param errorId finds an unexpected error in the server's log
/// @param line of the error in the statement's text, from 1
/// @param position characters before the error on its line
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String code,
    String sqlState,
    String message,
    String errorCode,
    String errorMessage,
    @Nullable String errorId,
    @Nullable Integer line,
    @Nullable Integer position) {

  static Problem of(SqlError error) {
    return new Problem(
        error.code().code(),
        error.code().sqlState(),
        error.text(),
        error.code().code(),
        error.text(),
        null,
        error.position().map(Position::line).orElse(null),
        error.position().map(Position::column).orElse(null));
  }

  static Problem of(ErrorCode code, String message) {
    return of(new SqlError(code, message));
  }

  Problem withId(String id) {
    return new Problem(code, sqlState, message, errorCode, errorMessage, id, line, position);
  }
}
