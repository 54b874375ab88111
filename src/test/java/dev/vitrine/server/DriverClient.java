package dev.vitrine.server;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Speaks the drivers' protocol with nothing of a driver in between.
final class DriverClient {

  static final String PASSWORD = "a password for tests";

  private static final ObjectMapper JSON = ObjectMapper.getDefault();

  private final HttpClient http = HttpClient.newHttpClient();
  private final RealServer server;
  private String token = "None";
  private String master = "None";

  DriverClient(RealServer server) {
    this.server = server;
  }

  /// An answer.
  record Answer(int status, Map<String, Object> json) {

    Object at(Object... path) {
      Object found = json;
      for (Object step : path) {
        found =
            step instanceof Integer i
                ? ((List<?>) found).get(i)
                : found instanceof Map<?, ?> map ? map.get(step) : null;
      }
      return found;
    }

    boolean success() {
      return Boolean.TRUE.equals(json.get("success"));
    }

    String code() {
      return String.valueOf(json.get("code"));
    }

    String id() {
      return String.valueOf(at("data", "queryId"));
    }

    Object rows() {
      return at("data", "rowset");
    }

    Object parameter(String name) {
      return ((List<?>) at("data", "parameters"))
          .stream()
              .map(entry -> (Map<?, ?>) entry)
              .filter(entry -> name.equals(entry.get("name")))
              .findFirst()
              .map(entry -> (Object) entry.get("value"))
              .orElse(null);
    }
  }

  static DriverClient of(RealServer server, String user) {
    DriverClient client = new DriverClient(server);
    Answer answer = client.login(user, "PASSWORD", PASSWORD);
    if (!answer.success()) {
      throw new AssertionError("no login: " + answer);
    }
    return client;
  }

  /// @param more names and values of the login's `data`
  Answer login(String user, String... more) {
    return loginWith("", user, more);
  }

  /// @param query of the address, such as `&databaseName=D`
  Answer loginWith(String query, String user, String... more) {
    Map<String, Object> data = new HashMap<>();
    data.put("CLIENT_APP_ID", "JavaScript");
    data.put("ACCOUNT_NAME", "any");
    data.put("LOGIN_NAME", user);
    for (int i = 0; i < more.length; i += 2) {
      data.put(more[i], more[i + 1]);
    }
    Answer answer =
        post("/session/v1/login-request?requestId=" + newId() + query, Map.of("data", data));
    if (answer.success()) {
      token = String.valueOf(answer.at("data", "token"));
      master = String.valueOf(answer.at("data", "masterToken"));
    }
    return answer;
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  Answer renew() {
    String before = token;
    token = master;
    Answer answer =
        post(
            "/session/token-request?requestId=" + newId(),
            Map.of("oldSessionToken", before, "requestType", "RENEW"));
    token = answer.success() ? String.valueOf(answer.at("data", "sessionToken")) : before;
    return answer;
  }

  /// The same session at the same server after its restart.
  DriverClient at(RealServer restarted) {
    DriverClient client = new DriverClient(restarted);
    client.token = token;
    client.master = master;
    return client;
  }

  /// Another client that shows this as its session token.
  DriverClient showing(String shown) {
    DriverClient client = new DriverClient(server);
    client.token = shown;
    return client;
  }

  String token() {
    return token;
  }

  String master() {
    return master;
  }

  Answer query(String sql) {
    return query(sql, newId(), Map.of());
  }

  Answer query(String sql, String requestId, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("sqlText", sql);
    return post("/queries/v1/query-request?requestId=" + requestId, body);
  }

  /// Starts a statement, when no other runs any more, and hangs up when the server has it.
  void hangUpOn(String sql, String requestId) {
    byte[] body = bytes(Map.of("sqlText", sql));
    String head =
        "POST /queries/v1/query-request?requestId=%s HTTP/1.1\r\nHost: here\r\nAuthorization: Snowflake Token=\"%s\"\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(requestId, token, body.length);
    RealServer.eventually("nothing runs", () -> server.statements().running() == 0);
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      RealServer.eventually("it runs", () -> server.statements().running() > 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// What monitoring says of a statement; empty when it knows none.
  String status(String id) {
    List<?> queries = (List<?>) get("/monitoring/queries/" + id).at("data", "queries");
    return queries.isEmpty() ? "" : String.valueOf(((Map<?, ?>) queries.getFirst()).get("status"));
  }

  Answer result(String id) {
    return get("/queries/" + id + "/result");
  }

  Answer logout() {
    return post("/session?delete=true", Map.of());
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(server.base() + path)).GET());
  }

  Answer post(String path, Map<String, Object> body) {
    return post(path, bytes(body), "Content-Type", "application/json");
  }

  Answer post(String path, byte[] body, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static byte[] bytes(Map<String, Object> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Answer send(HttpRequest.Builder request) {
    Api.Answer answer =
        Api.answer(
            http,
            request
                .timeout(Duration.ofMinutes(2))
                .header("Accept", "application/snowflake")
                .header("Authorization", "Snowflake Token=\"" + token + "\""));
    return new Answer(answer.status(), answer.json());
  }
}
