package dev.vitrine.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// What the client sees of an [AuthenticationFailure]: enough to mend it, nothing to attack with.
@Produces(MediaType.APPLICATION_JSON)
@Singleton
final class AuthenticationFailureHandler
    implements ExceptionHandler<AuthenticationFailure, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, AuthenticationFailure failure) {
    return answer(request, failure);
  }

  static MutableHttpResponse<?> answer(HttpRequest<?> request, AuthenticationFailure failure) {
    MutableHttpResponse<ErrorBody> response =
        HttpResponse.<ErrorBody>status(HttpStatus.valueOf(failure.code().httpStatus()))
            .contentType(MediaType.APPLICATION_JSON_TYPE)
            .body(ErrorBody.of(failure.code(), failure.publicMessage()));
    if (failure.code().httpStatus() == HttpStatus.UNAUTHORIZED.getCode()) {
      response.header(
          HttpHeaders.WWW_AUTHENTICATE,
          BrowserPages.asksForOne(request) ? BrowserPages.CHALLENGE : "Bearer");
    }
    failure
        .retryAfterSeconds()
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    return response;
  }
}
