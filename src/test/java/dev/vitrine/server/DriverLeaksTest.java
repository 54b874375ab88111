package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.vitrine.repository.DriverSessionRepository;
import dev.vitrine.security.users.Users;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What is left of clients that go away in the middle: nothing.
class DriverLeaksTest {

  private static final int MOST_SESSIONS = 5;

  private static RealServer server;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.driver.max-sessions-per-user", "" + MOST_SESSIONS,
            "vitrine.limits.failed-logins-per-user", "100000",
            "vitrine.limits.failed-logins-per-address", "100000");
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] login(String password) {
    String body =
        "{\"data\":{\"LOGIN_NAME\":\"ADMIN\",\"PASSWORD\":\"%s\",\"ACCOUNT_NAME\":\"any\",\"CLIENT_APP_ID\":\"Go\"}}"
            .formatted(password);
    String head =
        "POST /session/v1/login-request HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length());
    return (head + body).getBytes(UTF_8);
  }

  /// Sends the first bytes of a request and hangs up, with a reset every other time.
  private static void aborted(byte[] request, int bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      if (bytes % 2 == 0) {
        socket.setSoLinger(true, 0);
      }
      socket.getOutputStream().write(request, 0, bytes);
      socket.getOutputStream().flush();
    } catch (IOException reset) {
      // the server was the first to hang up
    }
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long sessions() {
    return server.bean(DriverSessionRepository.class).count();
  }

  @Test
  void abortedLoginsLeaveNothing() {
    byte[] request = login(DriverClient.PASSWORD);
    for (int i = 0; i < 100; i++) {
      aborted(request, i % (request.length - 1));
    }
    int threadsBefore = threads();
    long filesBefore = openFiles();
    long heapBefore = heap();
    long sessionsBefore = sessions();

    for (int i = 0; i < 2_000; i++) {
      aborted(request, i * 7 % (request.length - 1));
    }

    RealServer.eventually("no socket is left", () -> openFiles() <= filesBefore + 10);
    RealServer.eventually("no thread is left", () -> threads() <= threadsBefore + 10);
    RealServer.eventually("no memory is held", () -> heap() < heapBefore + (24 << 20));
    assertThat(sessions()).isEqualTo(sessionsBefore);
    DriverClient in = DriverClient.of(server, "ADMIN");
    assertThat(in.query("select 1").success()).isTrue();
    in.logout();
  }

  @Test
  void loginsThatNobodyWaitsForAreBounded() {
    byte[] request = login(DriverClient.PASSWORD);
    for (int i = 0; i < 4 * MOST_SESSIONS; i++) {
      aborted(request, request.length);
    }

    // a login among those that are still being read may be the oldest that must go
    RealServer.eventually("who logs in after them can work", this::canWork);
    assertThat(sessions()).isLessThanOrEqualTo(MOST_SESSIONS);
  }

  private boolean canWork() {
    DriverClient in = DriverClient.of(server, "ADMIN");
    try {
      return in.query("select 1").success();
    } finally {
      in.logout();
    }
  }

  @Test
  void secretsAreInNoLog() {
    List<String> lines = new CopyOnWriteArrayList<>();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap());
            for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
              lines.add(String.valueOf(cause.getMessage()));
            }
          }
        };
    Map<Logger, Level> loggers =
        Map.of(
            (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME), Level.INFO,
            (Logger) LoggerFactory.getLogger("vitrine.audit"), Level.INFO,
            (Logger) LoggerFactory.getLogger("dev.vitrine"), Level.DEBUG);
    Map<Logger, Level> before = new HashMap<>();
    loggers.forEach((logger, level) -> before.put(logger, logger.getLevel()));
    loggers.forEach(Logger::setLevel);
    loggers.keySet().forEach(logger -> logger.addAppender(appender));
    appender.start();
    try {
      DriverClient client = DriverClient.of(server, "ADMIN");
      String wrong = "a wrong Password 42";
      client.login("ADMIN", "PASSWORD", wrong);
      client.login("ADMIN", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", "header.secretclaims.sig");
      client.login("ADMIN", "AUTHENTICATOR", "OAUTH", "TOKEN", "opaque-oauth-token");
      client.post(
          "/session/v1/login-request",
          "{\"data\":{\"PASSWORD\":\"cut off".getBytes(UTF_8),
          "Content-Type",
          "application/json");
      client.query("alter user admin set password = 'another Password 43'");
      client.query("alter user admin set password = '" + DriverClient.PASSWORD + "'");
      client.query("create user eve password = 'a first Password 44' nonsense");
      String first = client.token();
      client.renew();
      client.post("/queries/v1/query-request?requestId=x", Map.of("sqlText", "select '"));
      client.logout();

      assertThat(lines).anyMatch(line -> line.contains("ADMIN"));
      String all = String.join("\n", lines).toLowerCase(Locale.ROOT);
      for (String secret :
          List.of(
              DriverClient.PASSWORD,
              wrong,
              "secretclaims",
              "opaque-oauth-token",
              "cut off",
              "another Password 43",
              "a first Password 44",
              first,
              client.token(),
              client.master())) {
        assertThat(all).doesNotContain(secret.toLowerCase(Locale.ROOT));
      }
    } finally {
      loggers.keySet().forEach(logger -> logger.detachAppender(appender));
      before.forEach(Logger::setLevel);
      appender.stop();
    }
  }
}
