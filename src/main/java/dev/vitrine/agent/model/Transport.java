package dev.vitrine.agent.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The way to the endpoint: a time-out over the whole answer, a bound on its bytes, no redirects (a
/// key must not follow one).
final class Transport implements HttpClient, AutoCloseable {

  private final java.net.http.HttpClient http;
  private final Duration timeout;
  private final long most;

  Transport(ModelConfig config) {
    this.http =
        java.net.http.HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(config.timeout())
            .build();
    this.timeout = config.timeout();
    this.most = config.answerBytes();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<String> response = send(request);
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw new StatusFailure(status, response.headers().firstValue("Retry-After"));
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(status)
        .headers(response.headers().map())
        .body(response.body())
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(built(request), BodyHandlers.limiting(BodyHandlers.ofString(), most));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw Unreached.of("it took longer than " + timeout.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw Unreached.of("the request was given up");
    } catch (ExecutionException | CancellationException failed) {
      throw Unreached.of(
          failed.getCause() instanceof IOException io
              ? io.getClass().getSimpleName()
              : "it failed");
    }
  }

  private static java.net.http.HttpRequest built(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are read whole");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// LangChain4j asks for a builder; time-outs are ours.
  HttpClientBuilder builder() {
    return new Given(this, timeout);
  }

  private record Given(Transport transport, Duration timeout) implements HttpClientBuilder {

    @Override
    public Duration connectTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return transport;
    }
  }
}
