package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.Roles;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the warehouse answers, asked again after a while: who asks for health needs no
/// credentials and must not be able to keep it busy.
@Singleton
final class WarehouseHealth {

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseHealth.class);
  private static final Duration BELIEVED = Duration.ofSeconds(5);

  private final Runs runs;
  private final Places places;
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private boolean answers;

  WarehouseHealth(Runs runs, Places places, Clock clock) {
    this.runs = runs;
    this.places = places;
    this.clock = clock;
  }

  synchronized boolean answers() {
    Instant now = clock.instant();
    if (asked.equals(Instant.MIN) || !now.isBefore(asked.plus(BELIEVED))) {
      answers = ask();
      asked = clock.instant();
    }
    return answers;
  }

  private boolean ask() {
    Caller server =
        new Caller("agent health", List.of(Roles.PUBLIC), Roles.PUBLIC, Caller.Method.INTERNAL);
    try {
      return !runs.rows(server, places.of(server), "SELECT 1", List.of()).isEmpty();
    } catch (RuntimeException down) {
      LOG.warn("the warehouse of questions does not answer: {}", down.getMessage());
      return false;
    }
  }
}
