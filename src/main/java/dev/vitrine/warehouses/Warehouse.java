package dev.vitrine.warehouses;

import dev.vitrine.kernel.Caller;
import java.util.Optional;

/// A named place where statements run, with a queue and executors of its own.
///
/// @param name as statements' contexts give it, in exactly this case
/// @param workers statements that run at once
/// @param maxQueued statements that wait at most
/// @param owner the user who alone sees it; empty for all
public record Warehouse(
    String name, Engine engine, Speech speech, int workers, int maxQueued, Optional<String> owner) {

  boolean isSeenBy(Caller caller) {
    return owner.map(caller.user()::equals).orElse(true);
  }
}
