package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was committed under which handle, as long as this process lives; a database that belongs to
/// others gets no tables of ours. The oldest are forgotten.
final class OutcomeLog {

  private static final int MOST = 100_000;

  private final Map<Handle, Outcome> outcomes =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Handle, Outcome> eldest) {
              return size() > MOST;
            }
          });

  void write(Handle handle, Outcome outcome) {
    outcomes.put(handle, outcome);
  }

  Optional<Outcome> read(Handle handle) {
    return Optional.ofNullable(outcomes.get(handle));
  }

  void forget(Handle handle) {
    outcomes.remove(handle);
  }
}
