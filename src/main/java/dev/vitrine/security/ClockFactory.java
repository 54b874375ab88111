package dev.vitrine.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The clock, unless someone else brings one.
@Factory
final class ClockFactory {

  @Singleton
  @Secondary
  Clock clock() {
    return Clock.systemUTC();
  }
}
