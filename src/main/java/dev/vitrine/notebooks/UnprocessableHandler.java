package dev.vitrine.notebooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// What a client is told of an [Unprocessable] request.
@Produces
@Singleton
@Named("notebooks")
final class UnprocessableHandler implements ExceptionHandler<Unprocessable, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, Unprocessable fault) {
    return Replies.refused(422, fault.details());
  }
}
