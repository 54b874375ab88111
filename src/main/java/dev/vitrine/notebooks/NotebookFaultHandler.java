package dev.vitrine.notebooks;

import dev.vitrine.notebooks.book.NotebookFault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// What a client is told of a [NotebookFault].
@Produces
@Singleton
final class NotebookFaultHandler implements ExceptionHandler<NotebookFault, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, NotebookFault fault) {
    int status =
        switch (fault.kind()) {
          case NOT_FOUND -> 404;
          case INVALID -> 400;
          case TOO_LARGE -> 413;
          case TOO_MANY -> 429;
        };
    return Replies.refused(status, fault.text());
  }
}
