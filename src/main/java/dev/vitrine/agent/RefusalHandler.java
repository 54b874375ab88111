package dev.vitrine.agent;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what [Refusal] says: `{"detail": "…"}` and its other fields.
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {

  private final Answers answers;

  RefusalHandler(Answers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    Map<String, @Nullable Object> body = Json.map("detail", refusal.detail());
    body.putAll(refusal.more());
    MutableHttpResponse<byte[]> answer = answers.of(refusal.status(), body);
    refusal
        .retryAfter()
        .ifPresent(wait ->
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
    return answer;
  }
}
