package dev.vitrine.agent.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Leaves an endpoint alone that failed several times in a row; after a pause one request tries.
final class Breaker {

  private final int most;
  private final Duration pause;
  private final Clock clock;
  private int failures;
  private Instant openUntil = Instant.MIN;

  Breaker(int most, Duration pause, Clock clock) {
    this.most = most;
    this.pause = pause;
    this.clock = clock;
  }

  /// @throws ModelFailure `LEFT_ALONE` while it is open
  synchronized void enter() {
    Instant now = clock.instant();
    if (failures < most) {
      return;
    }
    if (now.isBefore(openUntil)) {
      throw ModelFailure.leftAlone(Duration.between(now, openUntil).plusSeconds(1));
    }
    openUntil = now.plus(pause);
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    openUntil = clock.instant().plus(pause);
  }

  synchronized boolean isOpen() {
    return failures >= most && clock.instant().isBefore(openUntil);
  }
}
