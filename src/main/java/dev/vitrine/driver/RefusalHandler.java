package dev.vitrine.driver;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers a [Refusal].
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {

  private final Envelope envelope;

  RefusalHandler(Envelope envelope) {
    this.envelope = envelope;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    return envelope.of(refusal);
  }
}
