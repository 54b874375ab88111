package dev.vitrine.server;

import dev.vitrine.server.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A client of the sessions door, in one of its two shapes.
final class SessionsDoor {

  static final String PLAN = "/sessions";
  static final String TODAY = "/api/v1/sessions";
  private static final String BOUNDARY = "----a-boundary-of-the-test";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String root;
  private final String[] headers;

  /// @param headers names and values in turn
  SessionsDoor(String base, String root, String... headers) {
    this.base = base;
    this.root = root;
    this.headers = headers;
  }

  boolean isToday() {
    return root.equals(TODAY);
  }

  /// A member's name in this shape.
  String name(String camel) {
    return isToday() ? camel : camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /// What stands in an answer, behind the envelope where there is one.
  Object in(Answer answer, Object... path) {
    Object[] whole = new Object[path.length + (isToday() ? 1 : 0)];
    whole[0] = "data";
    System.arraycopy(path, 0, whole, isToday() ? 1 : 0, path.length);
    return answer.at(whole);
  }

  String create() {
    Answer answer = send("POST", "", null, new byte[0]);
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
    return String.valueOf(in(answer, name("sessionId")));
  }

  Answer sql(String session, String text) {
    return post(session, "sql", Map.of("query", text));
  }

  Answer query(String session, String text) {
    return post(session, "query", Map.of("query", text));
  }

  Answer post(String session, String what, Map<String, ?> body) {
    return send("POST", "/" + session + "/" + what, "application/json", json(body));
  }

  CompletableFuture<Answer> later(String session, String text) {
    return CompletableFuture.supplyAsync(() -> sql(session, text), Thread::startVirtualThread);
  }

  Answer get(String path) {
    return send("GET", path, null, new byte[0]);
  }

  Answer tables(String session) {
    return get("/" + session + "/tables");
  }

  Answer delete(String session) {
    return send("DELETE", "/" + session, null, new byte[0]);
  }

  Answer send(String method, String path, String type, byte[] body) {
    return send(method, path, type, BodyPublishers.ofByteArray(body));
  }

  private Answer send(String method, String path, String type, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + root + path))
            .timeout(Duration.ofMinutes(3))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (type != null) {
      request.header("Content-Type", type);
    }
    return Api.answer(http, request);
  }

  Answer upload(String session, String fileName, String content) {
    return upload(session, fileName, content.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  Answer upload(String session, String fileName, String content, String table) {
    return upload(session, fileName, content.getBytes(StandardCharsets.UTF_8), Optional.of(table));
  }

  Answer upload(String session, String fileName, byte[] content, Optional<String> table) {
    return form(session, fileName, new ByteArrayInputStream(content), table);
  }

  /// @param content is sent as it is read
  Answer form(String session, String fileName, InputStream content, Optional<String> table) {
    String before =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(BOUNDARY, fileName);
    String field =
        table
            .map(name ->
                "\r\n--%s\r\nContent-Disposition: form-data; name=\"table_name\"\r\n\r\n%s"
                    .formatted(BOUNDARY, name))
            .orElse("");
    InputStream whole =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(stream(before), content, stream(field + "\r\n--" + BOUNDARY + "--\r\n"))));
    return send(
        "POST",
        "/" + session + "/upload",
        "multipart/form-data; boundary=" + BOUNDARY,
        BodyPublishers.ofInputStream(() -> whole));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// JSON of maps whose values are texts or null.
  private static byte[] json(Map<String, ?> body) {
    Map<String, Object> plain = new LinkedHashMap<>(body);
    return Api.json(plain);
  }
}
