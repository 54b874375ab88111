package dev.vitrine.repository;

import dev.vitrine.kernel.HealthPart;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Whether the state database answers.
@Singleton
final class StateHealth implements HealthPart {

  private final StatementRepository statements;

  StateHealth(StatementRepository statements) {
    this.statements = statements;
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public Optional<String> problem() {
    try {
      boolean _ = statements.existsById("");
      return Optional.empty();
    } catch (RuntimeException unreachable) {
      return Optional.of("the state database does not answer");
    }
  }
}
