package dev.vitrine.server;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A client of the SQL API, as a user would write one.
final class Api {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String key;

  Api(String base, String key) {
    this.base = base;
    this.key = key;
  }

  /// An answer: its status, headers, and the body both raw and as JSON.
  record Answer(int status, HttpResponse<byte[]> response) {

    Map<String, Object> json() {
      try {
        return JSON.readValue(response.body(), Argument.mapOf(String.class, Object.class));
      } catch (IOException bad) {
        throw new UncheckedIOException(bad);
      }
    }

    String text(String field) {
      return String.valueOf(json().get(field));
    }

    String handle() {
      return text("statementHandle");
    }

    @SuppressWarnings("unchecked")
    List<List<String>> data() {
      return (List<List<String>>) json().get("data");
    }
  }

  Answer submit(String sql) {
    return submit(sql, Map.of(), "");
  }

  Answer submit(String sql, Map<String, Object> more, String query) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statement", sql);
    body.putAll(more);
    return send("POST", "/api/v2/statements" + query, body);
  }

  Answer get(String handle, String query) {
    return send("GET", "/api/v2/statements/" + handle + query, null);
  }

  Answer cancel(String handle) {
    return send("POST", "/api/v2/statements/" + handle + "/cancel", Map.of());
  }

  /// Polls until the statement has ended.
  Answer ended(String handle) {
    Answer answer = get(handle, "?wait=30");
    for (int i = 0; answer.status() == 202 && i < 20; i++) {
      answer = get(handle, "?wait=30");
    }
    return answer;
  }

  Answer send(String method, String path, Map<String, Object> body) {
    return send(method, path, body, "application/json");
  }

  Answer send(String method, String path, Map<String, Object> body, String accept) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(Duration.ofMinutes(2))
              .header("Authorization", "Bearer " + key)
              .header("Accept", accept)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
