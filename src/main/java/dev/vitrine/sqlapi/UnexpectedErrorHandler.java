package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what nobody foresaw: with an id that is in the log, and nothing of the inside.
@Singleton
@Produces(MediaType.APPLICATION_JSON)
final class UnexpectedErrorHandler implements ExceptionHandler<RuntimeException, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public HttpResponse<?> handle(HttpRequest request, RuntimeException error) {
    String id = UUID.randomUUID().toString();
    LOG.error("unexpected error {} on {} {}", id, request.getMethod(), request.getPath(), error);
    Problem problem =
        Problem.of(ErrorCode.INTERNAL, "Processing aborted by an internal error; error id " + id);
    return HttpResponse.serverError(problem.withId(id))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
