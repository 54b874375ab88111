package dev.vitrine.server;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A client of the SQL API, as a user would write one.
public final class Api {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String key;
  private final Map<String, Object> parameters;

  Api(String base, String key) {
    this(base, key, Map.of());
  }

  private Api(String base, String key, Map<String, Object> parameters) {
    this.base = base;
    this.key = key;
    this.parameters = parameters;
  }

  /// The same client, whose statements are in the engine's own SQL unless they say otherwise: for
  /// what is tested here the dialect does not matter, and the engine's has what makes work to do.
  Api inEngineSql() {
    return new Api(base, key, Map.of("SQL_DIALECT", "DUCKDB"));
  }

  /// An answer: its status, headers, and the body both raw and as JSON.
  public record Answer(int status, HttpResponse<byte[]> response) {

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

    /// The only cell of the only row.
    String cell() {
      return data().getFirst().getFirst();
    }

    String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// A field of a field; null where there is none.
    Object at(Object... path) {
      Object found = json();
      for (Object step : path) {
        found =
            step instanceof Integer i
                ? ((List<?>) found).get(i)
                : found instanceof Map<?, ?> map ? map.get(step) : null;
      }
      return found;
    }

    List<String> handles() {
      return ((List<?>) json().get("statementHandles")).stream().map(String::valueOf).toList();
    }
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The status of a statement in the engine's own SQL, in a schema.
  public int run(String sql, String database, String schema) {
    return inEngineSql().submit(sql, Map.of("database", database, "schema", schema), "").status();
  }

  /// Makes a database with one schema more than it begins with.
  public void makeDatabase(String database, String schema) {
    submit("create database " + database);
    submit("create schema " + database + "." + schema);
  }

  /// The rows of a statement that must succeed.
  List<List<String>> rows(String sql) {
    Answer answer = submit(sql);
    if (answer.status() != 200) {
      throw new AssertionError(sql + ": " + answer.status() + " " + answer.body());
    }
    return answer.data();
  }

  Answer submit(String sql) {
    return submit(sql, Map.of(), "");
  }

  Answer submit(String sql, Map<String, Object> more, String query) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statement", sql);
    body.putAll(more);
    if (!parameters.isEmpty()) {
      Map<String, Object> all = new LinkedHashMap<>(parameters);
      if (more.get("parameters") instanceof Map<?, ?> given) {
        given.forEach((name, value) -> all.put(String.valueOf(name), value));
      }
      body.put("parameters", all);
    }
    return send("POST", "/api/v2/statements" + query, body);
  }

  /// With statement parameters, as `NAME, value` pairs.
  Answer submitWith(String sql, String... parameters) {
    return submit(sql, parameters(parameters), "");
  }

  static Map<String, Object> parameters(String... pairs) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      named.put(pairs[i], pairs[i + 1]);
    }
    return Map.of("parameters", named);
  }

  /// The handle of a statement that nobody waits for.
  String start(String sql, String... parameters) {
    return submit(sql, parameters(parameters), "?async=true").handle();
  }

  /// Asks again and again until the statement is in this status; at most a minute.
  Answer until(String handle, String status) {
    return until(handle, answer -> answer.text("status").equals(status));
  }

  Answer until(String handle, Predicate<Answer> holds) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    Answer answer = get(handle, "");
    while (!holds.test(answer)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came to that: " + answer.body());
      }
      answer = get(handle, "");
    }
    return answer;
  }

  public Answer get(String handle, String query) {
    return send("GET", "/api/v2/statements/" + handle + query, null);
  }

  public Answer cancel(String handle) {
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

  /// Sends bytes as they are.
  Answer put(String path, byte[] bytes) {
    return answer(
        http,
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(2))
            .headers(headers("*/*"))
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  /// The answer to a request, of whichever door.
  static Answer answer(HttpClient http, HttpRequest.Builder request) {
    try {
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

  private String[] headers(String accept, String... more) {
    List<String> headers = new ArrayList<>(List.of("Accept", accept));
    headers.addAll(List.of(more));
    if (!headers.contains("Authorization")) {
      headers.addAll(List.of("Authorization", "Bearer " + key));
    }
    return headers.toArray(String[]::new);
  }

  /// @param more headers, as name and value in turn
  Answer send(String method, String path, Map<String, Object> body, String accept, String... more) {
    return answer(
        http,
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(2))
            .headers(headers(accept, more))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(json(body))));
  }
}
