package dev.vitrine.admin;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.ErrorBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

/// Errors of this door: what is missing is 404 here, what is there already 409.
final class AdminErrors {

  private AdminErrors() {}

  static HttpResponse<ErrorBody> answer(SqlError error) {
    return HttpResponse.<ErrorBody>status(status(error.code()))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(ErrorBody.of(error.code(), error.text()));
  }

  private static HttpStatus status(ErrorCode code) {
    if (code == ErrorCode.OBJECT_NOT_FOUND) {
      return HttpStatus.NOT_FOUND;
    }
    return code == ErrorCode.OBJECT_EXISTS
        ? HttpStatus.CONFLICT
        : HttpStatus.valueOf(code.httpStatus());
  }
}
