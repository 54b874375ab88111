package dev.vitrine.security.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.TestServer;
import dev.vitrine.security.Tokens;
import dev.vitrine.security.password.PasswordLogin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// The two modes: what is made at first start, and what is refused.
final class StartTest {

  private static final Pattern PRINTED = Pattern.compile("vk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
  private static final String LONG_KEY = "a-long-enough-key-for-production";

  private static Map<String, Object> settings(Object... pairs) {
    Map<String, Object> settings = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put((String) pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  private static String database() {
    return "jdbc:h2:mem:"
        + UUID.randomUUID()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
  }

  private static String printedBy(Runnable work) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void firstDevelopmentStartPrintsAKeyOnce() {
    Map<String, Object> settings =
        settings("datasources.default.url", database(), "vitrine.api-key", "");
    String printed = printedBy(() -> TestServer.start(settings).close());
    Matcher key = PRINTED.matcher(printed);

    assertThat(key.find()).isTrue();
    assertThat(printed).contains("ADMIN");
    String second =
        printedBy(() -> {
          try (TestServer server = TestServer.start(settings)) {
            assertThat(server.whoami(key.group())).startsWith("ADMIN ACCOUNTADMIN");
          }
        });
    assertThat(PRINTED.matcher(second).find()).isFalse();
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void configuredCredentialsAreNeitherPrintedNorKept() {
    String database = database();
    String printed =
        printedBy(() -> {
          try (TestServer server =
              TestServer.start(
                  settings(
                      "datasources.default.url", database,
                      "vitrine.admin-user", "root",
                      "vitrine.admin-password", "first password",
                      "vitrine.api-key", "first-key"))) {
            assertThat(server.whoami("first-key")).startsWith("ROOT ACCOUNTADMIN");
            assertThat(
                    server
                        .bean(PasswordLogin.class)
                        .login("root", "first password", "127.0.0.1")
                        .caller()
                        .isAdmin())
                .isTrue();
          }
        });
    assertThat(printed).doesNotContain("first-key", "first password");

    try (TestServer server =
        TestServer.start(
            settings(
                "datasources.default.url", database,
                "vitrine.admin-user", "root",
                "vitrine.admin-password", "other password",
                "vitrine.api-key", "other-key"))) {
      assertThat(server.whoami("other-key")).startsWith("ROOT");
      assertThat(server.whoami("first-key")).isEqualTo("401");
      PasswordLogin login = server.bean(PasswordLogin.class);
      assertThat(login.login("ROOT", "other password", "127.0.0.1").caller().user())
          .isEqualTo("ROOT");
      assertThatThrownBy(() -> login.login("root", "first password", "127.0.0.1"))
          .isInstanceOf(AuthenticationFailure.class);
    }
  }

  @Test
  void mockUserIsForRequestsWithoutCredentials() {
    try (TestServer server = TestServer.start(settings("vitrine.auth.mock-user", "admin"))) {
      assertThat(server.send(server.request("/test/whoami")).body())
          .isEqualTo(
              "ADMIN ACCOUNTADMIN [ACCOUNTADMIN, SYSADMIN, SECURITYADMIN, USERADMIN, PUBLIC]"
                  + " ANONYMOUS");
      assertThat(server.whoami("nonsense")).isEqualTo("401");
    }
  }

  @Test
  void developmentListensOnLoopbackOnly() {
    assertThatThrownBy(() -> TestServer.start(settings("micronaut.server.host", "0.0.0.0")))
        .hasStackTraceContaining("development mode listens on loopback only");

    TestServer.start(settings("micronaut.server.host", "0.0.0.0", "vitrine.bind-any", true))
        .close();
  }

  @Test
  void productionNamesEveryProblemAtOnce() {
    assertThatThrownBy(() ->
            TestServer.start(
                settings(
                    "vitrine.mode", "production",
                    "vitrine.api-key", "short",
                    "vitrine.auth.mock-user", "admin",
                    "vitrine.bind-any", true,
                    "vitrine.account", "*",
                    "vitrine.cors-origins", "*",
                    "vitrine.auth.jwks", "http://idp.example/jwks",
                    "vitrine.admin-password", "short")))
        .hasStackTraceContaining("refusing to start in production mode")
        .hasStackTraceContaining("VITRINE_API_KEY is set but")
        .hasStackTraceContaining("VITRINE_API_KEY needs at least 24 characters")
        .hasStackTraceContaining("VITRINE_ADMIN_PASSWORD needs at least 12 characters")
        .hasStackTraceContaining("mock-user is for development only")
        .hasStackTraceContaining("vitrine.bind-any is for development only")
        .hasStackTraceContaining("vitrine.account must name accounts")
        .hasStackTraceContaining("vitrine.cors-origins must list whole origins")
        .hasStackTraceContaining("vitrine.auth.jwks must be a file, https");
  }

  @Test
  void productionNeedsAWayToAuthenticate() {
    assertThatThrownBy(
            () -> TestServer.start(settings("vitrine.mode", "production", "vitrine.api-key", "")))
        .hasStackTraceContaining("no way to authenticate is configured");
  }

  @Test
  void shortSecretStopsTheStart() {
    assertThatThrownBy(() -> TestServer.start(settings("vitrine.auth.jwt-secret", "too short")))
        .hasStackTraceContaining("at least 32 bytes");
  }

  @Test
  void productionRefusesApiKeysUnlessAllowed() {
    String database = database();
    try (TestServer server =
        TestServer.start(
            settings(
                "datasources.default.url",
                database,
                "vitrine.mode",
                "production",
                "vitrine.auth.allow-api-key-auth",
                true,
                "vitrine.api-key",
                LONG_KEY))) {
      assertThat(server.whoami(LONG_KEY)).startsWith("ADMIN");
      assertThat(server.send(server.request("/test/open")).statusCode()).isEqualTo(401);
      assertThat(
              server
                  .send(server.request("/test/nobody").header("Origin", "http://localhost:3000"))
                  .headers()
                  .firstValue("Access-Control-Allow-Origin"))
          .isEmpty();
    }
    try (TestServer server =
        TestServer.start(
            settings(
                "datasources.default.url",
                database,
                "vitrine.mode",
                "production",
                "vitrine.api-key",
                "",
                "vitrine.auth.jwt-secret",
                Tokens.SECRET))) {
      assertThat(server.whoami(Tokens.hs256(Tokens.claims()))).startsWith("ADMIN");
      assertThat(
              server
                  .send(server.request("/test/whoami").header("X-API-Key", LONG_KEY))
                  .statusCode())
          .isEqualTo(401);
    }
  }
}
