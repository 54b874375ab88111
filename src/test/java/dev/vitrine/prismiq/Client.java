package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import dev.vitrine.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of the JSON query door, as a user would write one.
final class Client {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final List<String> headers;

  Client(RealServer server, String... headers) {
    this("http://127.0.0.1:" + server.port() + "/api/analytics", List.of(headers));
  }

  private Client(String base, List<String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /// The same client for a tenant and perhaps a user.
  Client as(String tenant, @Nullable String user) {
    List<String> named = new ArrayList<>(List.of("X-Tenant-ID", tenant));
    if (user != null) {
      named.addAll(List.of("X-User-ID", user));
    }
    return new Client(base, named);
  }

  Client with(String header, String value) {
    List<String> more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new Client(base, more);
  }

  /// An answer, its body read as JSON.
  record Answer(int status, HttpResponse<byte[]> response) {

    @Nullable Object json() {
      return Json.read(response.body());
    }

    /// A field of a field; null where there is none.
    @Nullable Object at(Object... path) {
      Object found = json();
      for (Object step : path) {
        found =
            step instanceof Integer i
                ? found instanceof List<?> list && i < list.size() ? list.get(i) : null
                : found instanceof Map<?, ?> map ? map.get(step) : null;
      }
      return found;
    }

    String text(Object... path) {
      return String.valueOf(at(path));
    }

    String detail() {
      return text("detail");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, @Nullable String json) {
    return send("POST", path, json);
  }

  Answer send(String method, String path, @Nullable String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .header("Content-Type", "application/json");
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
