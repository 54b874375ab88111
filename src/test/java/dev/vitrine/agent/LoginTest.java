package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.RealServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may ask, and how a browser says who it is.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LoginTest {

  private static AgentServer agent;

  @BeforeAll
  static void start() {
    agent =
        AgentServer.start(
            "vitrine.limits.failed-logins-per-address", "1000", "vitrine.agent.sessions", "1000");
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  private static AgentClient nobody() {
    return new AgentClient(agent.base());
  }

  private static AgentClient.Answer login(AgentClient client, String user, String password) {
    return client.post(
        "/api/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
  }

  @Test
  void everyPathButHealthAndLoginWantsCredentials() {
    for (String path :
        List.of(
            "/api/queries",
            "/api/queries/1",
            "/api/queries/1/results",
            "/api/queries/1/export",
            "/api/queries/1/chart",
            "/api/queries/1/chart.html",
            "/api/queries/templates",
            "/api/queries/templates/1",
            "/api/queries/schedules",
            "/api/queries/schedules/1",
            "/api/auth/me",
            "/api/admin/metrics",
            "/api/admin/feedback")) {
      assertThat(nobody().get(path).status()).as(path).isEqualTo(401);
    }
    for (String path :
        List.of(
            "/api/queries",
            "/api/queries/1/execute",
            "/api/queries/1/rerun",
            "/api/queries/1/cancel",
            "/api/queries/1/feedback",
            "/api/queries/templates",
            "/api/queries/templates/1/run",
            "/api/queries/schedules",
            "/api/queries/schedules/1/enable",
            "/api/admin/schema/refresh",
            "/api/admin/feedback/1/accept")) {
      assertThat(nobody().post(path, "{}").status()).as(path).isEqualTo(401);
    }
    assertThat(nobody().get("/api/health").status()).isEqualTo(200);
  }

  @Test
  void aLoginIsACookieThatScriptsAndOtherSitesDoNotGet() {
    String name = agent.newUser();

    AgentClient.Answer answer = login(nobody(), name, AgentServer.PASSWORD);
    String cookie = answer.header("Set-Cookie");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("username", name);
    assertThat(answer.body()).doesNotContain(cookie.split("[=;]", 3)[1]);
    assertThat(cookie)
        .matches("session_token=[A-Za-z0-9_-]{43};.*")
        .contains("HttpOnly", "SameSite=Strict", "Path=/api", "Max-Age=43200")
        .doesNotContain("Secure");
    assertThat(agent.login(name).get("/api/auth/me").json()).containsEntry("username", name);
  }

  @Test
  void wrongPasswordsAndUnknownUsersAreToldAlike() {
    String name = agent.newUser();

    AgentClient.Answer wrong = login(nobody(), name, "wrong password");
    AgentClient.Answer unknown = login(nobody(), "NOBODY_AT_ALL", "wrong password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.header("Set-Cookie")).isEmpty();
    assertThat(wrong.text("message").replaceAll("[0-9a-f-]{36}", "id"))
        .isEqualTo(unknown.text("message").replaceAll("[0-9a-f-]{36}", "id"));
    assertThat(nobody().post("/api/auth/login", "{\"username\":\"x\"}").status()).isEqualTo(400);
    assertThat(nobody().post("/api/auth/login", "x").status()).isEqualTo(400);
  }

  @Test
  void logoutEndsTheSession() {
    AgentClient user = agent.user();

    AgentClient.Answer answer = user.post("/api/auth/logout");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("session_token=;")
        .contains("Max-Age=0", "HttpOnly", "SameSite=Strict");
    assertThat(user.get("/api/queries").status()).isEqualTo(401);
    assertThat(nobody().post("/api/auth/logout").status()).isEqualTo(200);
  }

  @Test
  void aCookieOfAnotherSitesPageChangesNothing() {
    AgentClient user = agent.user();
    String body = "{\"natural_language_query\":\"?\"}";

    for (AgentClient forged :
        List.of(
            user.with("Origin", "https://evil.example"),
            user.with("Origin", "null"),
            user.with("Origin", "http://127.0.0.1.evil.example:" + agent.server().port()),
            user.with("Sec-Fetch-Site", "cross-site"),
            user.with("Sec-Fetch-Site", "same-site"))) {
      assertThat(forged.post("/api/queries", body).status()).isEqualTo(403);
      assertThat(forged.post("/api/queries/1/execute").status()).isEqualTo(403);
      assertThat(forged.delete("/api/queries/1/favourite").status()).isEqualTo(403);
      assertThat(forged.post("/api/auth/logout").status()).isEqualTo(403);
    }
    assertThat(
            nobody()
                .with("Origin", "https://evil.example")
                .post("/api/auth/login", "{\"username\":\"A\",\"password\":\"B\"}")
                .status())
        .isEqualTo(403);
    assertThat(user.with("Origin", agent.base()).get("/api/queries").status()).isEqualTo(200);
    assertThat(user.with("Origin", agent.base()).post("/api/queries", "{}").status())
        .isEqualTo(400);
    assertThat(user.with("Sec-Fetch-Site", "same-origin").post("/api/queries", "{}").status())
        .isEqualTo(400);
  }

  @Test
  void theCookieIsForThisDoorAlone() {
    AgentClient user = agent.user();

    assertThat(user.post("/api/v2/statements", "{\"statement\":\"select 1\"}").status())
        .isEqualTo(401);
    assertThat(user.get("/api/v2/api-keys").status()).isEqualTo(401);
  }

  @Test
  void madeUpCookiesAreNoCredentials() {
    for (String value : List.of("", "x", "A".repeat(43), "A".repeat(5000), "%00", "..")) {
      assertThat(nobody().with("Cookie", "session_token=" + value).get("/api/queries").status())
          .isIn(401, 400);
    }
  }

  @Test
  void apiKeysAndOtherBearersWorkAsEverywhere() {
    assertThat(agent.admin().get("/api/queries").status()).isEqualTo(200);
    assertThat(nobody().with("Authorization", "Bearer nonsense").get("/api/queries").status())
        .isEqualTo(401);
    assertThat(agent.user().with("X-API-Key", "nonsense").get("/api/queries").status())
        .isEqualTo(401);
  }

  @Test
  void whoIsNoAdministratorHasNoAdministratorsPaths() {
    AgentClient user = agent.user();

    assertThat(user.get("/api/admin/metrics").status()).isEqualTo(403);
    assertThat(user.get("/api/admin/feedback").status()).isEqualTo(403);
    assertThat(user.post("/api/admin/schema/refresh").status()).isEqualTo(403);
    assertThat(user.post("/api/admin/feedback/1/accept").status()).isEqualTo(403);
    assertThat(agent.admin().get("/api/admin/metrics").status()).isEqualTo(200);
  }

  @Test
  void aDisabledUserIsOut() {
    String name = agent.newUser();
    AgentClient user = agent.login(name);
    assertThat(user.get("/api/queries").status()).isEqualTo(200);

    agent.server().bean(Users.class).setDisabled(name, true);

    RealServer.eventually("the session is over", () -> user.get("/api/queries").status() == 401);
  }
}
