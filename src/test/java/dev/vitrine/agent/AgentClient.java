package dev.vitrine.agent;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A client of the door, as a user would write one.
final class AgentClient {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final List<String> headers;
  private final String name;

  AgentClient(String base) {
    this(base, List.of(), "");
  }

  private AgentClient(String base, List<String> headers, String name) {
    this.base = base;
    this.headers = headers;
    this.name = name;
  }

  /// An answer.
  record Answer(int status, HttpResponse<String> response) {

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Map<String, Object> json() {
      try {
        return JSON.readValue(response.body(), Argument.mapOf(String.class, Object.class));
      } catch (IOException bad) {
        throw new UncheckedIOException(response.body(), bad);
      }
    }

    /// A field of a field.
    Object at(Object... path) {
      Object found = json();
      for (Object step : path) {
        Object next =
            switch (found) {
              case List<?> list when step instanceof Integer i -> list.get(i);
              case Map<?, ?> map -> map.get(step);
              default -> null;
            };
        found = Objects.requireNonNull(next, () -> step + " in " + body());
      }
      return found;
    }

    String text(String field) {
      return String.valueOf(json().get(field));
    }

    long id() {
      return ((Number) at("id")).longValue();
    }
  }

  AgentClient with(String header, String value) {
    List<String> more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new AgentClient(base, more, name);
  }

  AgentClient named(String user) {
    return new AgentClient(base, headers, user);
  }

  /// Of the user, as stored.
  String name() {
    return name;
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer post(String path) {
    return send("POST", path, "");
  }

  Answer put(String path) {
    return send("PUT", path, "");
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /// Asks a question.
  Answer ask(String question) {
    return post("/api/queries", json(Map.of("natural_language_query", question)));
  }

  /// Asks and runs; the answer of the run.
  Answer askAndRun(String question) {
    Answer asked = ask(question);
    if (asked.status() != 201) {
      throw new AssertionError(asked.status() + " " + asked.body());
    }
    return post("/api/queries/" + asked.id() + "/execute");
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Answer send(String method, String path, String body) {
    try {
      HttpResponse<String> response =
          HTTP.send(request(method, path, body), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  HttpRequest request(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(2))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return request.build();
  }
}
