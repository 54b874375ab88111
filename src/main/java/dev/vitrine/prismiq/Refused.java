package dev.vitrine.prismiq;

import io.micronaut.http.HttpStatus;
import java.util.Optional;

/// A request that gets an error for an answer: a status and a sentence.
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final transient Optional<String> handle;

  private Refused(HttpStatus status, String detail, Optional<String> handle) {
    super(detail, null, false, false);
    this.status = status;
    this.handle = handle;
  }

  static Refused badRequest(String detail) {
    return new Refused(HttpStatus.BAD_REQUEST, detail, Optional.empty());
  }

  static Refused noUser() {
    return new Refused(
        HttpStatus.UNAUTHORIZED, "User ID required for pin operations", Optional.empty());
  }

  static Refused forbidden(String detail) {
    return new Refused(HttpStatus.FORBIDDEN, detail, Optional.empty());
  }

  static Refused notFound(String detail) {
    return new Refused(HttpStatus.NOT_FOUND, detail, Optional.empty());
  }

  static Refused unavailable(String detail) {
    return new Refused(HttpStatus.SERVICE_UNAVAILABLE, detail, Optional.empty());
  }

  /// Of a statement that did not end well.
  static Refused ofStatement(HttpStatus status, String detail, String handle) {
    return new Refused(status, detail, Optional.of(handle));
  }

  HttpStatus status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /// Of the statement that the error is of.
  Optional<String> handle() {
    return handle;
  }
}
