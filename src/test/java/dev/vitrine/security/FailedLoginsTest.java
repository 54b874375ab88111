package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class FailedLoginsTest {

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final FailedLogins failures =
      new FailedLogins(new LimitSettings(1, 1, 1, 1, 3, 3, Duration.ofMinutes(2)), clock);
  private final FailedLogins.Key alice = FailedLogins.user("ALICE");

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failures.failed(alice);
    }
  }

  private long waitOf(FailedLogins.Key key) {
    return assertThatExceptionOfType(AuthenticationFailure.class)
        .isThrownBy(() -> failures.check(key))
        .actual()
        .retryAfterSeconds()
        .orElseThrow();
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    fail(2);
    failures.check(alice);

    fail(1);
    assertThat(waitOf(alice)).isEqualTo(2);
    fail(1);
    assertThat(waitOf(alice)).isEqualTo(3);
    fail(3);
    assertThat(waitOf(alice)).isEqualTo(17);
    fail(30);
    assertThat(waitOf(alice)).isEqualTo(121);
  }

  @Test
  void waitEndsAndIsForgotten() {
    fail(4);
    now = now.plusSeconds(3);
    failures.check(alice);

    now = now.plus(Duration.ofMinutes(3));
    fail(1);
    failures.check(alice);
  }

  @Test
  void successStartsAnew() {
    fail(2);
    failures.succeeded(alice);
    fail(2);

    failures.check(alice);
  }

  @Test
  void othersDoNotWait() {
    fail(10);

    failures.check(FailedLogins.user("BOB"));
    failures.check(FailedLogins.address("ALICE"));
  }
}
