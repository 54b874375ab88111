package dev.vitrine.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.TestServer;
import dev.vitrine.security.users.Users;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PasswordsTest {

  private static TestServer server;
  private static PasswordLogin login;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("vitrine.limits.failed-logins-per-user", 2));
    login = server.bean(PasswordLogin.class);
    Users users = server.bean(Users.class);
    for (String name : new String[] {"alice", "bob", "carol", "dave"}) {
      users.create(name);
      users.setPassword(name, "correct horse");
    }
    users.setDisabled("carol", true);
    users.create("keyless");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reason refusal(String user, String password) {
    return assertThatExceptionOfType(AuthenticationFailure.class)
        .isThrownBy(() -> login.login(user, password, "192.0.2.7"))
        .actual()
        .reason();
  }

  @Test
  void hashIsSaltedAndSaysItsParameters() {
    String hash = PasswordHash.of("correct horse");

    assertThat(hash).matches("pbkdf2-sha512\\$210000\\$[0-9a-f]{32}\\$[0-9a-f]{128}");
    assertThat(PasswordHash.of("correct horse")).isNotEqualTo(hash);
    assertThat(PasswordHash.matches("correct horse", hash)).isTrue();
    assertThat(PasswordHash.matches("correct horsf", hash)).isFalse();
  }

  @Test
  void rightPasswordOpens() {
    assertThat(login.login("alice", "correct horse", "192.0.2.1").caller().user())
        .isEqualTo("ALICE");
  }

  @Test
  void aPasswordThatWasRightIsNoMoreAfterItsChange() {
    login.login("dave", "correct horse", "192.0.2.2");
    login.login("dave", "correct horse", "192.0.2.2");

    server.bean(Users.class).setPassword("dave", "another horse");

    assertThat(refusal("dave", "correct horse")).isEqualTo(Reason.BAD_PASSWORD);
    assertThat(login.login("dave", "another horse", "192.0.2.2").caller().user()).isEqualTo("DAVE");
  }

  @Test
  void wrongUserAndWrongPasswordAreAlike() {
    assertThat(refusal("keyless", "")).isEqualTo(Reason.BAD_PASSWORD);
    assertThat(refusal("nobody", "correct horse")).isEqualTo(Reason.BAD_PASSWORD);
    assertThat(refusal("carol", "correct horse")).isEqualTo(Reason.BAD_PASSWORD);
    assertThat(refusal("alice", "x".repeat(100_000))).isEqualTo(Reason.BAD_PASSWORD);
  }

  @Test
  void guessingLocksTheUserForAWhile() {
    for (int i = 0; i < 2; i++) {
      assertThat(refusal("bob", "guess")).isEqualTo(Reason.BAD_PASSWORD);
    }

    assertThat(refusal("bob", "correct horse")).isEqualTo(Reason.LIMITED);
  }
}
