package dev.vitrine.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Slows down guessing: after some failures in a row each further one doubles the wait, per user
/// and per address.
@Singleton
public final class FailedLogins {

  /// Whose failures are counted together.
  public record Key(Kind kind, String name) {}

  enum Kind {
    USER,
    ADDRESS
  }

  private record Failures(int count, Instant blockedUntil) {}

  private final LimitSettings limits;
  private final Clock clock;
  private final ExpiringMap<Key, Failures> failures;

  FailedLogins(LimitSettings limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.failures = new ExpiringMap<>(clock, 100_000);
  }

  public static Key user(String name) {
    return new Key(Kind.USER, name);
  }

  public static Key address(String address) {
    return new Key(Kind.ADDRESS, address);
  }

  /// @throws AuthenticationFailure while the key has to wait
  public void check(Key key) {
    Instant now = clock.instant();
    failures
        .get(key)
        .filter(entry -> now.isBefore(entry.blockedUntil()))
        .ifPresent(entry -> {
          long seconds = Duration.between(now, entry.blockedUntil()).toSeconds() + 1;
          throw AuthenticationFailure.limited(
              entry.count() + " failed logins of this " + key.kind(), seconds);
        });
  }

  public synchronized void failed(Key key) {
    Instant now = clock.instant();
    int count = failures.get(key).map(Failures::count).orElse(0) + 1;
    Instant blockedUntil = now.plus(wait(count - allowed(key.kind())));
    failures.put(
        key, new Failures(count, blockedUntil), blockedUntil.plus(limits.longestLoginWait()));
  }

  public void succeeded(Key key) {
    failures.remove(key);
  }

  private int allowed(Kind kind) {
    return switch (kind) {
      case USER -> limits.failedLoginsPerUser();
      case ADDRESS -> limits.failedLoginsPerAddress();
    };
  }

  private Duration wait(int tooMany) {
    if (tooMany < 0) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(tooMany, 30));
    Duration longest = limits.longestLoginWait();
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
