package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers a [SqlError] that no statement carries. A refusal for load says when to come back and
/// never names a handle: what was refused does not exist.
@Singleton
@Produces(MediaType.APPLICATION_JSON)
final class SqlErrorHandler implements ExceptionHandler<SqlError, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public HttpResponse<?> handle(HttpRequest request, SqlError error) {
    MutableHttpResponse<Problem> answer =
        HttpResponse.<Problem>status(HttpStatus.valueOf(error.code().httpStatus()))
            .body(Problem.of(error))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
    if (error.code() == ErrorCode.TOO_MANY_REQUESTS || error.code() == ErrorCode.SHUTTING_DOWN) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer;
  }
}
