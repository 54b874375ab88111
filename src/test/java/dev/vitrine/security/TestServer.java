package dev.vitrine.security;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The real server on a free port with a state database of its own, and a client for it.
public final class TestServer implements AutoCloseable {

  public static final String API_KEY = "a-key-that-only-this-test-knows";

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(EmbeddedServer server) {
    this.server = server;
  }

  /// In development mode, with user ADMIN and [#API_KEY].
  public static TestServer start(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("spec.name", "security");
    all.put("micronaut.server.port", -1);
    all.put("vitrine.api-key", API_KEY);
    all.put(
        "datasources.default.url",
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    all.putAll(settings);
    all.values().removeIf(""::equals);
    return new TestServer(ApplicationContext.run(EmbeddedServer.class, all, "test"));
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public int port() {
    return server.getPort();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path));
  }

  public HttpRequest.Builder authorised(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// What `/test/whoami` says to a bearer token: the body, or the status.
  public String whoami(String token) {
    HttpResponse<String> response = send(authorised("/test/whoami", token));
    return response.statusCode() == 200 ? response.body() : "" + response.statusCode();
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
