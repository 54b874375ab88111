package dev.vitrine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.TestServer;
import dev.vitrine.security.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AdminTest {

  private static final Pattern KEY = Pattern.compile("\"key\":\"(vk_[^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static TestServer server;
  private static String plainKey;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    assertThat(admin("POST", "/users", "{\"name\":\"plain\"}").statusCode()).isEqualTo(201);
    plainKey = group(KEY, admin("POST", "/api-keys", "{\"user\":\"plain\",\"label\":\"x\"}"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> admin(String method, String path, String body) {
    return call(TestServer.API_KEY, method, "/api/v2/admin" + path, body);
  }

  private static HttpResponse<String> call(String key, String method, String path, String body) {
    HttpRequest.Builder request = server.authorised(path, key);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return server.send(
        request.method(
            method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static String group(Pattern pattern, HttpResponse<String> response) {
    Matcher matcher = pattern.matcher(response.body());
    assertThat(matcher.find()).as(response.body()).isTrue();
    return matcher.group(1);
  }

  @Test
  void userIsMadeWithRolesAndDefaults() {
    admin("POST", "/roles", "{\"name\":\"analyst\"}");

    HttpResponse<String> made =
        admin(
            "POST",
            "/users",
            """
            {"name":"alice","password":"a long password","roles":["analyst"],
             "defaultRole":"analyst","defaultWarehouse":"compute_wh"}\
            """);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body())
        .contains(
            "\"name\":\"ALICE\"",
            "\"roles\":[\"ANALYST\",\"PUBLIC\"]",
            "\"defaultWarehouse\":\"COMPUTE_WH\"",
            "\"hasPassword\":true")
        .doesNotContain("a long password", "pbkdf2");
    String key = group(KEY, admin("POST", "/api-keys", "{\"user\":\"alice\"}"));
    assertThat(server.whoami(key)).isEqualTo("ALICE ANALYST [ANALYST, PUBLIC] API_KEY COMPUTE_WH");
  }

  @Test
  void secondUserOfANameIsAConflict() {
    assertThat(admin("POST", "/users", "{\"name\":\"PLAIN\"}").statusCode()).isEqualTo(409);
    assertThat(admin("POST", "/roles", "{\"name\":\"public\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void missingUserOrRoleIsNotFound() {
    assertThat(admin("GET", "/users/nobody", "").statusCode()).isEqualTo(404);
    assertThat(admin("PUT", "/users/plain/roles/nothing", "").statusCode()).isEqualTo(404);
    assertThat(admin("DELETE", "/api-keys/nothing", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST  | /users                | {\"name\":\"x\",\"isAdmin\":true}  | isAdmin",
        "POST  | /users                | {\"name\":\"x\",\"createdOn\":1}   | createdOn",
        "PATCH | /users/plain          | {\"owner\":\"x\"}                  | owner",
        "PUT   | /users/plain/password | {\"password\":\"long enough\",\"hash\":1} | hash",
        "POST  | /api-keys             | {\"revokedOn\":null}               | revokedOn",
        "POST  | /roles                | {\"name\":\"x\",\"members\":[]}    | members"
      })
  void unknownFieldIsRefusedByName(String method, String path, String body, String field) {
    HttpResponse<String> response = admin(method, path, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /users | {\"name\":\"anonymous/x\"} | 201",
        "POST | /users | {\"name\":\"\\\"anonymous/x\\\"\"} | 400",
        "POST | /users | {\"name\":\"  \"} | 400",
        "POST | /users | {\"name\":\"a\\u0000b\"} | 400",
        "POST | /users | {\"name\":\"short\",\"password\":\"short\"} | 400",
        "POST | /users | {} | 400",
        "POST | /users | {\"name\":null} | 400",
        "POST | /users | [] | 400",
        "POST | /users | `` | 400",
        "POST | /roles | {} | 400",
        "PUT | /users/plain/password | {} | 400",
        "PUT | /users/plain/public-keys/1 | {} | 400",
        "POST | /users | {\"name\":7 | 400",
        "POST | /api-keys | {\"expiresInSeconds\":-1} | 400",
        "POST | /api-keys | {\"user\":\"plain\",\"role\":\"SYSADMIN\"} | 403",
        "PUT  | /users/plain/public-keys/3 | {\"publicKey\":\"x\"} | 400",
        "PUT  | /users/plain/public-keys/1 | {\"publicKey\":\"x\"} | 400",
        "PATCH | /users/admin | {\"disabled\":true} | 400",
        "DELETE | /users/admin/roles/accountadmin | `` | 400",
        "DELETE | /users/plain/roles/public | `` | 400"
      })
  void oddRequestsAreAnswered(String method, String path, String body, int status) {
    assertThat(admin(method, path, body).statusCode()).as(path + body).isEqualTo(status);
  }

  @Test
  void userWhosePasswordWasRefusedIsNotMade() {
    admin("POST", "/users", "{\"name\":\"half\",\"password\":\"short\"}");

    assertThat(admin("GET", "/users/half", "").statusCode()).isEqualTo(404);
  }

  static Stream<Arguments> verbs() {
    return Stream.of(
        Arguments.of("GET", "/users", ""),
        Arguments.of("GET", "/users/ADMIN", ""),
        Arguments.of("GET", "/users/nobody", ""),
        Arguments.of("POST", "/users", "{\"name\":\"mine\"}"),
        Arguments.of("POST", "/users", "{\"nonsense\":1}"),
        Arguments.of("PATCH", "/users/ADMIN", "{\"disabled\":true}"),
        Arguments.of("PUT", "/users/ADMIN/password", "{\"password\":\"taken over\"}"),
        Arguments.of("DELETE", "/users/ADMIN/password", ""),
        Arguments.of("PUT", "/users/PLAIN/roles/ACCOUNTADMIN", ""),
        Arguments.of("PUT", "/users/ADMIN/public-keys/1", "{\"publicKey\":\"x\"}"),
        Arguments.of("GET", "/roles", ""),
        Arguments.of("POST", "/roles", "{\"name\":\"mine\"}"),
        Arguments.of("GET", "/api-keys", ""),
        Arguments.of("POST", "/api-keys", "{\"user\":\"ADMIN\"}"),
        Arguments.of("DELETE", "/api-keys/configured", ""));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void plainUserLearnsNothingFromAdminVerbs(String method, String path, String body) {
    HttpResponse<String> response = call(plainKey, method, "/api/v2/admin" + path, body);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .isEqualTo(
            "{\"code\":\"390420\",\"sqlState\":\"42501\",\"message\":\"Insufficient privileges for"
                + " this operation.\"}");
    assertThat(call("nonsense", method, "/api/v2/admin" + path, body).statusCode()).isEqualTo(401);
  }

  @Test
  void publicKeyIsRegisteredAndTakenAway() {
    admin("POST", "/users", "{\"name\":\"keyed\"}");
    String pem = Tokens.pem(Tokens.RSA).replace("\n", "\\n");

    HttpResponse<String> set =
        admin("PUT", "/users/keyed/public-keys/1", "{\"publicKey\":\"" + pem + "\"}");

    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(set.body()).startsWith("{\"fingerprint\":\"SHA256:");
    assertThat(admin("GET", "/users/keyed", "").body()).contains("\"rsaPublicKeyFp\":\"SHA256:");
    assertThat(admin("DELETE", "/users/keyed/public-keys/1", "").statusCode()).isEqualTo(204);
    assertThat(admin("GET", "/users/keyed", "").body()).doesNotContain("rsaPublicKeyFp");
  }

  @Test
  void disabledUsersKeysNoLongerOpen() {
    admin("POST", "/users", "{\"name\":\"leaver\"}");
    String key = group(KEY, admin("POST", "/api-keys", "{\"user\":\"leaver\"}"));
    assertThat(server.whoami(key)).startsWith("LEAVER");

    admin("PATCH", "/users/leaver", "{\"disabled\":true}");
    assertThat(server.whoami(key)).isEqualTo("401");
    admin("PATCH", "/users/leaver", "{\"disabled\":false}");

    assertThat(server.whoami(key)).startsWith("LEAVER");
  }

  @Test
  void grantTakesEffectAtOnce() {
    admin("POST", "/users", "{\"name\":\"riser\"}");
    String key = group(KEY, admin("POST", "/api-keys", "{\"user\":\"riser\"}"));
    assertThat(server.whoami(key)).contains("[PUBLIC]");

    admin("PUT", "/users/riser/roles/sysadmin", "");
    assertThat(server.whoami(key)).contains("[PUBLIC, SYSADMIN]");
    admin("DELETE", "/users/riser/roles/sysadmin", "");

    assertThat(server.whoami(key)).contains("[PUBLIC]");
  }

  @Test
  void everyoneManagesTheirOwnKeys() {
    HttpResponse<String> made = call(plainKey, "POST", "/api/v2/api-keys", "{\"label\":\"mine\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    String key = group(KEY, made);
    assertThat(server.whoami(key)).startsWith("PLAIN");

    HttpResponse<String> list = call(plainKey, "GET", "/api/v2/api-keys", "");
    assertThat(list.body()).contains("\"label\":\"mine\"").doesNotContain(key, "\"ADMIN\"", "hash");

    assertThat(call(plainKey, "DELETE", "/api/v2/api-keys/" + group(ID, made), "").statusCode())
        .isEqualTo(204);
    assertThat(server.whoami(key)).isEqualTo("401");
  }

  @Test
  void othersKeysAreLikeNone() {
    HttpResponse<String> others = admin("POST", "/api-keys", "{\"label\":\"the admin's\"}");

    HttpResponse<String> known =
        call(plainKey, "DELETE", "/api/v2/api-keys/" + group(ID, others), "");
    HttpResponse<String> unknown =
        call(plainKey, "DELETE", "/api/v2/api-keys/0123456789abcdef", "");

    assertThat(known.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(server.whoami(group(KEY, others))).startsWith("ADMIN");
    assertThat(call(plainKey, "POST", "/api/v2/api-keys", "{\"user\":\"ADMIN\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void restrictedKeyDoesNotMakeABetterOne() {
    String restricted = group(KEY, admin("POST", "/api-keys", "{\"role\":\"SYSADMIN\"}"));

    assertThat(call(restricted, "GET", "/api/v2/admin/users", "").statusCode()).isEqualTo(403);
    assertThat(call(restricted, "POST", "/api/v2/api-keys", "{}").statusCode()).isEqualTo(403);
    assertThat(
            call(restricted, "POST", "/api/v2/api-keys", "{\"role\":\"ACCOUNTADMIN\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(call(restricted, "POST", "/api/v2/api-keys", "{\"role\":\"SYSADMIN\"}").statusCode())
        .isEqualTo(201);
  }
}
