package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.sessions.SessionFault;
import dev.vitrine.statements.State.Problem;

/// An error as this door tells it.
///
/// @param status of HTTP
/// @param type what clients tell errors apart by
record Failure(int status, String type, String message) {

  static final String INVALID_QUERY = "InvalidQuery";

  static Failure of(SessionFault fault) {
    return switch (fault.kind()) {
      case SESSION_NOT_FOUND -> new Failure(404, "SessionNotFound", fault.text());
      case CONNECTION_NOT_FOUND -> new Failure(400, "ConnectionNotFound", fault.text());
      case INVALID_REQUEST -> new Failure(400, "InvalidRequest", fault.text());
      case INVALID_QUERY -> new Failure(400, INVALID_QUERY, fault.text());
      case TOO_LARGE -> new Failure(413, "FileTooLarge", fault.text());
      case TOO_MANY -> new Failure(429, "TooManyRequests", fault.text());
    };
  }

  static Failure of(SqlError error) {
    return of(error.code(), error.text());
  }

  static Failure of(Problem problem) {
    return of(problem.code(), problem.message());
  }

  static Failure of(ErrorCode code, String message) {
    return switch (code) {
      case VISUALISE_SYNTAX ->
          new Failure(400, INVALID_QUERY, "Invalid ggsql query: Parse error: " + message);
      case VISUALISE_INVALID -> new Failure(400, INVALID_QUERY, "Validation error: " + message);
      case CANCELED -> new Failure(409, "QueryCanceled", message);
      case TIMEOUT -> new Failure(408, "QueryTimeout", message);
      case INTERRUPTED, SHUTTING_DOWN -> new Failure(503, "ServiceUnavailable", message);
      case TOO_MANY_REQUESTS -> new Failure(429, "TooManyRequests", message);
      case TOO_LARGE -> new Failure(413, "RequestTooLarge", message);
      case MEMORY_LIMIT,
          SPILL_LIMIT,
          ARGUMENT_LIMIT,
          DISK_FULL,
          RESULT_TOO_LARGE,
          CHART_TOO_LARGE ->
          new Failure(400, "ResourceLimit", message);
      case INTERNAL -> new Failure(500, "InternalError", message);
      case RESULT_EXPIRED -> new Failure(410, "ResultExpired", message);
      default -> new Failure(400, INVALID_QUERY, "Data source error: " + message);
    };
  }

  /// Whether the same request may succeed later.
  boolean isForNow() {
    return status == 429 || status == 503;
  }
}
