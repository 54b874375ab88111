package dev.vitrine.prismiq;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Lists what [Unprocessable] lists.
@Singleton
final class UnprocessableHandler implements ExceptionHandler<Unprocessable, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public HttpResponse<?> handle(HttpRequest request, Unprocessable refused) {
    return Answers.of(
        HttpStatus.UNPROCESSABLE_ENTITY,
        Answers.map("detail", refused.faults().stream().map(Fault::json).toList()));
  }
}
