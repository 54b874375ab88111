package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.security.users.Grants;
import dev.vitrine.security.users.Users;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A server of its own for a test of the door, with its data in a directory of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorTest implements TestPropertyProvider {

  static final String STATEMENTS = "/api/v2/statements";

  /// An answer.
  record Reply(HttpResponse<byte[]> http, JsonNode json) {

    int status() {
      return http.statusCode();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /// What lies at a path of names and numbers; JSON's null where nothing does.
    JsonNode at(Object... path) {
      JsonNode node = json;
      for (Object step : path) {
        JsonNode next = step instanceof Integer i ? node.get(i) : node.get(step.toString());
        if (next == null) {
          return JsonNode.nullNode();
        }
        node = next;
      }
      return node;
    }

    boolean has(String field) {
      return json.get(field) != null;
    }

    String text(Object... path) {
      return at(path).coerceStringValue();
    }

    String handle() {
      return text("statementHandle");
    }

    String body() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }
  }

  @Inject EmbeddedServer server;
  @Inject JsonMapper mapper;

  @Inject Users users;
  @Inject Grants grants;
  @Inject ApiKeys keys;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> keyOf = new HashMap<>();

  /// ANNA asks unless a test says otherwise; ROOT is an administrator.
  @BeforeAll
  void registerUsers() {
    for (String user : List.of("ANNA", "BERT", "ROOT")) {
      users.create(user);
      String role = user.equals("ROOT") ? Caller.ADMIN_ROLE : "SYSADMIN";
      grants.grant(role, user);
      Purpose purpose = new Purpose(user, Optional.of(role), "test", Optional.empty());
      keyOf.put(user, keys.create(purpose).key());
    }
  }

  /// The value of `Authorization` with which the user asks.
  String credentials(String user) {
    return "Bearer " + Objects.requireNonNull(keyOf.get(user));
  }

  @Override
  public Map<String, String> getProperties() {
    try {
      Path data = Files.createTempDirectory("vitrine-door");
      data.toFile().deleteOnExit();
      Map<String, String> properties = new HashMap<>();
      properties.put("vitrine.data", data.toString());
      properties.put("spec.name", "sqlapi");
      properties.put("micronaut.server.port", "-1");
      properties.put(
          "datasources.default.url",
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.getURI() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!List.of(headers).contains("Authorization")) {
      request.header("Authorization", credentials("ANNA"));
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response, json(response));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonNode json(HttpResponse<byte[]> response) throws IOException {
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").contains("json")
            && response.body().length > 0
            && response.body()[0] == '{';
    return isJson
        ? mapper.readValue(response.body(), Argument.of(JsonNode.class))
        : JsonNode.createObjectNode(Map.of());
  }

  Reply post(String query, String body) {
    return send(
        "POST",
        STATEMENTS + query,
        body,
        "Accept",
        "application/json",
        "Content-Type",
        "application/json");
  }

  /// Submits a statement and waits for its answer.
  Reply run(String statement) {
    return post("", "{\"statement\":\"" + statement + "\"}");
  }

  Reply runAsync(String statement) {
    return post("?async=true", "{\"statement\":\"" + statement + "\"}");
  }

  Reply get(String path, String... headers) {
    String[] all = headers.length == 0 ? new String[] {"Accept", "application/json"} : headers;
    return send("GET", STATEMENTS + path, "", all);
  }

  Reply poll(String handle) {
    return get("/" + handle + "?wait=30");
  }

  Reply cancel(String handle) {
    return send("POST", STATEMENTS + "/" + handle + "/cancel", "", "Accept", "application/json");
  }
}
