package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

  @Test
  void callerWhoAsksTooOftenIsToldWhenToComeBack() {
    try (TestServer server =
        TestServer.start(
            Map.of("vitrine.limits.requests-per-second", 1, "vitrine.limits.request-burst", 3))) {
      HttpResponse<String> last = null;
      for (int i = 0; i < 20; i++) {
        last = server.send(server.authorised("/test/whoami", TestServer.API_KEY));
      }

      assertThat(last).isNotNull();
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(last.headers().firstValue("Retry-After")).contains("1");
      assertThat(last.body()).contains("\"code\":\"390505\"");
      assertThat(server.send(server.request("/test/nobody")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void strangersAreLimitedByAddress() {
    try (TestServer server =
        TestServer.start(
            Map.of(
                "vitrine.limits.anonymous-requests-per-second", 1,
                "vitrine.limits.anonymous-request-burst", 3))) {
      int status = 0;
      for (int i = 0; i < 20; i++) {
        status = server.send(server.request("/test/nobody")).statusCode();
      }

      assertThat(status).isEqualTo(429);
      assertThat(server.whoami(TestServer.API_KEY)).startsWith("ADMIN");
    }
  }

  @Test
  void guessingIsSlowedDownPerAddress() {
    try (TestServer server =
        TestServer.start(
            Map.of(
                "vitrine.limits.failed-logins-per-address",
                3,
                "vitrine.auth.jwt-secret",
                Tokens.SECRET))) {
      String known = Tokens.hs256(Tokens.claims());
      assertThat(server.whoami(known)).startsWith("ADMIN");
      for (int i = 0; i < 12; i++) {
        server.whoami("guess-" + i);
      }

      HttpResponse<String> response = server.send(server.authorised("/test/whoami", "guess"));

      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      assertThat(server.whoami(known)).startsWith("ADMIN");
    }
  }
}
