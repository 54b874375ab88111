package dev.vitrine.server;

import static dev.vitrine.server.NotebookClient.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.users.Users;
import dev.vitrine.server.Api.Answer;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notebooks in production: nobody without credentials, and a WebSocket says who it is first.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookProductionTest {

  private static RealServer server;
  private static NotebooksDoor admin;

  @BeforeAll
  static void start() {
    server = server("1m");
    admin = bearing(RealServer.key());
  }

  private static RealServer server(String authenticateWithin) {
    return RealServer.start(
        "vitrine.mode", "production",
        "vitrine.auth.allow-api-key-auth", "true",
        "vitrine.admin-password", "Correct-horse-9-battery",
        "vitrine.cors-origins", "https://app.example.com",
        "vitrine.notebooks.ping-every", "200ms",
        "vitrine.notebooks.authenticate-within", authenticateWithin);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static NotebooksDoor bearing(String key, String... more) {
    String[] headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + key;
    System.arraycopy(more, 0, headers, 2, more.length);
    return new NotebooksDoor(server.base(), headers);
  }

  private static NotebooksDoor nameless() {
    return new NotebooksDoor(server.base(), "X-User-Id", "ben");
  }

  @Test
  void whoHasNoCredentialsIsRefused() {
    Answer refused = nameless().post("");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json())
        .isEqualTo(Map.of("detail", "Credentials are missing, wrong or expired"));
    assertThat(bearing("wrong").get("").status()).isEqualTo(401);
    assertThat(admin.get("").status()).isEqualTo(200);
  }

  @Test
  void aSocketSaysWhoItIsFirst() {
    String id = admin.create();
    String cell = admin.cell(id, "markdown", "x");
    try (NotebookClient client = nameless().open(id)) {
      client.run(cell);
      assertThat(client.closeReason()).isEqualTo("1008 Authentication required");
    }
    try (NotebookClient client = nameless().open(id)) {
      client.raw("nonsense");
      assertThat(client.closeReason()).isEqualTo("1008 Authentication required");
    }
    try (NotebookClient client = nameless().open(id)) {
      client.say("authenticate");
      assertThat(client.closeReason()).isEqualTo("1008 Authentication required");
    }
    try (NotebookClient client = nameless().open(id)) {
      client.say("authenticate", "userId", "ADMIN");
      assertThat(client.closeReason()).isEqualTo("1008 Authentication required");
    }
    try (NotebookClient client = nameless().open(id)) {
      client.say("authenticate", "token", "vk_wrong");
      assertThat(client.closeReason()).isEqualTo("1008 Authentication failed");
    }
    try (NotebookClient client = nameless().open(id)) {
      client.say("authenticate", "token", RealServer.key());
      assertThat(client.next()).isEqualTo(Map.of("type", "authenticated"));
      assertThat(NotebookClient.words(client.ran(cell))).contains("status success");
    }
  }

  @Test
  void aSocketThatSaysNothingEnds() {
    try (RealServer hasty = server("1s");
        NotebookClient client =
            new NotebooksDoor(hasty.base(), "X-User-Id", "ben").open("nb_of_nobody")) {
      assertThat(client.closeReason()).isEqualTo("1008 Authentication required");
    }
  }

  @Test
  void whatIsSaidAtOnceIsHeard() {
    for (int i = 0; i < 200; i++) {
      try (NotebookClient client = admin.open()) {
        client.say("authenticate");
        assertThat(client.next()).isEqualTo(Map.of("type", "authenticated"));
      }
    }
  }

  @Test
  void credentialsOfTheRequestAreTakenWhenTheMessageComes() {
    String id = admin.create();
    String cell = admin.cell(id, "markdown", "x");
    try (NotebookClient client = admin.open(id)) {
      client.run(cell);
      assertThat(client.closeReason()).isEqualTo("1008 Authentication required");
    }
    try (NotebookClient client = admin.open(id).authenticate()) {
      assertThat(NotebookClient.words(client.ran(cell))).contains("status success");
    }
  }

  /// Of a new user.
  private static ApiKeys.Issued key(String user) {
    server.user(user, "PUBLIC");
    return server
        .bean(ApiKeys.class)
        .create(new ApiKeys.Purpose(user, Optional.empty(), "nb", Optional.empty()));
  }

  @Test
  void aSocketThatOnlyWatchesEndsWithItsCredentials() {
    ApiKeys.Issued key = key("NB_LEAVER");
    ApiKeys.Issued stays = key("NB_STAYER");
    String id = bearing(key.key()).create();
    try (NotebookClient byMessage = nameless().open(id);
        NotebookClient byHeader = bearing(key.key()).open(id).authenticate();
        NotebookClient other = bearing(stays.key()).open().authenticate()) {
      byMessage.say("authenticate", "token", key.key());
      assertThat(byMessage.next()).isEqualTo(Map.of("type", "authenticated"));

      server.bean(ApiKeys.class).revoke(key.row().id());

      assertThat(byMessage.closeReason()).isEqualTo("1008 Credentials have ended");
      assertThat(byHeader.closeReason()).isEqualTo("1008 Credentials have ended");
      other.authenticate();
    }
  }

  @Test
  void aSocketOfADisabledUserEnds() {
    ApiKeys.Issued key = key("NB_DISABLED");
    try (NotebookClient client = bearing(key.key()).open().authenticate()) {
      server.bean(Users.class).setDisabled("NB_DISABLED", true);

      assertThat(client.closeReason()).isEqualTo("1008 Credentials have ended");
    }
  }

  @Test
  void nobodySeesAnothersNotebook() {
    String id = admin.create();
    String key = key("NB_READER").key();
    NotebooksDoor other = bearing(key);

    assertThat(other.get("/" + id).status()).isEqualTo(404);
    assertThat(other.delete("/" + id).status()).isEqualTo(404);
    try (NotebookClient client = other.open(id)) {
      client.say("authenticate");
      assertThat(client.closeReason()).isEqualTo("1008 Notebook not found");
    }
    try (NotebookClient client = nameless().open(id)) {
      client.say("authenticate", "token", key);
      assertThat(client.closeReason()).isEqualTo("1008 Notebook not found");
    }
    assertThat(other.get("").at("notebooks")).asList().isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:s3cr3t@db.example.com/db",
        "postgresql://u:s3cr3t@127.0.0.1/db",
        "postgresql://u:s3cr3t@localhost/db",
        "mysql://u:s3cr3t@[::1]/db"
      })
  void connectionStringsReachNoHostThatIsNotNamed(String written) {
    String id = admin.create();
    Answer refused = admin.connect(id, written);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("detail")).contains("cannot go to the host");
    assertThat(refused.body()).doesNotContain("s3cr3t");
  }

  @Test
  void pagesOfTheConfiguredOriginMayAndOthersMayNot() {
    String key = RealServer.key();
    try (NotebookClient client = bearing(key, "Origin", "https://app.example.com").open()) {
      client.say("authenticate");
      assertThat(is(client.next(), "authenticated")).isTrue();
    }
    try (NotebookClient client = bearing(key, "Origin", server.base()).open()) {
      client.say("authenticate");
      assertThat(is(client.next(), "authenticated")).isTrue();
    }
    for (String origin : new String[] {"http://localhost:3000", "https://evil.example"}) {
      assertThatThrownBy(() -> bearing(key, "Origin", origin).open())
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
      assertThat(bearing(key, "Origin", origin).post("").status()).isEqualTo(403);
    }
  }
}
