package dev.vitrine.prismiq;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Says what [Refused] says.
@Singleton
final class RefusedHandler implements ExceptionHandler<Refused, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public HttpResponse<?> handle(HttpRequest request, Refused refused) {
    MutableHttpResponse<byte[]> answer =
        Answers.of(refused.status(), Answers.map("detail", refused.detail()));
    refused.handle().ifPresent(handle -> answer.header(Answers.HANDLE, handle));
    return answer;
  }
}
