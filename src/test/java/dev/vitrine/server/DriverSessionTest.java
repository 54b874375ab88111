package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long sessions live and what ends them.
class DriverSessionTest {

  private static final String SLOW =
      "select count(*) from table(generator(rowcount => 100000000)) a, table(generator(rowcount => 100000000)) b";

  private static RealServer shared;

  @BeforeAll
  static void start() {
    shared = server();
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  private static RealServer server(String... more) {
    String[] settings = new String[more.length + 2];
    settings[0] = "test.clock";
    settings[1] = "yes";
    System.arraycopy(more, 0, settings, 2, more.length);
    return withPassword(RealServer.start(settings));
  }

  private static RealServer withPassword(RealServer server) {
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    return server;
  }

  @Test
  void expiredTokensAreRenewedAndTheRequestRunsOnce() {
    DriverClient client = DriverClient.of(shared, "ADMIN");
    client.query("create database d");
    client.query("create table t (a int)");
    String request = newId();

    shared.bean(TurnedClock.class).turn(Duration.ofMinutes(61));
    Answer expired = client.query("insert into t values (1)", request, Map.of());
    Answer renewed = client.renew();
    Answer first = client.query("insert into t values (1)", request, Map.of());
    Answer again = client.query("insert into t values (1)", request, Map.of());

    assertThat(expired.code()).isEqualTo("390112");
    assertThat(renewed.at("data", "validityInSecondsST")).isEqualTo(3600);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(client.query("select count(*) from t").rows()).hasToString("[[1]]");
  }

  @Test
  void sessionsEndWhenNobodyUsesThemAndLiveOnWithSigns() {
    try (RealServer server = server("vitrine.driver.token-life", "10h")) {
      DriverClient used = DriverClient.of(server, "ADMIN");
      DriverClient left = DriverClient.of(server, "ADMIN");

      for (int i = 0; i < 3; i++) {
        server.bean(TurnedClock.class).turn(Duration.ofHours(2));
        assertThat(used.post("/session/heartbeat", Map.of()).success()).isTrue();
      }

      assertThat(left.query("select 1").code()).isEqualTo("390111");
      assertThat(left.renew().code()).isIn("390114", "390115");
      assertThat(new DriverClient(server).renew().code()).isEqualTo("390113");
      assertThat(used.query("select 1").success()).isTrue();
    }
  }

  @Test
  void logoutEndsTheSessionAndWhatItRuns() {
    DriverClient client = DriverClient.of(shared, "ADMIN");
    DriverClient other = DriverClient.of(shared, "ADMIN");
    String id = client.query(SLOW, newId(), Map.of("asyncExec", true)).id();

    assertThat(client.logout().success()).isTrue();

    assertThat(client.query("select 1").code()).isEqualTo("390111");
    assertThat(client.logout().code()).isEqualTo("390111");
    assertThat(client.renew().code()).isEqualTo("390115");
    assertThat(other.status(id)).isEqualTo("ABORTED");
  }

  @Test
  void aTokenThatIsOverStillLogsOutUnlessItWasRenewed() {
    DriverClient client = DriverClient.of(shared, "ADMIN");
    DriverClient renewed = DriverClient.of(shared, "ADMIN");
    DriverClient withOldToken = renewed.showing(renewed.token());
    shared.bean(TurnedClock.class).turn(Duration.ofMinutes(61));
    renewed.renew();

    assertThat(client.post("/session/heartbeat", Map.of()).code()).isEqualTo("390112");
    assertThat(client.logout().success()).isTrue();
    assertThat(client.renew().code()).isEqualTo("390115");
    assertThat(withOldToken.logout().code()).isEqualTo("390112");
    assertThat(renewed.query("select 1").success()).isTrue();
  }

  @Test
  void asynchronousStatementsOutliveAClientThatDoesNotLogOut() {
    String id =
        DriverClient.of(shared, "ADMIN").query("select 7", newId(), Map.of("asyncExec", true)).id();

    DriverClient later = DriverClient.of(shared, "ADMIN");

    assertThat(later.result(id).rows()).hasToString("[[7]]");
  }

  @Test
  void sessionsGoOnAfterARestart(@TempDir Path data) {
    RealServer before = withPassword(RealServer.startIn(data));
    DriverClient client = DriverClient.of(before, "ADMIN");
    client.query("create database d");
    client.query("create schema s");
    client.query("alter session set timezone = 'Europe/Paris'");
    before.stop();

    RealServer after = RealServer.startIn(data);
    DriverClient again = client.at(after);
    Answer answer = again.query("select current_database(), current_schema()");
    Answer renewed = again.renew();

    assertThat(answer.rows()).hasToString("[[D, S]]");
    assertThat(answer.parameter("TIMEZONE")).isEqualTo("Europe/Paris");
    assertThat(renewed.success()).isTrue();
    assertThat(again.query("select 1").success()).isTrue();
    after.stop();
  }

  @Test
  void theLongestUnusedOfTooManySessionsEnds() {
    try (RealServer server = server("vitrine.driver.max-sessions-per-user", "2")) {
      DriverClient oldest = DriverClient.of(server, "ADMIN");
      server.bean(TurnedClock.class).turn(Duration.ofMinutes(1));
      DriverClient second = DriverClient.of(server, "ADMIN");
      server.bean(TurnedClock.class).turn(Duration.ofMinutes(1));
      DriverClient third = DriverClient.of(server, "ADMIN");

      assertThat(oldest.query("select 1").code()).isEqualTo("390111");
      assertThat(second.query("select 1").success()).isTrue();
      assertThat(third.query("select 1").success()).isTrue();
    }
  }

  @Test
  void forgedTokensAndThoseOfDisabledUsersOpenNothing() {
    Users users = shared.bean(Users.class);
    users.create("ANN");
    users.setPassword("ANN", DriverClient.PASSWORD);
    DriverClient client = DriverClient.of(shared, "ANN");

    users.setDisabled("ANN", true);

    assertThat(client.query("select 1").code()).isEqualTo("390111");
    assertThat(new DriverClient(shared).query("select 1").code()).isEqualTo("390111");
  }
}
