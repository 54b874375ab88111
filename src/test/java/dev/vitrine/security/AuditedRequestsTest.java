package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What real requests leave in the audit log.
final class AuditedRequestsTest {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("vitrine.audit");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage());
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    LOG.setLevel(Level.INFO);
    LOG.setAdditive(false);
    LOG.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    LOG.detachAppender(appender);
    LOG.setLevel(Level.OFF);
  }

  private List<String> linesWith(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  @Test
  void failuresAreRecordedEachAndSuccessesOnce() {
    try (TestServer server = TestServer.start(Map.of("vitrine.auth.jwt-secret", Tokens.SECRET))) {
      for (int i = 0; i < 3; i++) {
        server.whoami(Tokens.hs256(Tokens.claims().jwtID("" + i)));
        server.send(
            server
                .authorised("/test/whoami", Tokens.hs256(Tokens.claims().subject("nobody")))
                .header("X-Request-Id", "audited-" + i));
      }

      assertThat(linesWith("\"method\":\"jwt\"")).hasSize(1);
      List<String> refused = linesWith("\"reason\":\"unknown_user\"");
      assertThat(refused).hasSize(3);
      assertThat(refused.getFirst())
          .contains("\"event\":\"login\"", "\"outcome\":\"refused\"", "\"requestId\":\"audited-0\"")
          .contains("\"ip\":\"127.0.0.1\"", "\"path\":\"/test/whoami\"")
          .doesNotContain("eyJ");
      MeterRegistry meters = server.bean(MeterRegistry.class);
      assertThat(meters.counter("vitrine.auth.failure", "reason", "unknown_user").count())
          .isEqualTo(3);
      assertThat(meters.counter("vitrine.auth.success", "method", "jwt").count()).isEqualTo(3);
    }
  }

  @Test
  void adminActsAreRecordedWithoutSecrets() {
    try (TestServer server = TestServer.start(Map.of())) {
      server.send(
          server
              .authorised("/api/v2/admin/users", TestServer.API_KEY)
              .header("Content-Type", "application/json")
              .POST(
                  java.net.http.HttpRequest.BodyPublishers.ofString(
                      "{\"name\":\"x\",\"password\":\"very secret\"}")));

      assertThat(linesWith("\"act\":\"create user\""))
          .singleElement()
          .asString()
          .contains("\"caller\":\"ADMIN\"", "\"target\":\"X\"", "\"event\":\"admin\"");
      assertThat(lines).noneMatch(line -> line.contains("very secret"));
      assertThat(lines).noneMatch(line -> line.contains(TestServer.API_KEY));
    }
  }
}
