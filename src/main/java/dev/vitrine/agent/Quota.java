package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.ExpiringMap;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// So many requests a minute and user on `/api/queries`, each method by itself: reading what was
/// asked takes nothing from asking.
@Singleton
final class Quota {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_USERS = 50_000;

  private final int most;
  private final Clock clock;
  private final ExpiringMap<String, Deque<Instant>> requests;

  Quota(AgentConfig config, Clock clock) {
    this.most = config.requestsPerMinute();
    this.clock = clock;
    this.requests = new ExpiringMap<>(clock, MOST_USERS);
  }

  /// @throws Refusal 429 with the time to wait
  synchronized void take(Caller caller, String method) {
    if (most <= 0) {
      return;
    }
    Instant now = clock.instant();
    String key = method + " " + caller.user();
    Deque<Instant> recent = requests.get(key).orElseGet(ArrayDeque::new);
    while (!recent.isEmpty() && !recent.getFirst().plus(MINUTE).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= most) {
      throw Refusal.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "More than %d requests a minute: wait a little".formatted(most))
          .retryAfter(Duration.between(now, recent.getFirst().plus(MINUTE)).plusSeconds(1));
    }
    recent.addLast(now);
    requests.put(key, recent, now.plus(MINUTE));
  }
}
