package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.AgentQueryRepository;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.statements.Statements;
import dev.vitrine.warehouses.Speech;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/// Rows of a database behind a connection that the same user got a moment ago for the same SQL,
/// where that is configured. The embedded warehouse does so by itself, and knows when tables
/// change.
@Singleton
final class KeptResults {

  /// Who says so wants it run.
  private static final Set<String> ANEW = Set.of("rerun", "schedule");

  private final AgentQueryRepository repository;
  private final Statements statements;
  private final Places places;
  private final AgentConfig config;
  private final Clock clock;

  KeptResults(
      AgentQueryRepository repository,
      Statements statements,
      Places places,
      AgentConfig config,
      Clock clock) {
    this.repository = repository;
    this.statements = statements;
    this.places = places;
    this.config = config;
    this.clock = clock;
  }

  /// The run whose rows may be given again.
  Optional<AgentQueryRow> find(Caller caller, AgentQueryRow row, String sql) {
    if (config.resultsKept().isZero()
        || ANEW.contains(row.source())
        || places.of(caller).speech() == Speech.EMBEDDED) {
      return Optional.empty();
    }
    return repository
        .ranSince(caller.user(), sql, row.bindings(), clock.instant().minus(config.resultsKept()))
        .filter(before -> isThere(caller, before));
  }

  private boolean isThere(Caller caller, AgentQueryRow before) {
    String handle = before.handle();
    if (handle == null) {
      return false;
    }
    try {
      return statements.get(caller, Handle.parse(handle)).result().isPresent();
    } catch (SqlError expired) {
      return false;
    }
  }
}
