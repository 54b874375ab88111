package dev.vitrine.statements;

import dev.vitrine.kernel.HealthPart;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Whether statements are taken in.
@Singleton
final class StatementsHealth implements HealthPart {

  private final Statements statements;

  StatementsHealth(Statements statements) {
    this.statements = statements;
  }

  @Override
  public String name() {
    return "statements";
  }

  @Override
  public Optional<String> problem() {
    return statements.isClosing() ? Optional.of("the server is stopping") : Optional.empty();
  }
}
