package dev.vitrine.agent;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;

/// How long a query may take.
@Singleton
final class Timeouts {

  private final AgentConfig config;

  Timeouts(AgentConfig config) {
    this.config = config;
  }

  /// `timeout_seconds` of a body, or what is configured.
  Duration of(Fields fields) {
    return fields.optionalNumber("timeout_seconds").map(this::checked).orElse(config.timeout());
  }

  private Duration checked(BigDecimal seconds) {
    long most = config.maxTimeout().toSeconds();
    if (seconds.signum() <= 0 || seconds.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw Refusal.badRequest("timeout_seconds is more than 0 and at most " + most);
    }
    return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
  }
}
